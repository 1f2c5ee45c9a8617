import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { currentCaller } from '../request/request.ts';
import type { PushReceipt, PushStatus } from './ingest.model.ts';

/** Counts of what came in, by sort and by what became of it. */
export type IngestCounts = ReadonlyMap<string, ReadonlyMap<PushStatus, number>>;

/** Counts what comes in: by day, source and sort. Apart from what is taken in, so that streams of one source do not wait for each other. */
@Injectable()
export class IngestCountsStore {
  constructor(private readonly db: Database) {}

  /** Counts the receipts of one push. */
  record(system: string, sort: string, receipts: readonly Pick<PushReceipt, 'status'>[]): Promise<void> {
    return this.recordAll(
      system,
      counted(
        new Map(),
        receipts.map(({ status }) => ({ type: sort, status })),
      ),
    );
  }

  /** Adds counts to what is known of today; one statement. */
  async recordAll(system: string, counts: IngestCounts): Promise<void> {
    const rows = [...counts].flatMap(([sort, of]) => [...of].map(([status, items]) => ({ sort, status, items })));
    if (rows.length === 0) return;
    await this.db.transaction(
      () => this.db.sql`
        INSERT INTO ingest_count AS known (workspace_id, source_system, sort, status, day, items, last_at)
        SELECT ${currentCaller().workspaceId}::uuid, ${system}, sort, status, now()::date, items, now()
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (sort text, status text, items bigint)
        ORDER BY sort, status
        ON CONFLICT (workspace_id, source_system, sort, status, day)
          DO UPDATE SET items = known.items + excluded.items, last_at = excluded.last_at`,
    );
  }
}

/** Counts with these receipts added. */
export function counted(
  counts: Map<string, Map<PushStatus, number>>,
  receipts: readonly { readonly type: string; readonly status: PushStatus }[],
): Map<string, Map<PushStatus, number>> {
  for (const { type, status } of receipts) {
    const of = counts.get(type) ?? new Map<PushStatus, number>();
    counts.set(type, of.set(status, (of.get(status) ?? 0) + 1));
  }
  return counts;
}
