import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { LogLinesReader } from '../../../platform/change-log/log-lines.reader.ts';
import { ModelColumns, type ModelClass } from '../../../platform/database/model-columns.ts';
import { RowLinesReader } from '../../../platform/database/row-lines.reader.ts';
import { Row } from '../../../platform/database/row.model.ts';
import type { Request } from '../../../platform/request/request.ts';

/** Reads everything that a workspace owns. */
@Injectable()
export class WorkspaceExportReader {
  constructor(
    private readonly columns: ModelColumns,
    private readonly lines: RowLinesReader,
    private readonly log: LogLinesReader,
  ) {}

  /**
   * Every entity of the workspace as NDJSON, sorted by the names of the types, and then the change log, thing by thing; all
   * from the request's one snapshot.
   */
  chunks(request: Request): AsyncGenerator<string> {
    const models = this.columns
      .models()
      .filter(isExported)
      .sort((one, other) => (one.targetName < other.targetName ? -1 : 1));
    return this.lines.chunks(
      request,
      models.map(({ target }) => ({ model: target as ModelClass<Row> })),
      [(each) => this.log.batches(each)],
    );
  }
}

/**
 * Whether a model belongs in the export. Data of people extends `Row`; secrets, idempotency keys, counters and search
 * words do not. A child entity shares its parent's table and is exported with it.
 */
const isExported = ({ target, tableType }: EntityMetadata): boolean =>
  tableType !== 'entity-child' && typeof target === 'function' && target.prototype instanceof Row;
