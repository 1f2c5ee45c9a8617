import { Injectable } from '@nestjs/common';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** A node that something is to be hung on, for an id that somebody gave. */
export interface LockedNode {
  readonly given: string;
  /** The node itself or, of a merged opportunity, the one that it is now. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly shortKey: string;
}

/** Holds nodes that features hang something on, so that none is merged away meanwhile. */
@Injectable()
export class LockedNodeStore {
  constructor(private readonly db: Database) {}

  /** The nodes of these ids that are there, merged ones followed to what they are now. None can be merged until the transaction ends. */
  async lock(ids: readonly string[]): Promise<ReadonlyMap<string, LockedNode>> {
    const given = [...new Set(ids.map(idOf))];
    const held = new Set<string>();
    for (let holding = given; ;) {
      await this.db.sql`
        SELECT FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${holding}::uuid[])
        ORDER BY id FOR SHARE`;
      for (const id of holding) held.add(id);
      const found = await this.db.sql<LockedNode>`
        WITH RECURSIVE now AS (
          SELECT id AS given, id, kind, short_key, merged_into_id FROM tree_node
          WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${given}::uuid[])
          UNION ALL
          SELECT now.given, later.id, later.kind, later.short_key, later.merged_into_id FROM now
          JOIN tree_node AS later ON later.workspace_id = ${currentCaller().workspaceId} AND later.id = now.merged_into_id
        )
        SELECT given, id, kind, short_key AS "shortKey" FROM now WHERE merged_into_id IS NULL`;
      holding = found.map(({ id }) => id).filter((id) => !held.has(id));
      if (holding.length === 0) return new Map(found.map((node) => [node.given, node]));
    }
  }
}
