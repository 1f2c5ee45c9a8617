import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isWithin } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { MetricReading, type MetricReadingArgs } from './metric-reading.model.ts';

/** Reads the readings of metrics; each method takes one statement for all metrics of a request. */
@Injectable()
export class MetricReadingReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** One page of a metric's readings, latest observation first. */
  page(metricId: string, args: MetricReadingArgs): Promise<CountedConnection<MetricReading>> {
    const { from, to } = args.filter ?? {};
    const list = this.lists.rowsOf(MetricReading, {
      name: 'readings',
      where: [isWithin('row.observed_at', from, to)],
      orders: { OBSERVED_AT: { sql: 'row.observed_at', type: 'timestamptz' } },
      order: { field: 'OBSERVED_AT', direction: 'DESC' },
    });
    return this.lists.pageOf({ ...list, of: 'row.metric_id' }, metricId, args);
  }

  /** The reading observed last; null when the metric has none. */
  latest(metricId: string): Promise<MetricReading | null> {
    return currentRequest()
      .loader('Metric.latestReading', () => new Loader((ids: readonly string[]) => this.latestOf(ids)))
      .load(metricId);
  }

  private async latestOf(ids: readonly string[]): Promise<(MetricReading | null)[]> {
    const readings = await this.db.sql<MetricReading>`
      SELECT ${() => this.columns.of(MetricReading, 'reading')}
      FROM unnest(${ids}::uuid[]) AS asked (metric_id) CROSS JOIN LATERAL (
        SELECT * FROM metric_reading AS each
        WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.metric_id = asked.metric_id
        ORDER BY each.observed_at DESC, each.id DESC LIMIT 1
      ) AS reading`;
    const byMetric = new Map(readings.map((reading) => [reading.metricId, reading]));
    return ids.map((id) => byMetric.get(id) ?? null);
  }
}
