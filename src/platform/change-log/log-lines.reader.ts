import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { Database } from '../database/database.ts';
import { ModelColumns } from '../database/model-columns.ts';
import { FIRST_ID } from '../id.ts';
import { currentCaller, type Request, within } from '../request/request.ts';

/** Entries read at once. Chosen as for rows: few round trips, and little in memory. */
const ENTRIES_AT_ONCE = 500;

/** An entry as the export has it: what the log keeps, with the names that the API uses. */
interface LoggedEntry {
  readonly seq: number;
  readonly entityType: string;
  readonly entityId: string;
  readonly changedFields: readonly string[] | null;
  readonly image: Readonly<Record<string, unknown>>;
}

/** Hands the change log out in batches. */
@Injectable()
export class LogLinesReader {
  private readonly names = new Map<string, ReadonlyMap<string, string>>();

  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Every entry of the workspace, thing by thing, each in the order of its changes; as many statements as there are batches. */
  async *batches(request: Request): AsyncGenerator<readonly object[]> {
    let last = { entityId: FIRST_ID, seq: 0 };
    for (let full = true; full;) {
      const entries = await within(request, () => this.batch(last));
      last = entries.at(-1) ?? last;
      full = entries.length === ENTRIES_AT_ONCE;
      if (entries.length > 0) yield entries.map((entry) => ({ type: 'Change', row: this.named(entry) }));
    }
  }

  private batch({ entityId, seq }: { readonly entityId: string; readonly seq: number }): Promise<LoggedEntry[]> {
    return this.db.sql<LoggedEntry>`
      SELECT seq, entity_type AS "entityType", entity_id AS "entityId", entity_version AS version, operation,
             actor_name AS actor, origin, on_behalf_of_id AS "onBehalfOfId", request_id AS "requestId", at,
             changed_columns AS "changedFields", image
      FROM change_log
      WHERE workspace_id = ${currentCaller().workspaceId} AND (entity_id, seq) > (${entityId}::uuid, ${seq}::bigint)
      ORDER BY entity_id, seq LIMIT ${ENTRIES_AT_ONCE}`;
  }

  private named(entry: LoggedEntry): LoggedEntry {
    const names = this.namesOf(entry.entityType);
    const nameOf = (column: string): string => names.get(column) ?? column;
    const image = Object.entries(entry.image).map(([column, value]) => [nameOf(column), value] as const);
    return { ...entry, changedFields: (entry.changedFields ?? []).map(nameOf), image: Object.fromEntries(image) };
  }

  /** Names of the properties of a type's rows, by those of the columns. */
  private namesOf(entityType: string): ReadonlyMap<string, string> {
    const known = this.names.get(entityType);
    if (known) return known;
    const model = this.columns.models().find(({ targetName }) => targetName === entityType);
    const names = new Map(model?.columns.map(nameOfColumn) ?? []);
    this.names.set(entityType, names);
    return names;
  }
}

const nameOfColumn = ({ databaseName, propertyName }: EntityMetadata['columns'][number]): [string, string] => [
  databaseName,
  propertyName,
];
