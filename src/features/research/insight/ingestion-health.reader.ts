import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type IngestionHealth, type IngestionKind, MOST_SOURCES } from './ingestion-health.model.ts';

type Source = Omit<IngestionHealth, 'rejectedShare' | 'kinds'>;

/** Reads how much and how lately each source sends. */
@Injectable()
export class IngestionHealthReader {
  constructor(private readonly db: Database) {}

  /**
   * Every source that ever sent an item, by name; two statements.
   *
   * @param days days counted, today among them
   */
  async of(days: number): Promise<IngestionHealth[]> {
    const { workspaceId } = currentCaller();
    const sources = await this.db.sql<Source>`
      SELECT source.source_system AS "sourceSystem", source.last_at AS "lastReceivedAt",
        (SELECT extract(epoch FROM insight.received_at - COALESCE(insight.source_updated_at, insight.occurred_at))::float8
         FROM insight WHERE insight.workspace_id = ${workspaceId} AND insight.source_system = source.source_system
         ORDER BY insight.received_at DESC LIMIT 1) AS "lagSeconds"
      FROM (SELECT source_system, max(last_at) AS last_at FROM ingest_count WHERE workspace_id = ${workspaceId}
            GROUP BY source_system ORDER BY source_system LIMIT ${MOST_SOURCES}) AS source
      ORDER BY source.source_system`;
    const counts = await this.db.sql<IngestionKind & { sourceSystem: string }>`
      SELECT source_system AS "sourceSystem", kind, sum(items)::int AS received,
        COALESCE(sum(items) FILTER (WHERE status = 'CREATED'), 0)::int AS created,
        COALESCE(sum(items) FILTER (WHERE status = 'UPDATED'), 0)::int AS updated,
        COALESCE(sum(items) FILTER (WHERE status = 'UNCHANGED'), 0)::int AS unchanged,
        COALESCE(sum(items) FILTER (WHERE status = 'STALE'), 0)::int AS stale,
        COALESCE(sum(items) FILTER (WHERE status = 'DELETED'), 0)::int AS deleted,
        COALESCE(sum(items) FILTER (WHERE status = 'REJECTED'), 0)::int AS rejected
      FROM ingest_count WHERE workspace_id = ${workspaceId} AND day > now()::date - ${days}::int
      GROUP BY source_system, kind ORDER BY source_system, kind`;
    return sources.map((source) => {
      const kinds = counts.filter(({ sourceSystem }) => sourceSystem === source.sourceSystem);
      const sum = (of: (kind: IngestionKind) => number) => kinds.reduce((total, kind) => total + of(kind), 0);
      const received = sum((kind) => kind.received);
      return { ...source, kinds, rejectedShare: received === 0 ? null : sum((kind) => kind.rejected) / received };
    });
  }
}
