import { Field, Float, ID, InputType, Int, IntersectionType, ObjectType, PartialType, PickType } from '@nestjs/graphql';
import type { ArrivalStatus } from '../../domain/ingestion/arrival.ts';
import { AtMost } from '../../platform/access/needs.ts';
import { OptionalLine } from '../../platform/graphql/checks.ts';
import { registerEnum } from '../../platform/graphql/enum.ts';
import { UserError } from '../../platform/graphql/payload.model.ts';
import { MetricReading } from './metric-reading.model.ts';

/** Most readings of one push. */
export const MOST_PUSHED = 500;

/** What became of a pushed reading. */
export type PushStatus = ArrivalStatus | 'REJECTED';
const PushStatusEnum = registerEnum('MetricReadingPushStatus', 'What became of a pushed reading.', {
  CREATED: 'It was not known and has been added.',
  UPDATED: 'It was known with another state, which this one replaced.',
  UNCHANGED: 'It was known just so.',
  STALE: 'A newer state is known; this one was left out.',
  REJECTED: 'It has a fault, named in `errors`; nothing of it was kept.',
} satisfies Record<PushStatus, string>);

/** One reading as its source knows it. Name its metric by `metricId` or by `metricExternalId`. */
@InputType()
export class MetricReadingPushItemInput extends IntersectionType(
  PickType(MetricReading, ['value', 'observedAt'], InputType),
  PartialType(PickType(MetricReading, ['externalId', 'sourceUpdatedAt'], InputType)),
) {
  /** Metric that was read, by its id here; null where `metricExternalId` names it. */
  @Field(() => ID, { nullable: true })
  metricId?: string | null;

  /** Metric that was read, by what it is called in the source system, as `externalRefSet` told; null where `metricId` names it. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  metricExternalId?: string | null;

  /** What it was, in the metric's unit. */
  @Field(() => Float)
  override value: number;
}

/** What became of one item of a push. */
@ObjectType()
export class MetricReadingReceipt {
  /** Place of the item in the input, from 0. */
  @Field(() => Int)
  index: number;

  /** What the reading is called in its source system; null where the item did not say. */
  @Field(() => String, { nullable: true })
  externalId: string | null;

  /** What became of it. */
  @Field(() => PushStatusEnum)
  status: PushStatus;

  /** Reading that stands for it here; null when rejected, and for a new one on a dry run. */
  @Field(() => ID, { nullable: true })
  readingId: string | null;

  /** Why it was rejected, with paths from the input's top; empty unless it was. */
  @Field(() => [UserError])
  @AtMost(10)
  errors: readonly UserError[];

  /** What its sender should know though it was kept, one sentence each; at most 3. */
  @Field(() => [String])
  @AtMost(3)
  warnings: readonly string[];
}
