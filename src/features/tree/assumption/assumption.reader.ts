import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { FIRST_ID, idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeCursor, isId, isText } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { TreeNode } from '../node/tree-node.model.ts';
import { Assumption, type AssumptionArgs, type AssumptionOrder, MOST_ASSUMPTIONS } from './assumption.model.ts';

/** Column and property of each order. */
export const POSITIONS = {
  IMPORTANCE: { column: 'importance_position', property: 'importancePosition' },
  EVIDENCE: { column: 'evidence_position', property: 'evidencePosition' },
} as const satisfies Record<AssumptionOrder, { column: string; property: keyof Assumption }>;

/** Reads assumptions. */
@Injectable()
export class AssumptionReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of assumptions in one of their orders; one statement. */
  async page(args: AssumptionArgs): Promise<Connection<Assumption>> {
    const { column, property } = POSITIONS[args.order];
    const list = `assumptions/${args.order}`;
    const { workspaceId } = currentCaller();
    const { nodeId, outcomeId, types, ownerId, tags, archived } = args;
    const [position, id] = decodeCursor(list, args.after, [isText, isId]) ?? ['', FIRST_ID];
    const rows = await this.db.sql<Assumption>`
      SELECT ${() => this.columns.of(Assumption, 'assumption')} FROM assumption
      WHERE assumption.workspace_id = ${workspaceId}
        AND (assumption.${() => column}, assumption.id) > (${position}, ${id}::uuid)
        AND (${archived} OR assumption.archived_at IS NULL)
        AND (${!types} OR assumption.type = ANY(${types ?? []}::text[]))
        AND (${!tags} OR assumption.tags && ${tags ?? []}::text[])
        AND (${!ownerId} OR assumption.owner_id = ${idOf(ownerId ?? '')}::uuid)
        AND (${!nodeId && !outcomeId} OR EXISTS (
          SELECT FROM assumption_node AS link
          JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = link.node_id
          WHERE link.workspace_id = ${workspaceId} AND link.assumption_id = assumption.id
            AND (${!nodeId} OR link.node_id = ${idOf(nodeId ?? '')}::uuid)
            AND (${!outcomeId} OR node.tree_id = ${idOf(outcomeId ?? '')}::uuid)))
      ORDER BY assumption.${() => column}, assumption.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, (row) => encodeCursor(list, [row[property], row.id]));
  }

  /** Assumptions that a node rests on or tests, most important first, without archived ones; one statement for all nodes of a request. */
  ofNode(nodeId: string): Promise<Assumption[]> {
    return currentRequest()
      .loader(
        'Assumption.ofNode',
        () =>
          new Loader(async (ids: readonly string[]) => {
            const rows = await this.db.sql<Assumption & { nodeId: string }>`
              SELECT link.node_id AS "nodeId", ${() => this.columns.of(Assumption, 'assumption')}
              FROM assumption_node AS link
              JOIN assumption ON assumption.workspace_id = ${currentCaller().workspaceId} AND assumption.id = link.assumption_id
              WHERE link.workspace_id = ${currentCaller().workspaceId} AND link.node_id = ANY(${ids}::uuid[])
                AND assumption.archived_at IS NULL
              ORDER BY assumption.importance_position, assumption.id LIMIT ${ids.length * MOST_ASSUMPTIONS}`;
            return groupRowsById(ids, rows, (row) => row.nodeId);
          }),
      )
      .load(nodeId);
  }

  /** Nodes that rest on an assumption or test it, oldest first, without archived ones; one statement for all assumptions of a request. */
  nodesOf(assumptionId: string): Promise<TreeNode[]> {
    return currentRequest()
      .loader(
        'Assumption.nodesOf',
        () =>
          new Loader(async (ids: readonly string[]) => {
            const rows = await this.db.sql<TreeNode & { assumptionId: string }>`
              SELECT link.assumption_id AS "assumptionId", ${() => this.columns.of(TreeNode, 'node')}
              FROM assumption_node AS link
              JOIN tree_node AS node ON node.workspace_id = ${currentCaller().workspaceId} AND node.id = link.node_id
              WHERE link.workspace_id = ${currentCaller().workspaceId} AND link.assumption_id = ANY(${ids}::uuid[])
                AND node.archived_at IS NULL
              ORDER BY node.id LIMIT ${ids.length * MOST_ASSUMPTIONS}`;
            return groupRowsById(ids, rows, (row) => row.assumptionId);
          }),
      )
      .load(assumptionId);
  }
}
