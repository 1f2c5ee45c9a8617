import { Injectable } from '@nestjs/common';
import type { LineageEdge } from '../../../domain/learning/lineage/lineage.ts';
import type { NodeKind, NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { GOAL_ARCHIVED } from '../../goals/key-result/goal.reader.ts';
import { archivedInEffect, inEffect, laidAside } from '../../tree/node/in-effect.reader.ts';

/** A node of a lineage, with the fields that the lineage shows. */
export interface LineageNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: NodeKind;
  readonly title: string;
  readonly shortKey: string;
  readonly status: NodeStatus;
  /** Levels below the node that the query starts from; negative above it. */
  readonly depth: number;
  /** Whether the node, or one above it, is laid aside. */
  readonly isLaidAside: boolean;
}

/** A link of a lineage, with its key result. */
export interface LineageLink {
  readonly id: string;
  readonly nodeId: string;
  readonly keyResultId: string;
  readonly statement: string;
  readonly keyResultTitle: string;
  /** Whether the key result, its objective or its cycle is archived. */
  readonly keyResultArchived: boolean;
}

/** Reads the nodes and links between key results and work; four statements at most for a lineage, however large. */
@Injectable()
export class LineageReader {
  constructor(private readonly db: Database) {}

  /** Links of a key result or of nodes, oldest first. */
  links(
    of: { readonly keyResultId: string } | { readonly nodeIds: readonly string[] },
    most: number,
  ): Promise<LineageLink[]> {
    const { workspaceId } = currentCaller();
    const [keyResultId, nodeIds] = 'keyResultId' in of ? [of.keyResultId, []] : [null, of.nodeIds];
    return this.db.sql<LineageLink>`
      SELECT link.id, link.node_id AS "nodeId", link.key_result_id AS "keyResultId", link.statement,
             key_result.title AS "keyResultTitle", ${() => GOAL_ARCHIVED} AS "keyResultArchived"
      FROM key_result_link AS link
      JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = link.key_result_id
      JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
      JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
      WHERE link.workspace_id = ${workspaceId}
        AND CASE WHEN ${keyResultId}::uuid IS NULL THEN link.node_id = ANY(${nodeIds}::uuid[])
            ELSE link.key_result_id = ${keyResultId}::uuid END
      ORDER BY link.id LIMIT ${most}`;
  }

  /** Ancestors of these nodes, from the outcomes down, without the nodes themselves. */
  above(ids: readonly string[]): Promise<LineageNode[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<LineageNode>`
      WITH RECURSIVE climb (id, depth) AS (
        SELECT parent_id, -1 FROM tree_node
        WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[]) AND parent_id IS NOT NULL
        UNION
        SELECT node.parent_id, climb.depth - 1 FROM climb
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = climb.id
        WHERE node.parent_id IS NOT NULL
      )
      SELECT node.id, node.parent_id AS "parentId", node.kind, node.title, node.short_key AS "shortKey", node.status,
             min(climb.depth) AS depth, ${() => inEffect('node', laidAside)} AS "isLaidAside"
      FROM climb JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = climb.id
      WHERE node.workspace_id = ${workspaceId}
      GROUP BY node.workspace_id, node.id ORDER BY depth, node.id`;
  }

  /**
   * These nodes and all nodes below them, also those linked by ALSO_UNDER or ALSO_ADDRESSES; nearest first, without nodes
   * that are archived, themselves or by a node above them.
   */
  below(ids: readonly string[], most: number): Promise<LineageNode[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<LineageNode>`
      WITH RECURSIVE below (id, depth) AS (
        SELECT id, 0 FROM tree_node AS node
        WHERE node.workspace_id = ${workspaceId} AND node.id = ANY(${ids}::uuid[]) AND NOT ${() => archivedInEffect('node')}
        UNION
        SELECT next.id, below.depth + 1 FROM below CROSS JOIN LATERAL (
          SELECT id, archived_at FROM tree_node WHERE workspace_id = ${workspaceId} AND parent_id = below.id
          UNION ALL
          SELECT node.id, node.archived_at FROM node_link AS link
          JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = link.from_node_id
          WHERE link.workspace_id = ${workspaceId} AND link.to_node_id = below.id AND link.kind IN ('ALSO_UNDER', 'ALSO_ADDRESSES')
        ) AS next
        -- Cross-links can form a cycle: the limit of levels ends it.
        WHERE next.archived_at IS NULL AND below.depth < 24
      ), nearest AS (
        SELECT id, min(depth) AS depth FROM below GROUP BY id ORDER BY min(depth), id LIMIT ${most}
      )
      SELECT node.id, node.parent_id AS "parentId", node.kind, node.title, node.short_key AS "shortKey", node.status, nearest.depth,
             ${() => inEffect('node', laidAside)} AS "isLaidAside"
      FROM nearest JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = nearest.id
      ORDER BY nearest.depth, node.position, node.id`;
  }

  /** Cross-links between these nodes by which one serves another. */
  crossLinks(ids: readonly string[]): Promise<LineageEdge[]> {
    return this.db.sql<LineageEdge>`
      SELECT from_node_id AS "fromId", to_node_id AS "toId", kind FROM node_link
      WHERE workspace_id = ${currentCaller().workspaceId} AND kind IN ('ALSO_UNDER', 'ALSO_ADDRESSES')
        AND from_node_id = ANY(${ids}::uuid[]) AND to_node_id = ANY(${ids}::uuid[])
      ORDER BY id`;
  }
}
