import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Needs } from '../../platform/access/needs.ts';
import { RowReader } from '../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../platform/graphql/connection.model.ts';
import { MetricReading, MetricReadingArgs, MetricReadingConnection } from './metric-reading.model.ts';
import { MetricReadingReader } from './metric-reading.reader.ts';
import { Metric, MetricConnection } from './metric.model.ts';

/** Answers what is measured, and what it was. */
@Resolver(() => Metric)
export class MetricResolver {
  constructor(
    private readonly read: RowReader,
    private readonly readings: MetricReadingReader,
  ) {}

  @Query(() => MetricConnection, { description: "The workspace's metrics, oldest entry first." })
  @Needs('okr:read')
  metrics(@Args() page: PageArgs): Promise<Connection<Metric>> {
    return this.read.page(Metric, page);
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
}

/** Answers what a reading's row does not hold. */
@Resolver(() => MetricReading)
export class MetricReadingResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Metric, { nullable: true, description: 'Metric that was read; every reading has one.' })
  metric(@Parent() { metricId }: MetricReading): Promise<Metric | null> {
    return this.read.byId(Metric, metricId);
  }
}
