import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../paging/connection.model.ts';
import { encodeCursor, decodeCursor, isSequence } from '../paging/cursor.ts';
import { currentCaller } from '../request/request.ts';
import type { Change } from './change.model.ts';

/** Reads the change log. */
@Injectable()
export class ChangeLogReader {
  constructor(private readonly db: Database) {}

  /** What was changed of one thing, latest first; one statement. */
  async historyOf(entityId: string, args: PageArgs): Promise<Connection<Change>> {
    const first = checkFirst(args.first);
    const list = `history/${entityId}`;
    const [before] = decodeCursor(list, args.after, [isSequence]) ?? [Number.MAX_SAFE_INTEGER];
    const changes = await this.db.sql<Change & { seq: number }>`
      SELECT seq, entity_type AS "entityType", entity_id AS "entityId", entity_version AS version, operation, actor_name AS actor,
             on_behalf_of_id AS "onBehalfOfId", request_id AS "requestId", at, changed_columns AS "changedFields"
      FROM change_log
      WHERE workspace_id = ${currentCaller().workspaceId} AND entity_id = ${entityId} AND seq < ${before}
      ORDER BY seq DESC LIMIT ${first + 1}`;
    const named = changes.map((change) => ({ ...change, changedFields: fieldNames(change.changedFields) }));
    return pageOf(named, args, ({ seq }) => encodeCursor(list, [seq]));
  }

  /**
   * The type of each of these entities, by id, as its first entry names it; one statement, which reads one entry an id.
   * It asks for the first entry from the id on, in an order that a single index has: asked for the entries of the id,
   * Postgres may walk the log by `seq` instead.
   */
  async typesOf(entityIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.db.sql<{ id: string; type: string }>`
      SELECT asked.id, entry.entity_type AS type FROM unnest(${entityIds}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
        SELECT entity_id, entity_type FROM change_log
        WHERE workspace_id = ${currentCaller().workspaceId} AND entity_id >= asked.id ORDER BY entity_id, seq LIMIT 1
      ) AS entry
      WHERE entry.entity_id = asked.id`;
    return new Map(found.map(({ id, type }) => [id, type]));
  }
}

/** Names of columns as the API calls them: `parent_id` is `parentId`. */
const fieldNames = (columns: readonly string[] | null): string[] =>
  (columns ?? []).map((column) => column.replace(/_[a-z]/g, (match) => match.slice(1).toUpperCase()));
