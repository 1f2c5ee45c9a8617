import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';

/** Narrows a list of questions; what is left out narrows nothing. */
@InputType()
export class OpenQuestionFilter {
  /** Only questions that these persons should answer, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  forIds?: string[] | null;

  /** Only questions about nodes of these outcomes' trees, at most 100 outcomes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  outcomeIds?: string[] | null;

  /** Only questions about nodes in the trees of these teams' outcomes, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only questions that have an answer, or only those that have none. */
  @Field(() => Boolean, { nullable: true })
  isAnswered?: boolean | null;

  /** Only questions due before this day, without those that have no due day. */
  @Field(() => CalendarDate, { nullable: true })
  dueBefore?: string | null;

  /** Only questions whose words or answer hold this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;

  /** Whether to list questions about nodes that are archived, or below an archived node, too. */
  @Field(() => Boolean, { defaultValue: false })
  includeArchived: boolean;
}

/** What questions can be sorted by. */
export const OpenQuestionOrder = orderOf('OpenQuestion', {
  CREATED_AT: 'When the question was asked.',
  DUE_ON: 'The day by which it should be answered; those without a due day count as due last.',
});

/** Which questions, in which order. */
@ArgsType()
export class OpenQuestionArgs extends listArgs({ filter: OpenQuestionFilter, orderBy: OpenQuestionOrder }) {}
