import { CHOSEN } from '../../../../domain/tree/chosen.ts';
import { NODE_KINDS, type NodeKind } from '../../../../domain/tree/node/node-kind.ts';
import { part, type SqlPart } from '../../../../platform/database/sql-part.ts';
import { idOf } from '../../../../platform/id.ts';
import { currentCaller } from '../../../../platform/request/request.ts';

/** Most candidates that are read and sorted: as many as one tree can hold, so that a tree is always read whole. */
export const MOST_CANDIDATES = CHOSEN.tree.mostNodes;

/** No statement reads more of one stretch of an index than makes its set too large; the order says which index. */
const ENOUGH = MOST_CANDIDATES + 1;

export const workspace = (): string => currentCaller().workspaceId;
export const uuids = (ids: readonly string[]): SqlPart => part`${ids.map(idOf)}::uuid[]`;
export const texts = (values: readonly string[]): SqlPart => part`${values}::text[]`;

/** Both halves of an index that is ordered by a key behind whether a node is archived in effect. */
const EITHER_WAY = part`'{false,true}'::boolean[]`;

/** Whether a statement selects anything. OFFSET 0 keeps Postgres from running it for all rows of a table at once. */
export const exists = (select: SqlPart): SqlPart => part`EXISTS (${select} OFFSET 0)`;

/** Nodes of each kind that meet a condition on `node` and `wanted.value`, one stretch of an index for each value and kind. */
const nodesOfEach = (values: SqlPart, kinds: readonly NodeKind[], condition: SqlPart, order: string): SqlPart => part`
  SELECT node.id FROM unnest(${values}) AS wanted (value) CROSS JOIN unnest(${texts(kinds)}) AS of_kind (kind)
  CROSS JOIN LATERAL (
    SELECT id FROM tree_node AS node WHERE node.workspace_id = ${workspace()} AND node.kind = of_kind.kind AND ${condition}
    ORDER BY ${() => order} LIMIT ${ENOUGH}
  ) AS node`;

/** Nodes of these owners. */
export const nodesOwnedBy = (ids: readonly string[], kinds: readonly NodeKind[]): SqlPart =>
  nodesOfEach(uuids(ids), kinds, part`node.owner_id = wanted.value`, 'node.id');

/** Nodes in one of the statuses. Each stands by itself: of one among many Postgres would not know how common it is. */
export function nodesInStatus(statuses: readonly string[], kinds: readonly NodeKind[]): SqlPart {
  const stretches = kinds.flatMap((kind) =>
    (NODE_KINDS[kind].statuses as readonly string[])
      .filter((status) => statuses.includes(status))
      .map(
        (status) => part`(
          SELECT id FROM tree_node WHERE workspace_id = ${workspace()} AND kind = ${kind} AND status = ${status}
          ORDER BY id LIMIT ${ENOUGH})`,
      ),
  );
  const none = part`SELECT NULL::uuid AS id WHERE false`;
  return stretches.reduce((one, other) => part`${one} UNION ALL ${other}`, none);
}

/** Nodes of no owner. */
export const nodesWithoutOwner = (kinds: readonly NodeKind[]): SqlPart =>
  nodesOfEach(part`'{once}'::text[]`, kinds, part`node.owner_id IS NULL`, 'node.owner_id, node.id');

/** Nodes whose column, by which lists are ordered, is at least so much. */
export const nodesSince = (column: string, least: SqlPart, kinds: readonly NodeKind[]): SqlPart =>
  nodesOfEach(
    EITHER_WAY,
    kinds,
    part`node.archived_in_effect = wanted.value AND node.${() => column} >= ${least}`,
    column === 'id' ? 'node.id' : `node.${column}, node.id`,
  );

/** Nodes of the one kind that has a day, by one of the two keys of that day. */
export const nodesByDay = (kind: NodeKind, key: string, sign: '<' | '>=', day: string): SqlPart => part`
  SELECT node.id FROM unnest(${EITHER_WAY}) AS wanted (value) CROSS JOIN LATERAL (
    SELECT id FROM tree_node WHERE workspace_id = ${workspace()} AND kind = '${() => kind}'
      AND archived_in_effect = wanted.value AND ${() => key} ${() => sign} ${day}::date
    ORDER BY ${() => key}, id LIMIT ${ENOUGH}
  ) AS node`;

/** Nodes whose column is one of the ids, whatever their kind. */
export const nodesNaming = (column: string, ids: readonly string[]): SqlPart => part`
  SELECT node.id FROM unnest(${uuids(ids)}) AS wanted (value) CROSS JOIN LATERAL (
    SELECT id FROM tree_node WHERE workspace_id = ${workspace()} AND ${() => column} = wanted.value LIMIT ${ENOUGH}
  ) AS node`;

/** All nodes in the trees whose outcomes are selected. */
export const nodesInTreesOf = (outcomes: SqlPart): SqlPart => part`
  SELECT node.id FROM (${outcomes}) AS root CROSS JOIN LATERAL (
    SELECT id FROM tree_node WHERE workspace_id = ${workspace()} AND tree_id = root.id LIMIT ${ENOUGH}
  ) AS node`;

/** Nodes found under one of the postings. */
export const nodesUnder = (postings: readonly string[]): SqlPart => part`
  SELECT posting.node_id AS id FROM unnest(${texts(postings)}) AS wanted (value) CROSS JOIN LATERAL (
    SELECT node_id FROM search_word WHERE workspace_id = ${workspace()} AND word = wanted.value COLLATE "C"
    ORDER BY node_id LIMIT ${ENOUGH}
  ) AS posting`;
