import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { allOf, isOneOf, isWithin, part } from '../database/sql-part.ts';
import { checkFirst, type Connection, pageOf } from '../paging/connection.model.ts';
import { encodeCursor, decodeCursor, isSequence } from '../paging/cursor.ts';
import { Fault } from '../request/fault.ts';
import { currentCaller } from '../request/request.ts';
import { ChangeLogReader } from './change-log.reader.ts';
import type { Change } from './change.model.ts';
import { fieldChangesOf, type LoggedShape, loggedShapeOf } from './field-changes.ts';
import type { HistoryArgs } from './history-args.model.ts';

/** An entry as it is read. */
type Entry = Omit<Change, 'changedFields' | 'changes'> & {
  readonly seq: number;
  readonly changedColumns: readonly string[] | null;
  readonly image?: Readonly<Record<string, unknown>>;
  readonly imageBefore?: Readonly<Record<string, unknown>> | null;
  readonly isRedacted?: boolean;
};

/** Reads what was changed of one thing. */
@Injectable()
export class HistoryReader {
  private readonly shapes = new Map<string, LoggedShape>();

  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
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
    const { workspaceId } = currentCaller();
    const where = allOf([
      part`workspace_id = ${workspaceId} AND entity_id = ${entityId} AND seq < ${below}`,
      isWithin('at', from, to),
      isOneOf('operation', operations),
      columns &&
        part`(changed_columns && ${columns}::text[] OR (changed_columns IS NULL AND image ?| ${columns}::text[]))`,
    ]);
    // The image of the change before stands beside it, and whether words were taken out since.
    const values = part`, entry.image, (
        SELECT image FROM change_log AS earlier
        WHERE earlier.workspace_id = ${workspaceId} AND earlier.entity_id = entry.entity_id AND earlier.seq < entry.seq
        ORDER BY earlier.entity_id DESC, earlier.seq DESC LIMIT 1) AS "imageBefore", EXISTS (
        SELECT FROM change_log AS later
        WHERE later.workspace_id = ${workspaceId} AND later.entity_id = entry.entity_id AND later.seq >= entry.seq
          AND later.operation IN ('REDACTED', 'ERASED')) AS "isRedacted"`;
    const entries = await this.db.statement<Entry>(part`
      SELECT entry.seq, entry.entity_type AS "entityType", entry.entity_id AS "entityId", entry.entity_version AS version,
             entry.operation, entry.actor_name AS actor, entry.on_behalf_of_id AS "onBehalfOfId",
             entry.request_id AS "requestId", entry.at, entry.changed_columns AS "changedColumns" ${withValues ? values : part``}
      FROM (SELECT * FROM change_log WHERE ${where} ORDER BY seq DESC LIMIT ${first + 1}) AS entry ORDER BY entry.seq DESC`);
    const named = entries.map((entry) => ({ ...entry, ...this.named(entry, columns) }));
    return pageOf(named, args, ({ seq }) => encodeCursor(list, [seq]));
  }

  /** Names of the columns that hold these fields of a thing. @throws Fault BAD_REQUEST for a field that it does not have */
  private async columnsOf(entityId: string, fields: readonly string[]): Promise<string[]> {
    const type = (await this.log.typesOf([entityId])).get(entityId);
    const { columns } = this.shapeOf(type ?? '');
    return fields.map((field) => {
      const column = columns.find(({ propertyName }) => propertyName === field);
      if (column) return column.databaseName;
      const known = columns.map(({ propertyName }) => propertyName).join(', ');
      throw new Fault('BAD_REQUEST', `"fields" names ${field}, which ${type ?? 'this thing'} does not have: ${known}.`);
    });
  }

  private named(entry: Entry, only: readonly string[] | null): Pick<Change, 'changedFields' | 'changes'> {
    const shape = this.shapeOf(entry.entityType);
    const { changedColumns, operation, image = null, imageBefore = null, isRedacted = false } = entry;
    const names = new Map(shape.columns.map(({ databaseName, propertyName }) => [databaseName, propertyName]));
    const columns = only ? shape.columns.filter(({ databaseName }) => only.includes(databaseName)) : shape.columns;
    const gone = operation === 'DELETED';
    const [before, after] = gone ? [image, null] : [operation === 'CREATED' ? null : imageBefore, image];
    return {
      changedFields: (changedColumns ?? []).flatMap((column) => names.get(column) ?? []),
      changes: image ? fieldChangesOf({ ...shape, columns }, { changedColumns, before, after, isRedacted }) : [],
    };
  }

  /** The columns of a type that the log names; none where there is no such type any more. */
  private shapeOf(entityType: string): LoggedShape {
    const known = this.shapes.get(entityType);
    if (known) return known;
    const metadata = this.columns.models().find(({ targetName }) => targetName === entityType);
    const shape = metadata
      ? loggedShapeOf(metadata.target as ModelClass<object>, metadata.columns)
      : { columns: [], personal: new Set<string>() };
    this.shapes.set(entityType, shape);
    return shape;
  }
}
