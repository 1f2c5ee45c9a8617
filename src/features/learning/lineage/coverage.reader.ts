import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { inEffect, laidAside } from '../../tree/node/in-effect.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import type { KeyResultCoverage } from './coverage.model.ts';
import type { CoveredKeyResult } from './lineage.model.ts';

/** Id to filter by; null for no filter. */
const filterBy = (id: string | null | undefined): string | null => (id === null || id === undefined ? null : idOf(id));

/** Whether a row of a node is archived or laid aside, as SQL for a boolean. */
const outOfWork = (row: string): string => `(${row}.archived_at IS NOT NULL OR ${laidAside(row)})`;

/** Reads how much work supports key results, and which work serves none. */
@Injectable()
export class CoverageReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of key results, oldest first, with the amount of work that supports each; one statement. */
  async keyResults({ args: asked, today }: KeyResultCoverage, page: PageArgs): Promise<Connection<CoveredKeyResult>> {
    const list = 'coveredKeyResults';
    const { workspaceId } = currentCaller();
    const [cycleId, objectiveId] = [filterBy(asked.cycleId), filterBy(asked.objectiveId)];
    const teamIds = asked.teamIds?.map(idOf) ?? null;
    const after = decodeIdCursor(list, page.after);
    const rows = await this.db.sql<CoveredKeyResult>`
      WITH RECURSIVE asked AS (
        SELECT key_result.id FROM key_result
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.id > ${after}::uuid
          AND (${objectiveId}::uuid IS NULL OR objective.id = ${objectiveId}::uuid)
          AND CASE WHEN ${cycleId}::uuid IS NOT NULL THEN cycle.id = ${cycleId}::uuid
                   ELSE ${objectiveId}::uuid IS NOT NULL OR ${today}::date BETWEEN cycle.starts_on AND cycle.ends_on END
          AND (${!teamIds} OR objective.team_id = ANY(${teamIds ?? []}::uuid[]))
        ORDER BY key_result.id LIMIT ${checkFirst(page.first) + 1}
      ), linked AS (
        SELECT asked.id AS key_result_id, link.node_id FROM asked
        JOIN key_result_link AS link ON link.workspace_id = ${workspaceId} AND link.key_result_id = asked.id
      ), supporting (key_result_id, id) AS (
        SELECT linked.key_result_id, linked.node_id FROM linked
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = linked.node_id
        WHERE NOT ${() => inEffect('node', outOfWork)}
        UNION
        SELECT supporting.key_result_id, child.id FROM supporting
        JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = supporting.id AND NOT ${() => outOfWork('child')}
      ), counted AS (
        SELECT supporting.key_result_id, node.kind, count(*)::int AS many FROM supporting
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = supporting.id
        GROUP BY supporting.key_result_id, node.kind
      )
      SELECT asked.id AS "keyResultId",
             COALESCE(sum(many) FILTER (WHERE kind = 'OUTCOME'), 0)::int AS outcomes,
             COALESCE(sum(many) FILTER (WHERE kind = 'OPPORTUNITY'), 0)::int AS opportunities,
             COALESCE(sum(many) FILTER (WHERE kind = 'SOLUTION'), 0)::int AS solutions,
             COALESCE(sum(many) FILTER (WHERE kind = 'EXPERIMENT'), 0)::int AS experiments,
             COALESCE(sum(many) FILTER (WHERE kind <> 'OUTCOME'), 0) > 0 AS "isWorkedOn"
      FROM asked LEFT JOIN counted ON counted.key_result_id = asked.id
      GROUP BY asked.id ORDER BY asked.id`;
    return pageOf(rows, page, ({ keyResultId }) => encodeCursor(list, [keyResultId]));
  }

  /**
   * One page of outcomes, opportunities and solutions that serve none of the requested key results: neither they nor any
   * node above or below them is linked to one. Only the topmost node of each such branch is listed. Nodes that are archived
   * or laid aside are left out. One statement.
   */
  async withoutKeyResult({ args: asked, today }: KeyResultCoverage, page: PageArgs): Promise<Connection<TreeNode>> {
    const list = 'nodesWithoutKeyResult';
    const { workspaceId } = currentCaller();
    const [cycleId, objectiveId] = [filterBy(asked.cycleId), filterBy(asked.objectiveId)];
    const teamIds = asked.teamIds?.map(idOf) ?? null;
    const after = decodeIdCursor(list, page.after);
    const rows = await this.db.sql<TreeNode>`
      WITH RECURSIVE linked AS (
        SELECT DISTINCT link.node_id AS id FROM key_result
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        JOIN key_result_link AS link ON link.workspace_id = ${workspaceId} AND link.key_result_id = key_result.id
        WHERE key_result.workspace_id = ${workspaceId}
          AND (${objectiveId}::uuid IS NULL OR objective.id = ${objectiveId}::uuid)
          AND CASE WHEN ${cycleId}::uuid IS NOT NULL THEN cycle.id = ${cycleId}::uuid
                   ELSE ${objectiveId}::uuid IS NOT NULL OR ${today}::date BETWEEN cycle.starts_on AND cycle.ends_on END
          AND (${!teamIds} OR objective.team_id = ANY(${teamIds ?? []}::uuid[]))
      ), touched (id) AS (
        SELECT id FROM linked
        UNION
        SELECT node.parent_id FROM touched
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = touched.id
        WHERE node.parent_id IS NOT NULL
      ), outcomes AS (
        SELECT id FROM tree_node AS outcome
        WHERE outcome.workspace_id = ${workspaceId} AND outcome.kind = 'OUTCOME' AND NOT ${() => outOfWork('outcome')}
          AND (${!teamIds} OR outcome.team_id = ANY(${teamIds ?? []}::uuid[]))
      ), open (id) AS (
        -- Nodes with a link only below them: their other branches may serve no key result.
        SELECT id FROM outcomes WHERE id IN (SELECT id FROM touched) AND id NOT IN (SELECT id FROM linked)
        UNION
        SELECT child.id FROM open
        JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = open.id
        WHERE NOT ${() => outOfWork('child')}
          AND child.id IN (SELECT id FROM touched) AND child.id NOT IN (SELECT id FROM linked)
      ), unserved AS (
        SELECT id FROM outcomes WHERE id NOT IN (SELECT id FROM touched)
        UNION ALL
        SELECT child.id FROM open
        JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = open.id
        WHERE child.kind IN ('OPPORTUNITY', 'SOLUTION') AND NOT ${() => outOfWork('child')}
          AND child.id NOT IN (SELECT id FROM touched)
      )
      SELECT ${() => this.columns.of(TreeNode, 'node')} FROM unserved
      JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = unserved.id
      WHERE node.workspace_id = ${workspaceId} AND node.id > ${after}::uuid
      ORDER BY node.id LIMIT ${checkFirst(page.first) + 1}`;
    return pageOf(rows, page, ({ id }) => encodeCursor(list, [id]));
  }
}
