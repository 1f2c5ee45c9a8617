import { ArgsType, Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { Level } from '../../../domain/priorities/decision/descent.ts';
import { TARGET_CONCERNS } from '../../../domain/priorities/decision/target-concern.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { FilterIds, OptionalLine, Text } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { listArgs } from '../../../platform/paging/list-args.model.ts';
import { descriptionsOf, registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';

const TARGET_ENDS = {
  REPLACED: 'Another target was set for the outcome.',
  ENDED: 'It was ended without another target for the outcome.',
  MERGED: "The opportunity was merged into one of another outcome's tree.",
} as const;
/** How a target came to an end. */
export type TargetEnd = keyof typeof TARGET_ENDS;
const TargetEndEnum = registerEnum('TargetEnd', 'How a target ended.', TARGET_ENDS);

/** What may be wrong with a target, as an enum. */
export const TargetConcernEnum = registerEnum(
  'TargetConcern',
  'What may be wrong with a target opportunity today.',
  descriptionsOf(TARGET_CONCERNS),
);

/**
 * The opportunity that a team works on for an outcome, from one day to another: at most one at a time (Torres). If the
 * opportunity is merged into another one of the same tree, the current target follows. Archiving, parking or moving it
 * does not change the record, but `concerns` names it.
 */
@ObjectType({ implements: () => [Node] })
@Entity('target_opportunity')
@RequiresScope('tree:read')
export class TargetOpportunity extends VersionedRow implements Node {
  /** Outcome of the target. */
  @Column('uuid')
  @Field(() => ID)
  outcomeId: string;

  /** Opportunity that the team works on. */
  @Column('uuid')
  @Field(() => ID)
  opportunityId: string;

  /** Why the team chose this opportunity, 1 to 2,000 characters. */
  @Column('text')
  @Text({ max: 2_000, lines: true })
  reason: string;

  /** Levels of the path down to it, as of the day it was set; the field `descent` shows them. */
  @HideField()
  @Column('jsonb')
  levels: Level[];

  /** First day on which it is the target, in the workspace's time zone. */
  @Column('date')
  @Field(() => CalendarDate)
  startsOn: string;

  /** First day on which it is no longer the target; null while it is. */
  @Column('date', { nullable: true })
  @Field(() => CalendarDate, { nullable: true })
  endedOn: string | null;

  /** How it ended; null while it is current. */
  @Column('text', { nullable: true })
  @Field(() => TargetEndEnum, { nullable: true })
  endedBy: TargetEnd | null;

  /** Why it ended, up to 500 characters; null while it is current, and where the next target says why. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine(500)
  endReason: string | null;

  /** Person on whose behalf the target was set; null if an API key acted for itself. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  setById: string | null;
}

/** One page of target opportunities. */
export const TargetOpportunityConnection = countedConnectionOf<TargetOpportunity>(
  () => TargetOpportunity,
  'TargetOpportunity',
);

/** The day of an outcome's target. */
@ArgsType()
export class TargetArgs {
  /** Day on which it was the target; null for the current one. */
  @Field(() => CalendarDate, { nullable: true })
  on?: string | null;
}

/** Narrows a list of targets; what is left out narrows nothing. */
@InputType()
export class TargetOpportunityFilter {
  /** Only targets of these teams' outcomes, at most 100 teams. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only targets of these products' outcomes, at most 100 products. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  productIds?: string[] | null;

  /** Only current targets, or only those that have ended. */
  @Field(() => Boolean, { nullable: true })
  isCurrent?: boolean | null;
}

/** Which targets, ended ones included. */
@ArgsType()
export class TargetOpportunityArgs extends listArgs({ filter: TargetOpportunityFilter }) {}
