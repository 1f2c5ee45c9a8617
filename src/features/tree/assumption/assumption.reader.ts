import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { allOf, type Condition, holdsText, isOneOf, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { TreeNode } from '../node/tree-node.model.ts';
import type { AssumptionArgs } from './assumption-args.model.ts';
import { Assumption, type AssumptionAxis, MOST_ASSUMPTIONS } from './assumption.model.ts';
import { hasSomeWord } from '../../../platform/database/word-list.ts';

/** Column and property of each order. */
export const POSITIONS = {
  IMPORTANCE: { column: 'importance_position', property: 'importancePosition' },
  EVIDENCE: { column: 'evidence_position', property: 'evidencePosition' },
} as const satisfies Record<AssumptionAxis, { column: string; property: keyof Assumption }>;

/** Reads assumptions. */
@Injectable()
export class AssumptionReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** One page of assumptions, the most important first unless said otherwise. */
  page(args: AssumptionArgs): Promise<CountedConnection<Assumption>> {
    const { nodeIds, outcomeIds, types, ownerIds, tags, text, includeArchived = false } = args.filter ?? {};
    const list = this.lists.rowsOf(Assumption, {
      name: 'assumptions',
      where: [
        !includeArchived && part`row.archived_at IS NULL`,
        isOneOf('row.type', types),
        tags && hasSomeWord('row.tags', tags),
        isOneOf('row.owner_id', ownerIds, 'uuid'),
        holdsText('row.statement', text),
        linkedTo(isOneOf('link.node_id', nodeIds, 'uuid'), isOneOf('node.tree_id', outcomeIds, 'uuid')),
      ],
      orders: {
        IMPORTANCE: { sql: 'row.importance_position', type: 'text' },
        EVIDENCE: { sql: 'row.evidence_position', type: 'text' },
        CREATED_AT: AS_MADE,
      },
      order: { field: 'IMPORTANCE', direction: 'ASC' },
    });
    return this.lists.page(list, args);
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

/** Whether the assumption is linked to a node that all of these conditions let through; no condition for none given. */
const linkedTo = (...conditions: readonly Condition[]): Condition =>
  conditions.some(Boolean) &&
  part`EXISTS (
    SELECT FROM assumption_node AS link
    JOIN tree_node AS node ON node.workspace_id = link.workspace_id AND node.id = link.node_id
    WHERE link.workspace_id = ${currentCaller().workspaceId} AND link.assumption_id = row.id AND ${allOf(conditions)})`;
