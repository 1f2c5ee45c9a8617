import { Injectable } from '@nestjs/common';
import { NODE_KINDS, type NodeKind } from '../../../domain/tree/node/node-kind.ts';
import { refusal, Refused } from '../../../domain/refusal.ts';
import type { Sibling } from '../../../domain/tree/node/position.ts';
import { textsFor } from '../../../domain/tree/node/searched-text.ts';
import { type NewRow, RowStore } from '../../../platform/change-log/row.store.ts';
import type { Operation } from '../../../platform/change-log/operation.ts';
import { Database } from '../../../platform/database/database.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MODEL_OF_KIND } from './kinds/model-of-kind.ts';
import { SearchStore } from './search.store.ts';
import { TreeNode } from './tree-node.model.ts';

/** A node to insert: the fields of its kind, without its short key. */
export type NewNode = NewRow<TreeNode> &
  Pick<TreeNode, 'kind' | 'treeId' | 'parentId' | 'position' | 'status' | 'title'>;

/** Properties of a node by which it is found through its postings. */
const POSTED = [...textsFor('search'), 'personaIds'];

/** Changes trees. Every change of a tree's shape first locks its revision. */
@Injectable()
export class TreeStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly words: SearchStore,
  ) {}

  /**
   * Locks the trees of the nodes, in the order of their ids, until the transaction ends. Of two opposite moves, the second
   * waits and then sees the result of the first. Nodes that do not exist lock nothing.
   */
  lockTreesOf(...nodeIds: readonly string[]): Promise<void> {
    return this.lockTreeRevisions(nodeIds, 'FOR NO KEY UPDATE');
  }

  /**
   * Share-locks the trees of the nodes until the transaction ends, for callers that write rows which depend on the trees.
   * Share locks do not exclude each other; only a change of a tree waits.
   */
  shareTreesOf(...nodeIds: readonly string[]): Promise<void> {
    return this.lockTreeRevisions(nodeIds, 'FOR SHARE');
  }

  private async lockTreeRevisions(nodeIds: readonly string[], lock: 'FOR NO KEY UPDATE' | 'FOR SHARE'): Promise<void> {
    const { workspaceId } = currentCaller();
    const ids = nodeIds.map(idOf);
    for (let locked = new Set<string>(); ;) {
      const trees = await this.db.sql<{ treeId: string }>`
        SELECT DISTINCT tree_id AS "treeId" FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[])`;
      if (trees.every(({ treeId }) => locked.has(treeId))) return;
      if (locked.size > 0)
        throw new RestartTransaction('While the locks were waited for, a node moved to a tree that is not locked.');
      locked = new Set(trees.map(({ treeId }) => treeId));
      this.db.queueFor([...locked], lock === 'FOR SHARE');
      await this.db.sql`
        SELECT FROM tree_revision WHERE workspace_id = ${workspaceId} AND tree_id = ANY(${[...locked]}::uuid[])
        ORDER BY tree_id ${() => lock}`;
    }
  }

  /** Raises the revisions of trees after a change. */
  async raiseRevision(...treeIds: readonly string[]): Promise<void> {
    await this.db.sql`
      UPDATE tree_revision SET revision = revision + 1
      WHERE workspace_id = ${currentCaller().workspaceId} AND tree_id = ANY(${[...new Set(treeIds)]}::uuid[])`;
  }

  /** Inserts the revision of a new tree; the transaction holds its lock from then on. */
  async createTree(treeId: string): Promise<void> {
    await this.db
      .sql`INSERT INTO tree_revision (workspace_id, tree_id, revision) VALUES (${currentCaller().workspaceId}, ${treeId}, 0)`;
  }

  /** Inserts nodes, parents before children, with short keys in the order of `nodes`; one insert for each kind. */
  async add(nodes: readonly NewNode[]): Promise<void> {
    // All transactions update the counters in one order: otherwise two could deadlock.
    for (const kind of Object.keys(NODE_KINDS) as NodeKind[]) {
      const ofKind = nodes.filter((node) => node.kind === kind);
      if (ofKind.length === 0) continue;
      const first = await this.reserveShortKeys(kind, ofKind.length);
      const keyed = ofKind.map((node, index) => ({ ...node, shortKey: `${NODE_KINDS[kind].prefix}-${first + index}` }));
      await this.rows.insert<TreeNode>(MODEL_OF_KIND[kind], keyed);
    }
    await this.words.index(nodes);
  }

  /**
   * Changes a node if it still has the version that was read; a node that has these values already stays as it is, and so
   * does its tree's revision.
   *
   * @throws Refused VERSION_CONFLICT
   */
  async change<Node extends TreeNode>(node: Node, set: Partial<Node>, operation: Operation = 'UPDATED'): Promise<Node> {
    const which = { ids: [node.id], version: node.version };
    const [changed] = await this.rows.update<TreeNode>(TreeNode, which, set, operation);
    if (!changed)
      throw new Refused([
        refusal('VERSION_CONFLICT', { expected: node.version, actual: node.version + 1 }, ['expectedVersion']),
      ]);
    if (changed.version === node.version) return changed as Node;
    await this.raiseRevision(changed.treeId);
    if ('archivedAt' in set) await this.archiveInEffect(changed.id);
    if (POSTED.some((property) => property in set)) await this.words.index([changed]);
    return changed as Node;
  }

  /** Counts a change of what belongs to a node and stands in other tables, such as an outcome's map. */
  async countChange<Node extends TreeNode>(node: Node, operation: Operation = 'UPDATED'): Promise<Node> {
    const [changed] = await this.rows.update<TreeNode>(
      TreeNode,
      { ids: [node.id], changedElsewhere: true },
      {},
      operation,
    );
    await this.raiseRevision(node.treeId);
    return changed as Node;
  }

  /**
   * Writes down for a node and all nodes below it whether they are archived in effect; one statement, which writes only
   * rows that differ. Moves need none: no node that is archived in effect moves, and none moves below one.
   */
  private async archiveInEffect(id: string): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`
      WITH RECURSIVE branch AS (
        SELECT node.id, node.archived_at IS NOT NULL OR COALESCE(parent.archived_in_effect, false) AS archived
        FROM tree_node AS node
        LEFT JOIN tree_node AS parent ON parent.workspace_id = ${workspaceId} AND parent.id = node.parent_id
        WHERE node.workspace_id = ${workspaceId} AND node.id = ${id}
        UNION ALL
        SELECT child.id, branch.archived OR child.archived_at IS NOT NULL FROM branch
        JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = branch.id
      )
      UPDATE tree_node SET archived_in_effect = branch.archived FROM branch
      WHERE tree_node.workspace_id = ${workspaceId} AND tree_node.id = branch.id
        AND tree_node.archived_in_effect <> branch.archived`;
  }

  /** Moves nodes to another tree, each with the moment that it has on the map there; one statement. Parents stay. */
  async moveIntoTree(
    ids: readonly string[],
    fromTreeId: string,
    treeId: string,
    momentIds: ReadonlyMap<string, string | null>,
  ): Promise<void> {
    const moved = ids.map((id) => ({ id, treeId, momentId: momentIds.get(id) ?? null }));
    await this.rows.updateEach<TreeNode>(TreeNode, moved, { operation: 'MOVED' });
    await this.raiseRevision(fromTreeId, treeId);
  }

  /** Has what was merged into a node before point at the one that it was merged into itself: always in one step. */
  async mergeFurther(fromId: string, intoId: string): Promise<void> {
    const earlier = await this.db.sql<{ id: string }>`
      SELECT id FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND merged_into_id = ${fromId}`;
    const ids = earlier.map(({ id }) => id);
    await this.rows.update<TreeNode>(TreeNode, { ids }, { mergedIntoId: intoId }, 'MERGED');
  }

  /** Has nodes that a later merge has pointed further point at the one again that they were merged into. */
  async mergeBack(ids: readonly string[], intoId: string): Promise<void> {
    await this.rows.update<TreeNode>(TreeNode, { ids }, { mergedIntoId: intoId }, 'UNMERGED');
  }

  /** Last position among the children of a node; null when it has none. */
  async lastPosition(parentId: string): Promise<string | null> {
    const [last] = await this.db.sql<{ position: string }>`
      SELECT position FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND parent_id = ${parentId}
      ORDER BY position DESC, id DESC LIMIT 1`;
    return last?.position ?? null;
  }

  /** Children of a node in their order, archived ones included, because they keep their positions. */
  siblings(parentId: string): Promise<(Sibling & { readonly isHidden: boolean })[]> {
    return this.db.sql`
      SELECT id, position, archived_at IS NOT NULL AS "isHidden" FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND parent_id = ${parentId} ORDER BY position, id`;
  }

  private async reserveShortKeys(kind: NodeKind, count: number): Promise<number> {
    const [counter] = await this.db.sql<{ last: number }>`
      INSERT INTO short_key_counter AS counter (workspace_id, kind, last) VALUES (${currentCaller().workspaceId}, ${kind}, ${count})
      ON CONFLICT (workspace_id, kind) DO UPDATE SET last = counter.last + excluded.last RETURNING last`;
    return (counter?.last ?? count) - count + 1;
  }
}
