import { ArgsType, Field, Float, ObjectType } from '@nestjs/graphql';
import type { Interval, Period } from '../../../domain/foundation/calendar/interval.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';

/** Most periods of one series. Chosen: a year of days, with some to spare. */
export const MOST_BUCKETS = 400;

/** Length of the periods of a series, as an enum. */
export const SeriesIntervalEnum = registerEnum('SeriesInterval', 'Length of the periods of a series.', {
  DAY: "Days of the workspace's time zone.",
  WEEK: "Weeks that begin on the workspace's first day of the week.",
  MONTH: 'Months of the calendar.',
  QUARTER: 'Quarters of the calendar year: from January, April, July and October.',
} satisfies Record<Interval, string>);

/** Selects the periods of a series. */
@ArgsType()
export class MetricSeriesArgs {
  /** Beginning of the time, included: the series begins with the whole period in which it lies. */
  @Field(() => Date)
  from: Date;

  /** End of the time, excluded: the period of the last moment before it is shown as a whole. Null for the end of today in the workspace. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;

  /** Length of the periods. */
  @Field(() => SeriesIntervalEnum, { defaultValue: 'WEEK' })
  interval: Interval;
}

/** A period of a series, with the metric's last reading in it. */
@ObjectType()
@RequiresScope('okr:read')
export class MetricBucket implements Period {
  /** First day of the period, in the workspace's time zone. */
  @Field(() => CalendarDate)
  startsOn: string;

  /** Last day of the period, inclusive. */
  @Field(() => CalendarDate)
  endsOn: string;

  /** Last value of the metric in the period, in its unit; null without a reading, which is not the same as 0. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Instant of that reading, UTC; null without a reading. */
  @Field(() => Date, { nullable: true })
  observedAt: Date | null;
}
