import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** What is to be looked for: the last entry of a thing within a time that touched one of these columns. */
export interface AskedEntry {
  readonly entityId: string;
  /** Names of columns; whatever was changed where there are none. */
  readonly columns: readonly string[];
}

/** Who changed something, and when. */
export interface ChangeAuthor {
  readonly at: Date;
  readonly actor: string;
  readonly onBehalfOfId: string | null;
  readonly requestId: string;
  /** Tree of the thing after the change; null of what is no node. */
  readonly treeId: string | null;
}

/** Reads who changed what, from the log. */
@Injectable()
export class ChangeAuthorReader {
  constructor(private readonly db: Database) {}

  /** The author of each entry that is asked for, in their order; undefined where there is none. One statement. */
  async authorsOf(asked: readonly AskedEntry[], from: Date, to: Date): Promise<(ChangeAuthor | undefined)[]> {
    if (asked.length === 0) return [];
    const { workspaceId } = currentCaller();
    const found = await this.db.sql<ChangeAuthor & { place: number }>`
      SELECT asked.place::int, entry.at, entry.actor_name AS actor, entry.on_behalf_of_id AS "onBehalfOfId",
             entry.request_id AS "requestId", entry.image ->> 'tree_id' AS "treeId"
      FROM unnest(${asked.map(({ entityId }) => entityId)}::uuid[], ${asked.map(({ columns }) => columns.join(' '))}::text[])
        WITH ORDINALITY AS asked (id, columns, place)
      CROSS JOIN LATERAL (
        SELECT * FROM change_log
        WHERE workspace_id = ${workspaceId} AND entity_id = asked.id
          AND at >= ${from}::timestamptz AND at < ${to}::timestamptz
          AND (asked.columns = '' OR changed_columns IS NULL OR changed_columns && string_to_array(asked.columns, ' '))
        ORDER BY entity_id DESC, seq DESC LIMIT 1
      ) AS entry`;
    const byPlace = new Map(found.map(({ place, ...author }) => [place, author]));
    return asked.map((_, at) => byPlace.get(at + 1));
  }
}
