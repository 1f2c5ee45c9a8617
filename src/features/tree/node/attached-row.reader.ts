import { Injectable } from '@nestjs/common';
import type { LoggedRow } from '../../../platform/change-log/log-span.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { anyOf, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { NodeAttachment } from './node-attachments.ts';

/** Reads rows that hang on nodes, of any feature. */
@Injectable()
export class AttachedRowReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Rows that name any of these nodes, in the order of their ids; one statement. */
  of(attachment: NodeAttachment, nodeIds: readonly string[]): Promise<(LoggedRow & { readonly id: string })[]> {
    const { model, namedIn } = attachment;
    const { columns, tableName } = this.columns.metadata(model);
    const names = namedIn.map((property): SqlPart => {
      const column = columns.find(({ propertyName }) => propertyName === property);
      if (!column) throw new Error(`${model.name} has no property ${property} that names nodes.`);
      const name = `row."${column.databaseName}"`;
      return column.isArray ? part`${() => name} && ${nodeIds}::uuid[]` : part`${() => name} = ANY(${nodeIds}::uuid[])`;
    });
    return this.db.statement(part`
      SELECT ${() => this.columns.of(model, 'row')} FROM ${() => `"${tableName}"`} AS row
      WHERE row.workspace_id = ${currentCaller().workspaceId} AND (${anyOf(names)}) ORDER BY row.id`);
  }
}
