import { Injectable } from '@nestjs/common';
import { type NewRow, RowStore } from '../../platform/change-log/row.store.ts';
import { Database } from '../../platform/database/database.ts';
import { currentCaller } from '../../platform/request/request.ts';
import { Score } from './score.model.ts';

/** Adds scores, and keeps where each node stands. */
@Injectable()
export class ScoreStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /**
   * Adds a score; the node then stands at the latest one it has. However many arrive at once, each takes its turn at
   * the standing and yields to a later one, so the order in which they come does not matter.
   */
  async record(score: NewRow<Score>): Promise<void> {
    const [added] = await this.rows.insert(Score, [score]);
    if (!added) throw new Error('A row that was added is there.');
    await this.db.sql`
      INSERT INTO standing AS now (workspace_id, node_id, model, batch_id, score_id, value, recorded_at)
      VALUES (${currentCaller().workspaceId}, ${added.nodeId}, ${added.model}, ${added.batchId ?? ''}, ${added.id}, ${added.value}, ${added.recordedAt})
      ON CONFLICT (workspace_id, node_id, model, batch_id) DO UPDATE
        SET score_id = excluded.score_id, value = excluded.value, recorded_at = excluded.recorded_at, transaction = excluded.transaction
        WHERE (now.recorded_at, now.score_id) < (excluded.recorded_at, excluded.score_id)`;
  }
}
