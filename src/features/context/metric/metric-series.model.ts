import { ArgsType, Field, Float, ObjectType } from '@nestjs/graphql';
import type { Interval, Period } from '../../../domain/foundation/calendar/interval.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { CalendarDate } from '../../../platform/graphql/scalars.ts';

/** Most stretches of one series. Chosen: a year of days, with some to spare. */
export const MOST_BUCKETS = 400;

/** How long the stretches of a series are, as an enum. */
export const SeriesIntervalEnum = registerEnum('SeriesInterval', 'How long the stretches of a series are.', {
  DAY: "Days of the workspace's time zone.",
  WEEK: "Weeks that begin on the workspace's first day of the week.",
  MONTH: 'Months of the calendar.',
  QUARTER: 'Quarters of the calendar year: from January, April, July and October.',
} satisfies Record<Interval, string>);

/** Which stretches of time a series covers. */
@ArgsType()
export class MetricSeriesArgs {
  /** Day in the first stretch, which is shown as a whole. */
  @Field(() => CalendarDate)
  from: string;

  /** Day in the last stretch, which is shown as a whole; null for today in the workspace. */
  @Field(() => CalendarDate, { nullable: true })
  to?: string | null;

  /** How long the stretches are. */
  @Field(() => SeriesIntervalEnum, { defaultValue: 'WEEK' })
  interval: Interval;
}

/** A stretch of a series with the metric's last reading in it. */
@ObjectType()
@RequiresScope('okr:read')
export class MetricBucket implements Period {
  /** First day of the stretch, in the workspace's time zone. */
  @Field(() => CalendarDate)
  startsOn: string;

  /** Last day of the stretch, which is part of it. */
  @Field(() => CalendarDate)
  endsOn: string;

  /** What the metric was last within the stretch, in its unit; null where nothing was read, which is not 0. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Instant of that reading, UTC; null where nothing was read. */
  @Field(() => Date, { nullable: true })
  observedAt: Date | null;
}
