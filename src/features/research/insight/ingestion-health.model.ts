import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { AtMost, RequiresAnyScope } from '../../../platform/access/requires-scope.ts';

/** Most sources of one answer. Chosen: more than any company has tools. */
export const MOST_SOURCES = 100;
/** Most kinds of items of one source. */
export const MOST_KINDS = 20;

/** How far back to look. */
@ArgsType()
export class IngestionHealthArgs {
  /** Days counted, today among them, by UTC: 1 to 365. */
  @Field(() => Int, { defaultValue: 7 })
  @IsInt()
  @Min(1)
  @Max(365)
  days: number;
}

/** How many items of one kind a source sent, and what became of them. */
@ObjectType()
@RequiresAnyScope('insight:read', 'insight:ingest')
export class IngestionKind {
  /** Kind of the items, such as "INSIGHT" or "METRIC_READING". */
  kind: string;

  /** Items sent, whatever became of them. */
  @Field(() => Int)
  received: number;

  /** Items that were new. */
  @Field(() => Int)
  created: number;

  /** Items that changed what was known. */
  @Field(() => Int)
  updated: number;

  /** Items that were known just so. */
  @Field(() => Int)
  unchanged: number;

  /** Items that were older than what was known. */
  @Field(() => Int)
  stale: number;

  /** Items that their source took back. */
  @Field(() => Int)
  deleted: number;

  /** Items with a fault. */
  @Field(() => Int)
  rejected: number;
}

/** How well a source keeps us informed. */
@ObjectType()
@RequiresAnyScope('insight:read', 'insight:ingest')
export class IngestionHealth {
  /** Name under which the source sends, such as "zendesk". */
  sourceSystem: string;

  /** Instant at which it last sent anything, UTC. */
  lastReceivedAt: Date;

  /** Seconds from when its latest insight was changed there, or else occurred, until it came in here; null where it sent none. */
  @Field(() => Number, { nullable: true })
  lagSeconds: number | null;

  /** Share of the items of these days that were rejected, 0 to 1; null where it sent none. */
  @Field(() => Number, { nullable: true })
  rejectedShare: number | null;

  /** What it sent in these days, by kind; up to 20. */
  @Field(() => [IngestionKind])
  @AtMost(MOST_KINDS)
  kinds: IngestionKind[];
}
