import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { allOf, type Condition, hasId, isOneOf, noneArchived, part } from '../../../platform/database/sql-part.ts';
import { type CountedConnection, pageWith } from '../../../platform/paging/connection.model.ts';
import type { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { KeyResult } from '../../goals/key-result/key-result.model.ts';
import { inEffect, laidAside } from '../../tree/node/in-effect.reader.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import type { KeyResultCoverage } from './coverage.model.ts';
import type { CoveredKeyResult } from './lineage.model.ts';

/** Whether a row of a node is archived or laid aside, as SQL for a boolean. */
const outOfWork = (row: string): string => `(${row}.archived_at IS NOT NULL OR ${laidAside(row)})`;

/** Reads how much work supports key results, and which work serves none. */
@Injectable()
export class CoverageReader {
  constructor(
    private readonly db: Database,
    private readonly lists: ListReader,
  ) {}

  /** One page of key results, oldest first, with the amount of work that supports each; two statements. */
  async keyResults(coverage: KeyResultCoverage, args: ListArgs): Promise<CountedConnection<CoveredKeyResult>> {
    const list = this.lists.rowsOf(KeyResult, {
      name: 'coveredKeyResults',
      join: OBJECTIVE_AND_CYCLE,
      where: [...askedFor(coverage), noneArchived(['row'], null)],
      ...OLDEST_FIRST,
    });
    const page = await this.lists.page<KeyResult>(list, args);
    return pageWith(page, await this.support(page.nodes.map(({ id }) => id)));
  }

  /** How much work supports each of these key results, in their order; one statement. */
  private async support(keyResultIds: readonly string[]): Promise<CoveredKeyResult[]> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<CoveredKeyResult>`
      WITH RECURSIVE asked AS (
        SELECT id FROM unnest(${keyResultIds}::uuid[]) AS asked (id)
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
    const known = new Map(rows.map((row) => [row.keyResultId, row]));
    return keyResultIds.flatMap((id) => known.get(id) ?? []);
  }

  /**
   * One page of outcomes, opportunities and solutions that serve none of the requested key results: neither they nor any
   * node above or below them is linked to one. Only the topmost node of each such branch is listed. Nodes that are archived
   * or laid aside are left out. One statement.
   */
  withoutKeyResult(coverage: KeyResultCoverage, args: ListArgs): Promise<CountedConnection<TreeNode>> {
    const { workspaceId } = currentCaller();
    const unserved = part`
      WITH RECURSIVE linked AS (
        SELECT DISTINCT link.node_id AS id FROM key_result
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        JOIN key_result_link AS link ON link.workspace_id = ${workspaceId} AND link.key_result_id = key_result.id
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = link.node_id AND NOT ${() => inEffect('node', outOfWork)}
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.archived_at IS NULL
          AND ${allOf(askedFor(coverage))}
      ), touched (id) AS (
        SELECT id FROM linked
        UNION
        SELECT node.parent_id FROM touched
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = touched.id
        WHERE node.parent_id IS NOT NULL
      ), outcomes AS (
        SELECT id FROM tree_node AS outcome
        WHERE outcome.workspace_id = ${workspaceId} AND outcome.kind = 'OUTCOME' AND NOT ${() => outOfWork('outcome')}
          AND ${isOneOf('outcome.team_id', coverage.args.teamIds, 'uuid') ?? part`true`}
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
      SELECT id FROM unserved`;
    const list = this.lists.rowsOf(TreeNode, {
      name: 'nodesWithoutKeyResult',
      join: part`JOIN (${unserved}) AS unserved ON unserved.id = row.id`,
      where: [],
      ...OLDEST_FIRST,
    });
    return this.lists.page(list, args);
  }
}

/** Key results and nodes in the order in which they were made. */
const OLDEST_FIRST = {
  orders: { CREATED_AT: AS_MADE },
  order: { field: 'CREATED_AT', direction: 'ASC' },
} as const;

/** Objective and cycle of the key result of alias `row`. */
const OBJECTIVE_AND_CYCLE = part`
  JOIN objective ON objective.workspace_id = row.workspace_id AND objective.id = row.objective_id
  JOIN cycle ON cycle.workspace_id = row.workspace_id AND cycle.id = objective.cycle_id`;

/** Which key results are asked for: those of a cycle or objective or, where none is named, of the cycles that include today. */
function askedFor({ args: { cycleId, objectiveId, teamIds }, today }: KeyResultCoverage): readonly Condition[] {
  const isNow = part`${today}::date BETWEEN cycle.starts_on AND cycle.ends_on`;
  return [
    hasId('objective.id', objectiveId),
    hasId('cycle.id', cycleId) ?? (objectiveId ? null : isNow),
    isOneOf('objective.team_id', teamIds, 'uuid'),
    noneArchived(['objective', 'cycle'], null),
  ];
}
