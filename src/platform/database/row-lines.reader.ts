import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { mapYielding } from '../request/event-loop-yield.ts';
import { currentCaller, type Request, within } from '../request/request.ts';
import { ModelColumns, type ModelClass } from './model-columns.ts';
import { Database } from './database.ts';
import { allOf, part, type SqlPart } from './sql-part.ts';
import { FIRST_ID } from '../id.ts';
import type { Row } from './row.model.ts';

/** Rows read at once. Chosen: few round trips, and no more in memory than a page of the API may hold. */
const ROWS_AT_ONCE = 500;

/** Rows of one model; all of them unless said. */
export interface RowsOf {
  readonly model: ModelClass<Row>;
  /** Condition that narrows `row`. */
  readonly where?: SqlPart;
}

/** Other lines of an export, a batch at a time. */
export type LineBatches = (request: Request) => AsyncGenerator<readonly object[]>;

/** Hands rows out line by line. */
@Injectable()
export class RowLinesReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * Rows as NDJSON, model by model, and the `others` after them, all from the request's one snapshot; each chunk is a batch
   * of lines. The last line counts the rows: without it the export broke off.
   */
  async *chunks(
    request: Request,
    wanted: readonly RowsOf[],
    others: readonly LineBatches[] = [],
  ): AsyncGenerator<string> {
    let count = 0;
    for (const each of wanted) {
      let after = FIRST_ID;
      for (let full = true; full;) {
        const rows = await within(request, () => this.batch(each, after));
        count += rows.length;
        after = rows.at(-1)?.id ?? after;
        full = rows.length === ROWS_AT_ONCE;
        if (rows.length > 0) {
          const metadata = this.columns.metadata(each.model);
          const lines = await mapYielding(rows, (row) => lineOf({ type: typeOf(metadata, row), row }));
          yield lines.join('');
        }
      }
    }
    for (const batches of others)
      for await (const lines of batches(request)) {
        count += lines.length;
        yield lines.map(lineOf).join('');
      }
    yield lineOf({ type: 'end', rows: count });
  }

  private batch({ model, where }: RowsOf, after: string): Promise<Row[]> {
    const { tableName } = this.columns.metadata(model);
    return this.db.statement<Row>(part`
      SELECT ${() => this.columns.of(model, 'row')} FROM ${() => `"${tableName}"`} AS row
      WHERE ${allOf([part`row.workspace_id = ${currentCaller().workspaceId} AND row.id > ${after}::uuid`, where])}
      ORDER BY row.id LIMIT ${ROWS_AT_ONCE}`);
  }
}

function typeOf({ targetName, discriminatorColumn, childEntityMetadatas }: EntityMetadata, row: Row): string {
  if (!discriminatorColumn) return targetName;
  const kind = (row as unknown as Readonly<Record<string, unknown>>)[discriminatorColumn.propertyName];
  return childEntityMetadatas.find(({ discriminatorValue }) => discriminatorValue === kind)?.targetName ?? targetName;
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
