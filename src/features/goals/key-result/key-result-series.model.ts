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
  /** Day in the first stretch, which is shown as a whole; null for the first day of the cycle. */
  @Field(() => CalendarDate, { nullable: true })
  from?: string | null;

  /** Day in the last stretch, which is shown as a whole; null for today in the workspace, or the last day of the cycle once that is past. */
  @Field(() => CalendarDate, { nullable: true })
  to?: string | null;

  /** How long the stretches are. */
  @Field(() => SeriesIntervalEnum, { defaultValue: 'WEEK' })
  interval: Interval;
}

/** A stretch of a key result's series, with where it stood last in it. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultBucket implements Period {
  /** First day of the stretch, in the workspace's time zone. */
  @Field(() => CalendarDate)
  startsOn: string;

  /** Last day of the stretch, which is part of it. */
  @Field(() => CalendarDate)
  endsOn: string;

  /** What the metric was last within the stretch, in its unit; null where nothing was seen. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Where that value comes from; null without one. */
  @Field(() => ReadingSourceEnum, { nullable: true })
  source: ReadingSource | null;

  /** Progress by that value, below 0 or above 1 where it went back or past; null for what is to be kept, and without a value. */
  @Field(() => Float, { nullable: true })
  raw: number | null;

  /** The same share, held between 0 and 1. */
  @Field(() => Float, { nullable: true })
  clamped: number | null;

  /** Whether that value is where it shall stay; null for what is to be reached, and without a value. */
  @Field(() => Boolean, { nullable: true })
  inBand: boolean | null;

  /** Progress that the pace expects by the end of the stretch, 0 to 1; null where no pace is expected. */
  @Field(() => Float, { nullable: true })
  expected: number | null;

  /** How sure somebody was last within the stretch, 1 to 10; null where nobody said. */
  @Field(() => Int, { nullable: true })
  confidence: number | null;
}

/** How sure somebody was of meeting a key result, and when. */
@ObjectType()
@RequiresScope('okr:read')
export class KeyResultConfidence {
  /** Check-in that said so. */
  @Field(() => ID)
  checkInId: string;

  /** Instant of which it tells, UTC. */
  observedAt: Date;

  /** How sure, from 1 (not at all) to 10 (certain); a cycle begins at 5 (Wodtke). */
  @Field(() => Int)
  confidence: number;

  /** What was said with it; null where nothing was. */
  @Field(() => String, { nullable: true })
  comment: string | null;
}
