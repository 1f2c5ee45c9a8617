import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { FilterIds, OptionalLine } from '../../../platform/graphql/validators.ts';
import { PageArgs } from '../../../platform/paging/connection.model.ts';
import { listArgs, orderOf } from '../../../platform/paging/list-args.model.ts';

/** Narrows a list of decisions by what they are about; what is left out narrows nothing. */
@InputType()
export class DecisionScopeFilter {
  /** Only decisions about these nodes, at most 100 nodes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  nodeIds?: string[] | null;

  /** Only decisions about nodes of these outcomes' trees, at most 100 outcomes. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  outcomeIds?: string[] | null;

  /** Only decisions about nodes in the trees of these teams' outcomes, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only decisions that these persons took, at most 100 persons. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  whoIds?: string[] | null;
}

/** Narrows the log of decisions; what is left out narrows nothing. */
@InputType()
export class DecisionFilter extends DecisionScopeFilter {
  /** Only decisions of the day of this instant, in the workspace's time zone, or of a later one. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only decisions up to the day of the last moment before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** Only decisions in force, or only those that a later one supersedes. */
  @Field(() => Boolean, { nullable: true })
  isInForce?: boolean | null;

  /** Only decisions that can be taken back, or only those that cannot. */
  @Field(() => Boolean, { nullable: true })
  isTwoWayDoor?: boolean | null;

  /** Only decisions whose question, choice or reason holds this text, in capitals or not. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  text?: string | null;
}

/** What decisions can be sorted by. */
export const DecisionOrder = orderOf('Decision', {
  DECIDED_ON: 'The day of the decision.',
  CREATED_AT: 'When the decision was recorded.',
  REVISIT_ON: 'The day of review; those without one count as reviewed last.',
});

/** Which decisions, in which order. */
@ArgsType()
export class DecisionArgs extends listArgs({ filter: DecisionFilter, orderBy: DecisionOrder }) {}

/** Narrows the list of due decisions; what is left out narrows nothing. */
@InputType()
export class DecisionsDueFilter extends DecisionScopeFilter {
  /** Day as of which they are due; left out, today in the workspace's time zone. */
  @Field(() => CalendarDate, { nullable: true })
  asOf?: string | null;
}

/** Which due decisions. */
@ArgsType()
export class DecisionsDueArgs extends listArgs({ filter: DecisionsDueFilter }) {}

/** Which shaken decisions. */
@ArgsType()
export class DecisionsShakenArgs extends PageArgs {
  /** Which decisions; what is left out narrows nothing. */
  @Field(() => DecisionScopeFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => DecisionScopeFilter)
  filter?: DecisionScopeFilter | null;
}
