import { Injectable } from '@nestjs/common';
import { refusal, Refused, refuseIf } from '../../../domain/refusal.ts';
import { checkNodeNotArchived } from '../../../domain/tree/node/archived-node.ts';
import type { NodeKind } from '../../../domain/tree/node/node-kind.ts';
import type { Subtree, ParentNode } from '../../../domain/tree/node/placement.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { idOf } from '../../../platform/id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { archivedInEffect, laidAside } from './in-effect.reader.ts';
import type { NodeCounts } from './tree.model.ts';
import { TYPE_OF_KIND, TreeNode } from './tree-node.model.ts';

/** The nodes above a node. */
interface Ancestry {
  /** Ancestors from the root down, without the node itself. */
  readonly ancestors: TreeNode[];
  /** The node itself, or the nearest ancestor, that is archived; null where none is. */
  readonly archivedBy: TreeNode | null;
}

/** Reads single nodes and their surroundings. */
@Injectable()
export class TreeNodeReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly read: RowReader,
  ) {}

  /** The node as the transaction sees it. @throws Refused NOT_FOUND, or WRONG_KIND unless its kind is one of `kinds` */
  async get(id: string, path: readonly string[] = ['id'], kinds?: readonly NodeKind[]): Promise<TreeNode> {
    const node = await this.read.get(TreeNode, id, path);
    if (kinds && !kinds.includes(node.kind)) {
      const expected = kinds.map((kind) => TYPE_OF_KIND[kind]).join(' or ');
      throw new Refused([refusal('WRONG_KIND', { expected, actual: TYPE_OF_KIND[node.kind] }, path)]);
    }
    return node;
  }

  /** As `get`, for a change to the node. @throws Refused ARCHIVED when the node or any node above it is archived */
  async editable(id: string, path: readonly string[] = ['id'], kinds?: readonly NodeKind[]): Promise<TreeNode> {
    const node = await this.get(id, path, kinds);
    refuseIf(...checkNodeNotArchived(node, (await this.parentNode(node.id)).archivedBy, path));
    return node;
  }

  /** The node as a possible parent, with its ancestors and counts; one statement with one key lookup for each level. */
  async parentNode(id: string): Promise<ParentNode> {
    const { workspaceId } = currentCaller();
    const [parent] = await this.db.sql<ParentNode>`
      WITH RECURSIVE climb AS (
        SELECT id, tree_id, kind, short_key, parent_id, ARRAY[id] AS path, CASE WHEN archived_at IS NOT NULL THEN id END AS archived_by
        FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ${id}
        UNION ALL
        SELECT climb.id, climb.tree_id, climb.kind, climb.short_key, above.parent_id, above.id || climb.path,
               coalesce(climb.archived_by, CASE WHEN above.archived_at IS NOT NULL THEN above.id END)
        FROM climb JOIN tree_node AS above ON above.workspace_id = ${workspaceId} AND above.id = climb.parent_id
      )
      SELECT id, kind, short_key AS "shortKey", path,
             (SELECT jsonb_build_object('id', id, 'shortKey', short_key, 'title', title) FROM tree_node
              WHERE workspace_id = ${workspaceId} AND id = climb.archived_by) AS "archivedBy",
             (SELECT count(*) FROM tree_node WHERE workspace_id = ${workspaceId} AND parent_id = climb.id) AS children,
             (SELECT count(*) FROM tree_node WHERE workspace_id = ${workspaceId} AND tree_id = climb.tree_id) AS nodes
      FROM climb WHERE parent_id IS NULL`;
    if (!parent) throw new Error('A node that was just read hangs in a tree.');
    return parent;
  }

  /** The node as a branch to move: its size, its levels, and the ids of the node and all nodes below it; one statement. */
  async subtree(node: TreeNode): Promise<Subtree & { readonly ids: string[] }> {
    const below = await this.db.sql<{ id: string; depth: number }>`
      WITH RECURSIVE below AS (
        SELECT id, 1 AS depth FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND id = ${node.id}
        UNION ALL
        SELECT child.id, below.depth + 1 FROM below
        JOIN tree_node AS child ON child.workspace_id = ${currentCaller().workspaceId} AND child.parent_id = below.id
      ) SELECT id, depth FROM below`;
    return {
      id: node.id,
      kind: node.kind,
      adds: below.length,
      levels: Math.max(...below.map(({ depth }) => depth)),
      ids: below.map(({ id }) => id),
    };
  }

  /** Children of a node in their order, archived ones only on request; one statement for all nodes of a request. */
  children(id: string, archived: boolean): Promise<TreeNode[]> {
    return this.loader(`children/${archived}`, async (ids) => {
      const rows = await this.db.sql<TreeNode>`
        SELECT ${() => this.columns.of(TreeNode, 'node')} FROM tree_node AS node
        WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.parent_id = ANY(${ids}::uuid[])
          AND (${archived} OR node.archived_at IS NULL)
        ORDER BY node.parent_id, node.position, node.id`;
      return groupRowsById(ids, rows, ({ parentId }) => parentId ?? '');
    }).load(id);
  }

  /** Children of a node as the transaction sees them, archived ones among them; one statement. */
  childrenNow(id: string): Promise<TreeNode[]> {
    return this.db.sql<TreeNode>`
      SELECT ${() => this.columns.of(TreeNode, 'node')} FROM tree_node AS node
      WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.parent_id = ${id} ORDER BY node.position, node.id`;
  }

  /** Ancestors of a node; one statement for all nodes of a request. */
  ancestry(id: string): Promise<Ancestry> {
    return this.loader('ancestry', async (ids) => {
      const rows = await this.db.sql<TreeNode & { start: string; level: number }>`
        WITH RECURSIVE climb AS (
          SELECT id AS start, id AS at, parent_id AS above, 0 AS level
          FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[])
          UNION ALL
          SELECT climb.start, node.id, node.parent_id, climb.level + 1 FROM climb
          JOIN tree_node AS node ON node.workspace_id = ${currentCaller().workspaceId} AND node.id = climb.above
        )
        SELECT climb.start, climb.level, ${() => this.columns.of(TreeNode, 'node')} FROM climb
        JOIN tree_node AS node ON node.workspace_id = ${currentCaller().workspaceId} AND node.id = climb.at
        ORDER BY climb.start, climb.level DESC`;
      return groupRowsById(ids, rows, ({ start }) => start).map((path) => ({
        ancestors: path.filter(({ level }) => level > 0),
        archivedBy: path.findLast(({ archivedAt }) => archivedAt !== null) ?? null,
      }));
    }).load(id);
  }

  /** Number of nodes of each kind below a node, without archived ones; one statement for all nodes of a request. */
  counts(id: string): Promise<NodeCounts> {
    return this.loader('counts', async (ids) => {
      const rows = await this.db.sql<NodeCounts>`
        WITH RECURSIVE below AS (
          SELECT parent_id AS start, id, kind FROM tree_node
          WHERE workspace_id = ${currentCaller().workspaceId} AND parent_id = ANY(${ids}::uuid[]) AND archived_at IS NULL
            AND NOT ${() => laidAside('tree_node')}
          UNION ALL
          SELECT below.start, child.id, child.kind FROM below
          JOIN tree_node AS child ON child.workspace_id = ${currentCaller().workspaceId} AND child.parent_id = below.id AND child.archived_at IS NULL
            AND NOT ${() => laidAside('child')}
        )
        SELECT start AS "nodeId", count(*) FILTER (WHERE kind = 'OPPORTUNITY') AS opportunities,
               count(*) FILTER (WHERE kind = 'SOLUTION') AS solutions, count(*) FILTER (WHERE kind = 'EXPERIMENT') AS experiments
        FROM below GROUP BY start`;
      const byId = new Map(rows.map((row) => [row.nodeId, row]));
      return ids.map((nodeId) => byId.get(nodeId) ?? { nodeId, opportunities: 0, solutions: 0, experiments: 0 });
    }).load(id);
  }

  /** Those of the nodes that `editable` returns, by id; one statement. Ask `editable` why another one is missing. */
  async editableAmong(ids: readonly string[], kinds: readonly NodeKind[]): Promise<ReadonlyMap<string, TreeNode>> {
    const nodes = await this.db.sql<TreeNode>`
      SELECT ${() => this.columns.of(TreeNode, 'node')} FROM tree_node AS node
      WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.id = ANY(${ids.map(idOf)}::uuid[])
        AND node.kind = ANY(${kinds}::text[]) AND NOT ${() => archivedInEffect('node')}`;
    return new Map(nodes.map((node) => [node.id, node]));
  }

  private loader<Answer>(key: string, load: (ids: readonly string[]) => Promise<Answer[]>): Loader<string, Answer> {
    return currentRequest().loader(`TreeNode.${key}`, () => new Loader(load));
  }
}
