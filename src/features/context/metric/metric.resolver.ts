import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { MetricReading, MetricReadingArgs, MetricReadingConnection } from './metric-reading.model.ts';
import { MetricReadingReader } from './metric-reading.reader.ts';
import { MetricBucket, MetricSeriesArgs, MOST_BUCKETS } from './metric-series.model.ts';
import { MetricSeriesReader } from './metric-series.reader.ts';
import { Metric, MetricArgs, MetricConnection } from './metric.model.ts';
import { MetricReader } from './metric.reader.ts';

/** Answers what is measured, and what it was. */
@Resolver(() => Metric)
export class MetricResolver {
  constructor(
    private readonly lists: MetricReader,
    private readonly readings: MetricReadingReader,
    private readonly buckets: MetricSeriesReader,
  ) {}

  @Query(() => MetricConnection, { description: "The workspace's metrics, oldest entry first." })
  @RequiresScope('okr:read')
  metrics(@Args() args: MetricArgs): Promise<Connection<Metric>> {
    return this.lists.page(args);
  }

  @ResolveField(() => MetricReading, {
    nullable: true,
    description: 'The reading observed last, however late it was recorded; null while there is none.',
  })
  latestReading(@Parent() { id }: Metric): Promise<MetricReading | null> {
    return this.readings.latest(id);
  }

  @ResolveField(() => MetricReadingConnection, {
    name: 'readings',
    description: 'What the metric was, latest observation first.',
  })
  readingPage(@Parent() { id }: Metric, @Args() args: MetricReadingArgs): Promise<Connection<MetricReading>> {
    return this.readings.page(id, args);
  }

  @ResolveField(() => [MetricBucket], {
    description:
      'The last reading of every day, week, month or quarter, in order: whole ones by the days of the workspace, those without a reading among them. At most 400.',
  })
  @AtMost(MOST_BUCKETS)
  series(@Parent() { id }: Metric, @Args() args: MetricSeriesArgs): Promise<MetricBucket[]> {
    return this.buckets.series(id, args);
  }
}

/** Answers what a reading's row does not hold. */
@Resolver(() => MetricReading)
export class MetricReadingResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Metric, { description: 'Metric that was read.' })
  metric(@Parent() { metricId }: MetricReading): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }
}
