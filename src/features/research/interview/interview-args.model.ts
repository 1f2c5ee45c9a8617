import { ArgsType, Field, ID } from '@nestjs/graphql';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { type InterviewKind, InterviewKindEnum, type InterviewStatus, InterviewStatusEnum } from './interview.model.ts';

/** Which interviews. */
@ArgsType()
export class InterviewArgs extends PageArgs {
  /** Only those of this sort. */
  @Field(() => InterviewKindEnum, { nullable: true })
  kind?: InterviewKind | null;

  /** Only those that stand so. */
  @Field(() => InterviewStatusEnum, { nullable: true })
  status?: InterviewStatus | null;

  /** Only those that this participant took part in. */
  @Field(() => ID, { nullable: true })
  participantId?: string | null;

  /** Only those that this person of the team attended. */
  @Field(() => ID, { nullable: true })
  personId?: string | null;

  /** Only those that were sought for this outcome. */
  @Field(() => ID, { nullable: true })
  outcomeId?: string | null;

  /** Only those at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only those before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}
