import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { currentCaller } from '../request/request.ts';
import { rowShapeOf } from './row-shape.ts';

/** By which column rows belong to others. */
export interface Belonging {
  readonly column: string;
  /** SQL of whether an entry may tell that a row left what it belonged to: word for word the condition of a partial index. */
  readonly mayHaveLeft: string;
}

/** Reads rows as they once were, from the log alone. */
@Injectable()
export class PastRowsReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * The rows of a model that belonged to these others just before an instant, as they were then; those that came later, or
   * belonged elsewhere, are not among them, those that have since left are. One statement, which looks up two entries of
   * each row, and each row that left its place since.
   *
   * An entry bears the instant at which its transaction began, and transactions may wait for each other. So the log is cut
   * where the first of the later changes stands in its order: what is told is a state in which the rows really were.
   *
   * @param only properties to read
   */
  rowsBefore<Model extends object>(
    model: ModelClass<Model>,
    { column, mayHaveLeft }: Belonging,
    ids: readonly string[],
    before: Date,
    only?: ReadonlySet<string>,
  ): Promise<Model[]> {
    const { workspaceId } = currentCaller();
    const metadata = this.columns.metadata(model);
    const { table, lists } = rowShapeOf(metadata);
    const types = [metadata, ...metadata.childEntityMetadatas].map(({ targetName }) => targetName);
    // An image that is older than a list of its row has none: it was empty.
    const emptyLists = Object.fromEntries([...lists].map((name) => [name.slice(1, -1), []]));
    return this.db.sql<Model>`
      WITH candidate AS (
        SELECT id FROM ${() => table} WHERE workspace_id = ${workspaceId} AND ${() => column} = ANY(${ids}::uuid[])
        UNION
        SELECT entity_id FROM change_log WHERE workspace_id = ${workspaceId} AND at >= ${before}::timestamptz
          AND ${() => mayHaveLeft} AND changed_columns @> ARRAY[${column}]::text[]
          AND entity_type = ANY(${types}::text[])
      ), cut AS (
        SELECT COALESCE(min(later.seq), ${Number.MAX_SAFE_INTEGER}::bigint) AS seq FROM candidate CROSS JOIN LATERAL (
          SELECT seq FROM change_log
          WHERE workspace_id = ${workspaceId} AND entity_id = candidate.id AND at >= ${before}::timestamptz
          ORDER BY entity_id, seq LIMIT 1
        ) AS later
      )
      SELECT ${() => this.columns.of(model, 'past', only)} FROM candidate CROSS JOIN cut CROSS JOIN LATERAL (
        SELECT operation, image FROM change_log
        WHERE workspace_id = ${workspaceId} AND entity_id = candidate.id AND seq < cut.seq
        ORDER BY entity_id DESC, seq DESC LIMIT 1
      ) AS entry CROSS JOIN LATERAL jsonb_populate_record(NULL::${() => table}, ${JSON.stringify(emptyLists)}::jsonb || entry.image) AS past
      WHERE entry.operation <> 'DELETED' AND past.${() => column} = ANY(${ids}::uuid[])`;
  }
}
