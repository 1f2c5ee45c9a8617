import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import {
  encodeCursor,
  AFTER_ALL_INSTANTS,
  decodeInstantCursor,
  type TimedCursor,
} from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { MetricReading, type MetricReadingArgs } from './metric-reading.model.ts';

/** Selects readings of each metric: the newest `most` within the bounds, from the cursor on. */
interface Selection {
  readonly most: number;
  readonly from?: Date | null;
  readonly to?: Date | null;
  readonly after?: TimedCursor;
}

/** Reads the readings of metrics. */
@Injectable()
export class MetricReadingReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The reading observed last; null when the metric has none. One statement for all metrics of a page. */
  async latest(metricId: string): Promise<MetricReading | null> {
    const [reading] = await this.newest(metricId, { most: 1 });
    return reading ?? null;
  }

  /** One page of a metric's readings, latest first. One statement for all metrics of a page. */
  async page(metricId: string, args: MetricReadingArgs): Promise<Connection<MetricReading>> {
    const { after, from, to } = args;
    const list = `readings/${metricId}`;
    const cursor = decodeInstantCursor(list, after, AFTER_ALL_INSTANTS);
    const selection = { most: checkFirst(args.first) + 1, from, to, after: cursor };
    const readings = await this.newest(metricId, selection);
    return pageOf(readings, args, ({ observedAt, id }) => encodeCursor(list, [observedAt.toISOString(), id]));
  }

  private newest(metricId: string, selection: Selection): Promise<MetricReading[]> {
    const key = `Metric.readings/${JSON.stringify(selection)}`;
    return currentRequest()
      .loader(key, () => new Loader((ids: readonly string[]) => this.ofMetrics(ids, selection)))
      .load(metricId);
  }

  private async ofMetrics(ids: readonly string[], { most, from, to, after }: Selection): Promise<MetricReading[][]> {
    const [observedAt, id] = after ?? AFTER_ALL_INSTANTS;
    const readings = await this.db.sql<MetricReading>`
      SELECT ${() => this.columns.of(MetricReading, 'reading')}
      FROM unnest(${ids}::uuid[]) AS asked (metric_id) CROSS JOIN LATERAL (
        SELECT * FROM metric_reading AS each
        WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.metric_id = asked.metric_id
          AND (each.observed_at, each.id) < (${observedAt}::timestamptz, ${id}::uuid)
          AND each.observed_at >= ${from ?? '-infinity'}::timestamptz AND each.observed_at < ${to ?? 'infinity'}::timestamptz
        ORDER BY each.observed_at DESC, each.id DESC LIMIT ${most}
      ) AS reading
      ORDER BY reading.observed_at DESC, reading.id DESC`;
    return groupRowsById(ids, readings, ({ metricId }) => metricId);
  }
}
