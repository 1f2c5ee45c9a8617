import { Injectable } from '@nestjs/common';
import { RowStore } from '../../platform/change-log/row.store.ts';
import { Columns } from '../../platform/database/columns.ts';
import { Database } from '../../platform/database/database.ts';
import { databaseFault } from '../../platform/database/fault.ts';
import { idOf } from '../../platform/database/id.ts';
import { currentCaller } from '../../platform/request/request.ts';
import { MetricReading } from './metric-reading.model.ts';

/** What one pushed reading comes to: a new row, or the change of one that stands. */
export type Kept = Pick<MetricReading, 'id'> & Partial<MetricReading>;

/** Holds and writes pushed readings. */
@Injectable()
export class MetricReadingStore {
  constructor(
    private readonly db: Database,
    private readonly columns: Columns,
    private readonly rows: RowStore,
  ) {}

  /** Holds metrics until the transaction ends, so that pushes of one metric follow each other; answers with those that are there. */
  async holdMetrics(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const held = await this.db.sql<{ id: string }>`
      SELECT id FROM metric WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids.map(idOf)}::uuid[])
      ORDER BY id FOR NO KEY UPDATE`;
    return new Set(held.map(({ id }) => id));
  }

  /** Ids of metrics by what they are called in a system. */
  async metricsCalled(system: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.db.sql<{ externalId: string; id: string }>`
      SELECT called.external_id AS "externalId", metric.id FROM external_ref AS called
      JOIN metric ON metric.workspace_id = ${currentCaller().workspaceId} AND metric.id = called.entity_id
      WHERE called.workspace_id = ${currentCaller().workspaceId} AND called.system = ${system}
        AND called.external_id = ANY(${externalIds}::text[])`;
    return new Map(found.map(({ externalId, id }) => [externalId, id]));
  }

  /** Readings of a system that are known, by their natural key. */
  async known(system: string, keys: readonly string[]): Promise<ReadonlyMap<string, MetricReading>> {
    const found = await this.db.sql<MetricReading>`
      SELECT ${() => this.columns.of(MetricReading, 'reading')} FROM metric_reading AS reading
      WHERE reading.workspace_id = ${currentCaller().workspaceId} AND reading.source_system = ${system}
        AND reading.natural_key = ANY(${keys}::text[])`;
    return new Map(found.map((reading) => [reading.naturalKey ?? '', reading]));
  }

  /** Writes what became of a push: new rows in one statement, changed ones in one each. */
  async keep(added: readonly Kept[], changed: readonly Kept[], marked: readonly Kept[]): Promise<void> {
    try {
      await this.rows.insert(MetricReading, added);
    } catch (fault) {
      // Another push gave the same name to a reading of a metric that we did not hold: what stands has to be read anew.
      if (databaseFault(fault)?.code === '23505') throw new NameTaken();
      throw fault;
    }
    for (const { id, ...set } of changed) await this.rows.update(MetricReading, { ids: [id] }, set);
    for (const { id, sourceUpdatedAt } of marked)
      await this.rows.update(
        MetricReading,
        { ids: [id], keepVersion: true },
        { sourceUpdatedAt: sourceUpdatedAt ?? null },
      );
  }
}

/** The transaction starts anew. Carries the code by which that is done. */
class NameTaken extends Error {
  readonly code = '40001';
}
