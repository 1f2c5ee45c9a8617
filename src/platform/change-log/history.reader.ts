import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { allOf, isOneOf, isWithin, part } from '../database/sql-part.ts';
import { checkFirst, type Connection, pageOf } from '../paging/connection.model.ts';
import { encodeCursor, decodeCursor, isSequence } from '../paging/cursor.ts';
import { Fault } from '../request/fault.ts';
import { currentCaller } from '../request/request.ts';
import { ChangeLogReader } from './change-log.reader.ts';
import type { Change } from './change.model.ts';
import type { HistoryArgs } from './history-args.model.ts';
import { ENTRY_COLUMNS, entryBefore, type LoggedEntry } from './logged-entry.ts';
import { LoggedFields } from './logged-fields.ts';

/** Reads what was changed of one thing. */
@Injectable()
export class HistoryReader {
  constructor(
    private readonly db: Database,
    private readonly fields: LoggedFields,
    private readonly log: ChangeLogReader,
  ) {}

  /**
   * What was changed of one thing, latest first; one statement, and one more where a filter names fields.
   *
   * @param withValues whether what the fields were is read, too: each change beside the one before it, through the index
   * @throws Fault BAD_REQUEST where a filter names a field that the thing does not have
   */
  async historyOf(entityId: string, args: HistoryArgs, withValues: boolean): Promise<Connection<Change>> {
    const first = checkFirst(args.first);
    const list = `history/${entityId}`;
    const [below] = decodeCursor(list, args.after, [isSequence]) ?? [Number.MAX_SAFE_INTEGER];
    const { fields, operations, from, to } = args.filter ?? {};
    const columns = fields ? await this.columnsOf(entityId, fields) : null;
    const where = allOf([
      part`workspace_id = ${currentCaller().workspaceId} AND entity_id = ${entityId} AND seq < ${below}`,
      isWithin('at', from, to),
      isOneOf('operation', operations),
      columns &&
        part`(changed_columns && ${columns}::text[] OR (changed_columns IS NULL AND image ?| ${columns}::text[]))`,
    ]);
    const entries = await this.db.statement<LoggedEntry>(part`
      SELECT ${() => ENTRY_COLUMNS} ${withValues ? part`, entry.image, ${entryBefore()}` : part``}
      FROM (SELECT * FROM change_log WHERE ${where} ORDER BY seq DESC LIMIT ${first + 1}) AS entry ORDER BY entry.seq DESC`);
    const told = entries.map((entry) => ({ ...entry, ...this.fields.toldOf(entry, columns) }));
    return pageOf(told, args, ({ seq }) => encodeCursor(list, [seq]));
  }

  /** Names of the columns that hold these fields of a thing. @throws Fault BAD_REQUEST for a field that it does not have */
  private async columnsOf(entityId: string, fields: readonly string[]): Promise<string[]> {
    const type = (await this.log.typesOf([entityId])).get(entityId) ?? '';
    return fields.map((field) => {
      const column = this.fields.columnOf(type, field);
      if (column !== undefined) return column;
      const known = this.fields.fieldsOf(type).join(', ');
      throw new Fault('BAD_REQUEST', `"fields" names ${field}, which ${type || 'this thing'} does not have: ${known}.`);
    });
  }
}
