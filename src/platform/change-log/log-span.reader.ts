import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { currentCaller } from '../request/request.ts';
import { rowShapeOf } from './row-shape.ts';

/** A part of what one transaction entered in the log. */
export interface LogSpan {
  readonly transaction: string;
  /** First and last entry, both included. */
  readonly first: string;
  readonly last: string;
}

/** Values of a row by the names of the model's properties, as the log keeps them. */
export type LoggedRow = Readonly<Record<string, unknown>>;

/** A row that was written in a span of the log. */
export interface SpannedRow {
  readonly id: string;
  /** As it was before; null where it was added in the span. */
  readonly before: LoggedRow | null;
  /** As the span left it; null where it was removed in the span. */
  readonly after: LoggedRow | null;
  /** As it is; null where it is gone. */
  readonly now: LoggedRow | null;
}

/** Reads what one operation did, so that it can be taken back. */
@Injectable()
export class LogSpanReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * What was entered in the log while something was under way: from the first entry of the row that was added when it
   * began to that row's second entry, made when it ended; null where the log has no two entries of it.
   */
  async between(id: string): Promise<LogSpan | null> {
    const [first, last] = await this.db.sql<{ transaction: string; seq: string }>`
      SELECT transaction::text, seq::text FROM change_log AS entry
      WHERE workspace_id = ${currentCaller().workspaceId} AND entity_id = ${id} ORDER BY entry.seq LIMIT 2`;
    return first && last ? { transaction: first.transaction, first: first.seq, last: last.seq } : null;
  }

  /** Rows of a model that were written in a span, locked in the order of their ids until the transaction ends; two statements. */
  async rowsOf(model: ModelClass<object>, { transaction, first, last }: LogSpan): Promise<SpannedRow[]> {
    const metadata = this.columns.metadata(model);
    const { table, names } = rowShapeOf(metadata);
    const types = [metadata, ...metadata.childEntityMetadatas].map(({ targetName }) => targetName);
    const { workspaceId } = currentCaller();
    const written = await this.db.sql<{ id: string; first: string; last: string }>`
      SELECT entity_id AS id, min(seq)::text AS first, max(seq)::text AS last FROM change_log
      WHERE workspace_id = ${workspaceId} AND transaction = ${transaction}::xid8
        AND seq BETWEEN ${first}::bigint AND ${last}::bigint AND entity_type = ANY(${types}::text[])
      GROUP BY entity_id ORDER BY entity_id`;
    if (written.length === 0) return [];
    const ids = written.map(({ id }) => id);
    await this.db.sql`
      SELECT FROM ${() => table} WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
    const found = await this.db.sql<SpannedRow>`
      SELECT written.id, CASE WHEN was.operation <> 'DELETED' THEN was.image END AS before,
             CASE WHEN became.operation <> 'DELETED' THEN became.image END AS after, to_jsonb(row) AS now
      FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS written (id uuid, first bigint, last bigint)
      JOIN change_log AS became ON became.workspace_id = ${workspaceId} AND became.entity_id = written.id AND became.seq = written.last
      LEFT JOIN LATERAL (
        SELECT operation, image FROM change_log
        WHERE workspace_id = ${workspaceId} AND entity_id = written.id AND seq < written.first
        ORDER BY seq DESC LIMIT 1) AS was ON true
      LEFT JOIN ${() => table} AS row ON row.workspace_id = ${workspaceId} AND row.id = written.id
      ORDER BY written.id`;
    const properties = [...names].map(([property, column]) => [property, column] as const);
    const named = (row: LoggedRow | null): LoggedRow | null =>
      row &&
      Object.fromEntries(properties.flatMap(([property, column]) => (column in row ? [[property, row[column]]] : [])));
    return found.map(({ id, before, after, now }) => ({
      id,
      before: named(before),
      after: named(after),
      now: named(now),
    }));
  }
}
