import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { allOf, part } from '../../../platform/database/sql-part.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { INSIGHT_CLOCK } from './insight.model.ts';
import { type IngestionHealth, type IngestionKind, MOST_SOURCES } from './ingestion-health.model.ts';

type Source = Omit<IngestionHealth, 'rejectedShare' | 'kinds'>;

/** Reads how much and how lately each source sends. */
@Injectable()
export class IngestionHealthReader {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /**
   * Every source that ever sent an item, by name; two statements. A key that may not read insights is told of its own source.
   *
   * @param days days counted, today among them
   * @throws Fault FORBIDDEN for such a key that is bound to no source
   */
  async of(days: number): Promise<IngestionHealth[]> {
    const { workspaceId } = currentCaller();
    const own = ownSource();
    const isAsked = allOf([own !== null && part`source_system = ${own}`]);
    const sources = await this.db.statement<Source>(part`
      SELECT source.source_system AS "sourceSystem", source.last_at AS "lastReceivedAt",
        (SELECT extract(epoch FROM insight.received_at - CASE WHEN clock.stated_at < insight.received_at
           THEN clock.stated_at ELSE insight.occurred_at END)::float8
         FROM insight LEFT JOIN source_clock AS clock ON clock.workspace_id = ${workspaceId} AND clock.kind = ${INSIGHT_CLOCK}
           AND clock.thing = insight.id::text AND clock.source_system = insight.source_system
         WHERE insight.workspace_id = ${workspaceId} AND insight.source_system = source.source_system
         ORDER BY insight.received_at DESC LIMIT 1) AS "lagSeconds"
      FROM (SELECT source_system, max(last_at) AS last_at FROM ingest_count WHERE workspace_id = ${workspaceId} AND ${isAsked}
            GROUP BY source_system ORDER BY source_system LIMIT ${MOST_SOURCES}) AS source
      ORDER BY source.source_system`);
    const counts = await this.db.statement<IngestionKind & { sourceSystem: string }>(part`
      SELECT source_system AS "sourceSystem", kind, sum(items)::int AS received,
        COALESCE(sum(items) FILTER (WHERE status = 'CREATED'), 0)::int AS created,
        COALESCE(sum(items) FILTER (WHERE status = 'UPDATED'), 0)::int AS updated,
        COALESCE(sum(items) FILTER (WHERE status = 'UNCHANGED'), 0)::int AS unchanged,
        COALESCE(sum(items) FILTER (WHERE status = 'STALE'), 0)::int AS stale,
        COALESCE(sum(items) FILTER (WHERE status = 'DELETED'), 0)::int AS deleted,
        COALESCE(sum(items) FILTER (WHERE status = 'REJECTED'), 0)::int AS rejected
      FROM ingest_count WHERE workspace_id = ${workspaceId} AND ${isAsked} AND day > ${await this.calendar.today()}::date - ${days}::int
      GROUP BY source_system, kind ORDER BY source_system, kind`);
    return sources.map((source) => {
      const kinds = counts.filter(({ sourceSystem }) => sourceSystem === source.sourceSystem);
      const sum = (of: (kind: IngestionKind) => number) => kinds.reduce((total, kind) => total + of(kind), 0);
      const received = sum((kind) => kind.received);
      return { ...source, kinds, rejectedShare: received === 0 ? null : sum((kind) => kind.rejected) / received };
    });
  }
}

/** The one source that the caller may ask about; null where the caller may ask about all. */
function ownSource(): string | null {
  const { scopes, sourceSystem } = currentCaller();
  if (scopes.has('insight:read')) return null;
  if (sourceSystem === null)
    throw new Fault(
      'FORBIDDEN',
      'The key is bound to no source system: ingestionHealth then takes the scope insight:read.',
    );
  return sourceSystem;
}
