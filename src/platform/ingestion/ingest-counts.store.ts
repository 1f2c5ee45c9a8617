import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../calendar/calendar.reader.ts';
import { Database } from '../database/database.ts';
import { currentCaller } from '../request/request.ts';
import type { IngestReceipt, IngestStatus } from './ingest.model.ts';

/** Numbers of ingested items, by their kind and by what became of them. */
export type IngestCounts = ReadonlyMap<string, ReadonlyMap<IngestStatus, number>>;

/**
 * Counts ingested items by day, source and kind. Counts are written in a transaction of their own: the rows of one source
 * are the same for all its streams, which would otherwise wait for each other.
 */
@Injectable()
export class IngestCountsStore {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /** Counts the receipts of one batch. */
  record(system: string, kind: string, receipts: readonly Pick<IngestReceipt, 'status'>[]): Promise<void> {
    return this.recordAll(
      system,
      addToCounts(
        new Map(),
        receipts.map(({ status }) => ({ type: kind, status })),
      ),
    );
  }

  /** Adds counts to those of today; one statement. */
  async recordAll(system: string, counts: IngestCounts): Promise<void> {
    const rows = [...counts].flatMap(([kind, of]) => [...of].map(([status, items]) => ({ kind, status, items })));
    if (rows.length === 0) return;
    const today = await this.calendar.today();
    await this.db.transaction(
      () => this.db.sql`
        INSERT INTO ingest_count AS known (workspace_id, source_system, kind, status, day, items, last_at)
        SELECT ${currentCaller().workspaceId}::uuid, ${system}, kind, status, ${today}::date, items, now()
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (kind text, status text, items bigint)
        ORDER BY kind, status
        ON CONFLICT (workspace_id, source_system, kind, status, day)
          DO UPDATE SET items = known.items + excluded.items, last_at = excluded.last_at`,
    );
  }
}

/** Adds receipts to counts, and returns the counts. */
export function addToCounts(
  counts: Map<string, Map<IngestStatus, number>>,
  receipts: readonly { readonly type: string; readonly status: IngestStatus }[],
): Map<string, Map<IngestStatus, number>> {
  for (const { type, status } of receipts) {
    const of = counts.get(type) ?? new Map<IngestStatus, number>();
    counts.set(type, of.set(status, (of.get(status) ?? 0) + 1));
  }
  return counts;
}
