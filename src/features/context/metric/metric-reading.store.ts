import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MetricReading } from './metric-reading.model.ts';

/** Locks the metrics of ingested readings, and finds the readings that are known. */
@Injectable()
export class MetricReadingStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Locks metrics until the transaction ends, so that batches of one metric follow each other. Answers with the ids of those that exist. */
  async lockMetrics(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const locked = await this.db.sql<{ id: string }>`
      SELECT id FROM metric WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids.map(idOf)}::uuid[])
      ORDER BY id FOR NO KEY UPDATE`;
    return new Set(locked.map(({ id }) => id));
  }

  /** Ids of metrics by what a system calls them; one statement. */
  async metricIdsByName(system: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.db.sql<{ externalId: string; id: string }>`
      SELECT called.external_id AS "externalId", metric.id FROM external_ref AS called
      JOIN metric ON metric.workspace_id = ${currentCaller().workspaceId} AND metric.id = called.entity_id
      WHERE called.workspace_id = ${currentCaller().workspaceId} AND called.system = ${system}
        AND called.external_id = ANY(${externalIds}::text[])`;
    return new Map(found.map(({ externalId, id }) => [externalId, id]));
  }

  /** Readings of a system by natural key; those that are not known are missing. One statement. */
  async known(system: string, keys: readonly string[]): Promise<ReadonlyMap<string, MetricReading>> {
    const found = await this.db.sql<MetricReading>`
      SELECT ${() => this.columns.of(MetricReading, 'reading')} FROM metric_reading AS reading
      WHERE reading.workspace_id = ${currentCaller().workspaceId} AND reading.source_system = ${system}
        AND reading.natural_key = ANY(${keys}::text[])`;
    return new Map(found.map((reading) => [reading.naturalKey ?? '', reading]));
  }
}
