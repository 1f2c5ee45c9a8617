import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { currentCaller } from '../request/request.ts';

/** Reads the change log. */
@Injectable()
export class ChangeLogReader {
  constructor(private readonly db: Database) {}

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
