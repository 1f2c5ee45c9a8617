import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { MetricReading, MetricReadingArgs, MetricReadingConnection, READING_CLOCK } from './metric-reading.model.ts';
import { MetricReadingReader } from './metric-reading.reader.ts';
import { MetricBucket, MetricSeriesArgs, MOST_BUCKETS } from './metric-series.model.ts';
import { MetricSeriesReader } from './metric-series.reader.ts';
import { MetricArgs } from './metric-args.model.ts';
import { Metric, MetricConnection } from './metric.model.ts';
import { MetricReader } from './metric.reader.ts';

/** Resolves the list of metrics and their readings. */
@Resolver(() => Metric)
export class MetricResolver {
  constructor(
    private readonly lists: MetricReader,
    private readonly readings: MetricReadingReader,
    private readonly buckets: MetricSeriesReader,
  ) {}

  @Query(() => MetricConnection, {
    description: "The workspace's metrics, oldest first unless `orderBy` says otherwise.",
  })
  @RequiresScope('okr:read')
  metrics(@Args() args: MetricArgs): Promise<CountedConnection<Metric>> {
    return this.lists.page(args);
  }

  @ResolveField(() => MetricReading, {
    nullable: true,
    description:
      'The reading with the latest instant of observation, however late it was recorded; null when there is none.',
  })
  latestReading(@Parent() { id }: Metric): Promise<MetricReading | null> {
    return this.readings.latest(id);
  }

  @ResolveField(() => MetricReadingConnection, {
    name: 'readings',
    description: 'Readings of the metric, latest observation first.',
  })
  readingPage(@Parent() { id }: Metric, @Args() args: MetricReadingArgs): Promise<CountedConnection<MetricReading>> {
    return this.readings.page(id, args);
  }

  @ResolveField(() => [MetricBucket], {
    description:
      "The metric's last reading in every day, week, month or quarter, in order, also for periods without a reading. Periods are whole and follow the workspace's calendar; at most 400.",
  })
  @AtMost(MOST_BUCKETS)
  series(@Parent() { id }: Metric, @Args() args: MetricSeriesArgs): Promise<MetricBucket[]> {
    return this.buckets.series(id, args);
  }
}

/** Resolves the metric of a reading. */
@Resolver(() => MetricReading)
export class MetricReadingResolver {
  constructor(
    private readonly read: RowReader,
    private readonly clocks: ClockStore,
  ) {}

  @ResolveField(() => Date, {
    nullable: true,
    description:
      'Latest instant that its source has stated for it, UTC; of its arrival where the source stated none. Null for a reading by hand.',
  })
  sourceUpdatedAt(@Parent() { id }: MetricReading): Promise<Date | null> {
    return this.clocks.ofOne(READING_CLOCK, id);
  }

  @ResolveField(() => Metric, { description: 'Metric that the reading measures.' })
  metric(@Parent() { metricId }: MetricReading): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }
}
