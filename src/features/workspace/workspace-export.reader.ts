import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { Columns, type ModelClass } from '../../platform/database/columns.ts';
import { Database } from '../../platform/database/database.ts';
import { idOf } from '../../platform/database/id.ts';
import { Row } from '../../platform/database/row.model.ts';
import { currentCaller, type Request, within } from '../../platform/request/request.ts';

/** Rows read at once. Chosen: few round trips, and no more in memory than a page of the API may hold. */
const ROWS_AT_ONCE = 500;

/** Reads everything that a workspace owns. */
@Injectable()
export class WorkspaceExportReader {
  constructor(
    private readonly db: Database,
    private readonly columns: Columns,
  ) {}

  /**
   * Every entity of the workspace as NDJSON, type by type in the order of their names, all from the request's one snapshot;
   * each chunk is a batch of lines. The last line counts the rows: without it the export broke off.
   */
  async *chunks(request: Request): AsyncGenerator<string> {
    let count = 0;
    const models = this.columns.models().filter(isExported);
    for (const model of models.sort((one, other) => (one.targetName < other.targetName ? -1 : 1))) {
      let after = idOf('');
      for (let full = true; full;) {
        const rows = await within(request, () => this.batch(model, after));
        count += rows.length;
        after = rows.at(-1)?.id ?? after;
        full = rows.length === ROWS_AT_ONCE;
        if (rows.length > 0) yield rows.map((row) => lineOf({ type: typeOf(model, row), row })).join('');
      }
    }
    yield lineOf({ type: 'end', rows: count });
  }

  private batch(model: EntityMetadata, after: string): Promise<Row[]> {
    return this.db.sql<Row>`
      SELECT ${() => this.columns.of(model.target as ModelClass<Row>, 'row')} FROM ${() => `"${model.tableName}"`} AS row
      WHERE row.workspace_id = ${currentCaller().workspaceId} AND row.id > ${after}::uuid
      ORDER BY row.id LIMIT ${ROWS_AT_ONCE}`;
  }
}

/**
 * What people wrote is a `Row`; secrets, remembered keys, counters and search words are not. Kinds that share a table come
 * with the table.
 */
const isExported = ({ target, tableType }: EntityMetadata): boolean =>
  tableType !== 'entity-child' && typeof target === 'function' && target.prototype instanceof Row;

function typeOf({ targetName, discriminatorColumn, childEntityMetadatas }: EntityMetadata, row: Row): string {
  if (!discriminatorColumn) return targetName;
  const kind = (row as unknown as Readonly<Record<string, unknown>>)[discriminatorColumn.propertyName];
  return childEntityMetadatas.find(({ discriminatorValue }) => discriminatorValue === kind)?.targetName ?? targetName;
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
