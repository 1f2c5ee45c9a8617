import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { FIRST_ID } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { countingFirst, isNotVoided } from './counting-score.reader.ts';
import type { Score } from './score.model.ts';

/** Nodes of one transaction. Chosen: a transaction takes a fraction of a second, so that people who score do not wait for long. */
const NODES_AT_ONCE = 1_000;

/** Pages through all nodes that rankings can contain; one statement for each page. */
@Injectable()
export class RankingRebuildReader {
  constructor(private readonly db: Database) {}

  /** Number of nodes that can be ranked. */
  async count(): Promise<number> {
    const [found] = await this.db.sql<{ count: number }>`
      SELECT count(*)::int AS count FROM tree_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND kind IN ('OPPORTUNITY', 'SOLUTION')`;
    return found?.count ?? 0;
  }

  /** Ids of the next outcomes. */
  async roots(after: string | null): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM tree_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND parent_id IS NULL AND id > ${after ?? FIRST_ID}::uuid
      ORDER BY id LIMIT ${NODES_AT_ONCE}`;
    return found.map(({ id }) => id);
  }

  /** Ids of the next nodes that can be ranked. */
  async nodes(after: string | null): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM tree_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND kind IN ('OPPORTUNITY', 'SOLUTION')
        AND id > ${after ?? FIRST_ID}::uuid
      ORDER BY id LIMIT ${NODES_AT_ONCE}`;
    return found.map(({ id }) => id);
  }

  /** The score of each of the nodes that counts, by each model and batch. */
  counting(nodeIds: readonly string[]): Promise<Pick<Score, 'id' | 'nodeId' | 'modelKey' | 'given'>[]> {
    return this.db.sql`
      SELECT DISTINCT ON (node_id, model, batch_id) id, node_id AS "nodeId", model AS "modelKey", inputs AS given
      FROM score WHERE workspace_id = ${currentCaller().workspaceId} AND node_id = ANY(${nodeIds}::uuid[])
        AND ${() => isNotVoided('score')}
      ORDER BY node_id, model, batch_id, ${() => countingFirst('score')}`;
  }
}
