import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Interval, Period } from '../../../domain/foundation/calendar/interval.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';
import { SeriesIntervalEnum } from '../../context/metric/metric-series.model.ts';
import { type ReadingSource, ReadingSourceEnum } from './progress.model.ts';

/** Most entries of a history of confidence. Chosen: two years of weeks. */
export const MOST_CONFIDENCES = 104;

/** Which stretches of time a key result's series covers. */
@ArgsType()
export class KeyResultSeriesArgs {
  /** Beginning of the time, included: the series begins with the whole stretch in which it lies. Null for the first day of the cycle. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** End of the time, excluded: the stretch of the last moment before it is shown as a whole. Null for the end of today in the workspace, or of the cycle once that is past. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** How long the stretches are. */
  @Field(() => SeriesIntervalEnum, { defaultValue: 'WEEK' })
  interval: Interval;
}

/** A stretch of a key result's series, with the last value in it. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultBucket implements Period {
  /** First day of the stretch, in the workspace's time zone. */
  @Field(() => CalendarDate)
  startsOn: string;

  /** Last day of the stretch, which is part of it. */
  @Field(() => CalendarDate)
  endsOn: string;

  /** Last value of the metric within the stretch, in its unit; null if there was none. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Where that value comes from; null without one. */
  @Field(() => ReadingSourceEnum, { nullable: true })
  source: ReadingSource | null;

  /** Progress by that value, below 0 behind the start and above 1 past the goal; null for a target to keep, and without a value. */
  @Field(() => Float, { nullable: true })
  raw: number | null;

  /** `raw`, limited to the range 0 to 1. */
  @Field(() => Float, { nullable: true })
  clamped: number | null;

  /** Whether that value is within the target's bounds; null for a target to reach, and without a value. */
  @Field(() => Boolean, { nullable: true })
  inBand: boolean | null;

  /** Progress that the pace expects by the end of the stretch, 0 to 1; null where no pace is expected. */
  @Field(() => Float, { nullable: true })
  expected: number | null;

  /** Last confidence in meeting the key result within the stretch, 1 to 10; null if none was stated. */
  @Field(() => Int, { nullable: true })
  confidence: number | null;
}

/** Confidence in meeting a key result, as one check-in states it. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultConfidence {
  /** Check-in that states the confidence. */
  @Field(() => ID)
  checkInId: string;

  /** Instant for which the confidence holds, UTC. */
  observedAt: Date;

  /** Confidence from 1 (not at all) to 10 (certain); a cycle begins at 5 (Wodtke). */
  @Field(() => Int)
  confidence: number;

  /** Comment of the check-in; null if it has none. */
  @Field(() => String, { nullable: true })
  comment: string | null;
}
