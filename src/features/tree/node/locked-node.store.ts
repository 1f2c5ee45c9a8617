import { Injectable } from '@nestjs/common';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** A locked node, by the id that the caller asked for. */
export interface LockedNode {
  /** Id that the caller asked for. */
  readonly requested: string;
  /** Id of the node or, for a merged opportunity, of the one that stayed. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly shortKey: string;
}

/** Locks nodes to which features attach rows, so that none is merged into another meanwhile. */
@Injectable()
export class LockedNodeStore {
  constructor(private readonly db: Database) {}

  /** Locks nodes, in the order of their ids, against everybody who attaches something to them, until the transaction ends. */
  async lockAlone(ids: readonly string[]): Promise<void> {
    await this.db.sql`
      SELECT FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[])
      ORDER BY id FOR NO KEY UPDATE`;
  }

  /** The existing nodes of these ids; a merged one is replaced by the one that stayed. None can be merged until the transaction ends. */
  async lock(ids: readonly string[]): Promise<ReadonlyMap<string, LockedNode>> {
    const requested = [...new Set(ids.map(idOf))];
    const locked = new Set<string>();
    for (let unlocked = requested; ;) {
      await this.db.sql`
        SELECT FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${unlocked}::uuid[])
        ORDER BY id FOR SHARE`;
      for (const id of unlocked) locked.add(id);
      const found = await this.db.sql<LockedNode>`
        WITH RECURSIVE now AS (
          SELECT id AS requested, id, kind, short_key, merged_into_id FROM tree_node
          WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${requested}::uuid[])
          UNION ALL
          SELECT now.requested, later.id, later.kind, later.short_key, later.merged_into_id FROM now
          JOIN tree_node AS later ON later.workspace_id = ${currentCaller().workspaceId} AND later.id = now.merged_into_id
        )
        SELECT requested, id, kind, short_key AS "shortKey" FROM now WHERE merged_into_id IS NULL`;
      unlocked = found.map(({ id }) => id).filter((id) => !locked.has(id));
      if (unlocked.length === 0) return new Map(found.map((node) => [node.requested, node]));
    }
  }
}
