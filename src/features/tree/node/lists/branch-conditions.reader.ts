import { idOf } from '../../../../platform/id.ts';
import { part, type SqlPart } from '../../../../platform/database/sql-part.ts';
import { currentCaller } from '../../../../platform/request/request.ts';

/** Whether `row`, or any node above it, meets what stands behind `FROM climb`; one look-up by key for each level. */
const climbing = (rest: SqlPart): SqlPart => part`EXISTS (
  WITH RECURSIVE climb AS (
    SELECT row.id, row.parent_id
    UNION ALL
    SELECT above.id, above.parent_id FROM climb
    JOIN tree_node AS above ON above.workspace_id = ${currentCaller().workspaceId} AND above.id = climb.parent_id
  ) SELECT FROM climb ${rest})`;

/** Nodes that `start` selects, and all nodes below them; each is read by the index of children. */
const branches = (start: SqlPart): SqlPart => part`
  WITH RECURSIVE branch AS (
    ${start}
    UNION
    SELECT child.id FROM branch CROSS JOIN LATERAL (
      SELECT id FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND parent_id = branch.id OFFSET 0
    ) AS child
  ) SELECT id FROM branch`;

/** Whether `row` lies below one of the nodes, at any depth. */
export const liesBelow = (ids: readonly string[]): SqlPart =>
  climbing(part`WHERE climb.parent_id = ANY(${ids.map(idOf)}::uuid[])`);

/** All nodes below these nodes. */
export const nodesBelow = (ids: readonly string[]): SqlPart =>
  branches(
    part`SELECT id FROM tree_node WHERE workspace_id = ${currentCaller().workspaceId} AND parent_id = ANY(${ids.map(idOf)}::uuid[])`,
  );

/** Whether `row`, or any node above it, is linked to one of the key results. */
export const serves = (keyResultIds: readonly string[]): SqlPart =>
  climbing(part`
    JOIN key_result_link AS link ON link.workspace_id = ${currentCaller().workspaceId} AND link.node_id = climb.id
    WHERE link.key_result_id = ANY(${keyResultIds.map(idOf)}::uuid[])`);

/** All nodes that serve these key results. */
export const nodesServing = (keyResultIds: readonly string[]): SqlPart =>
  branches(part`
    SELECT node_id AS id FROM key_result_link
    WHERE workspace_id = ${currentCaller().workspaceId} AND key_result_id = ANY(${keyResultIds.map(idOf)}::uuid[])`);
