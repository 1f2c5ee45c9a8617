import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Objective } from '../key-result/objective.model.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';
import { MOST_BUSINESS_KEY_RESULTS } from './user-focused-okr.model.ts';

/** A business key result of a cycle, in relation to an opportunity. */
export interface BusinessKeyResult {
  readonly id: string;
  /** Whether it measures the metric of the opportunity's outcome, or is linked to the opportunity or one of its ancestors. */
  readonly isAround: boolean;
}

/** Reads the facts by which the steps to a user-focused objective are checked. */
@Injectable()
export class UserFocusedOkrReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Key results of the cycle's business objectives, oldest first. */
  businessKeyResults(cycleId: string, path: readonly TreeNode[]): Promise<BusinessKeyResult[]> {
    const { workspaceId } = currentCaller();
    const ids = path.map(({ id }) => id);
    return this.db.sql<BusinessKeyResult>`
      SELECT key_result.id,
             EXISTS (SELECT FROM tree_node AS node WHERE node.workspace_id = ${workspaceId}
               AND node.id = ANY(${ids}::uuid[]) AND node.metric_id = key_result.metric_id)
             OR EXISTS (SELECT FROM key_result_link AS link WHERE link.workspace_id = ${workspaceId}
               AND link.key_result_id = key_result.id AND link.node_id = ANY(${ids}::uuid[])) AS "isAround"
      FROM objective
      JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.objective_id = objective.id
      WHERE objective.workspace_id = ${workspaceId} AND objective.cycle_id = ${cycleId} AND objective.focus = 'BUSINESS'
        AND objective.archived_at IS NULL AND key_result.archived_at IS NULL
      ORDER BY key_result.id LIMIT ${MOST_BUSINESS_KEY_RESULTS}`;
  }

  /** The current target opportunity of a tree; null while it has none. */
  async target(treeId: string): Promise<{ readonly opportunityId: string; readonly title: string } | null> {
    const [target] = await this.db.sql<{ opportunityId: string; title: string }>`
      SELECT target.opportunity_id AS "opportunityId", node.title
      FROM target_opportunity AS target
      JOIN tree_node AS node ON node.workspace_id = ${currentCaller().workspaceId} AND node.id = target.opportunity_id
      WHERE target.workspace_id = ${currentCaller().workspaceId} AND target.outcome_id = ${treeId} AND target.ended_on IS NULL`;
    return target ?? null;
  }

  /**
   * Number of interviews that a tree was built from: those that yielded evidence that counts for a node which is not
   * archived, each once. An insight of the kind INTERVIEW without a session of its own is one interview.
   */
  async interviews(treeId: string): Promise<number> {
    const { workspaceId } = currentCaller();
    const [row] = await this.db.sql<{ interviews: number }>`
      SELECT count(DISTINCT COALESCE(insight.interview_id, insight.id))::int AS interviews
      FROM tree_node AS node
      JOIN counting_evidence AS evidence ON evidence.workspace_id = ${workspaceId} AND evidence.target_id = node.id
      JOIN insight ON insight.workspace_id = ${workspaceId} AND insight.id = evidence.insight_id
      WHERE node.workspace_id = ${workspaceId} AND node.tree_id = ${treeId} AND NOT node.archived_in_effect
        AND (insight.interview_id IS NOT NULL OR insight.kind = 'INTERVIEW')`;
    return row?.interviews ?? 0;
  }

  /** Titles of every solution of a tree, each once. */
  async solutionTitles(treeId: string): Promise<string[]> {
    const rows = await this.db.sql<{ title: string }>`
      SELECT DISTINCT title FROM tree_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND tree_id = ${treeId} AND kind = 'SOLUTION' AND NOT archived_in_effect
      ORDER BY title`;
    return rows.map(({ title }) => title);
  }

  /** The cycle's oldest user-focused objective about the opportunity, and the number of metrics of its key results. */
  async objective(
    cycleId: string,
    opportunityId: string,
  ): Promise<{ readonly objective: Objective | null; readonly metrics: number }> {
    const { workspaceId } = currentCaller();
    const [row] = await this.db.sql<Objective & { metrics: number }>`
      SELECT ${() => this.columns.of(Objective, 'objective')},
             (SELECT count(DISTINCT metric_id)::int FROM key_result
              WHERE key_result.workspace_id = ${workspaceId} AND key_result.objective_id = objective.id
                AND key_result.archived_at IS NULL) AS metrics
      FROM objective
      WHERE objective.workspace_id = ${workspaceId} AND objective.opportunity_id = ${opportunityId}
        AND objective.cycle_id = ${cycleId} AND objective.focus = 'USER' AND objective.archived_at IS NULL
      ORDER BY objective.id LIMIT 1`;
    return { objective: row ?? null, metrics: row?.metrics ?? 0 };
  }
}
