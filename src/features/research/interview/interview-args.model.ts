import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';
import { type InterviewKind, InterviewKindEnum, type InterviewStatus, InterviewStatusEnum } from './interview.model.ts';

/** Narrows a list of interviews; what is left out narrows nothing. */
@InputType()
export class InterviewFilter {
  /** Only interviews of these kinds. */
  @Field(() => [InterviewKindEnum], { nullable: true })
  kinds?: InterviewKind[] | null;

  /** Only interviews in one of these statuses. */
  @Field(() => [InterviewStatusEnum], { nullable: true })
  statuses?: InterviewStatus[] | null;

  /** Only interviews that were sought for one of these outcomes, at most 100 outcomes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  outcomeIds?: string[] | null;

  /** Only interviews that one of these teams sought, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only interviews about one of these products, at most 100 products. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  productIds?: string[] | null;

  /** Only interviews in which one of these participants took part, also under a participant merged into them; at most 100 participants. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  participantIds?: string[] | null;

  /** Only interviews at which one of these persons was present, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  attendeeIds?: string[] | null;

  /** True for interviews with a snapshot, false for those that have none yet. */
  @Field(() => Boolean, { nullable: true })
  hasSnapshot?: boolean | null;

  /** Only interviews that take place at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only interviews that take place before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** Only interviews whose notes hold this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What interviews can be sorted by. */
export const InterviewOrder = orderOf('Interview', {
  HELD_AT: 'When it took place or is to.',
  CREATED_AT: 'When it was entered.',
});

/** Which interviews, in which order. */
@ArgsType()
export class InterviewArgs extends listArgs({ filter: InterviewFilter, orderBy: InterviewOrder }) {}
