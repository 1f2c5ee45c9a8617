import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { isNotVoided } from './counting-score.reader.ts';
import { Score } from './score.model.ts';

/** Takes the scores of a merged opportunity to the one that remains. */
@Injectable()
export class MergedScoreStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /**
   * Moves scores by models and batches by which the opportunity that remains has none that counts. By all others its own
   * stand: somebody judged that opportunity, and the merged one's stay with the merged one.
   */
  @Subscribe(OpportunityMerged)
  async carryScoresOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const { workspaceId } = currentCaller();
    const scores = await this.db.sql<{ id: string; stands: boolean }>`
      SELECT score.id, EXISTS (
        SELECT FROM score AS own WHERE own.workspace_id = ${workspaceId} AND own.node_id = ${intoId}
          AND own.model = score.model AND own.batch_id IS NOT DISTINCT FROM score.batch_id AND ${() => isNotVoided('own')}
      ) AS stands
      FROM score WHERE score.workspace_id = ${workspaceId} AND score.node_id = ${fromId} ORDER BY score.id`;
    const ids = (stands: boolean): string[] => scores.filter((each) => each.stands === stands).map(({ id }) => id);
    await this.rows.update(Score, { ids: ids(false) }, { nodeId: intoId }, 'MERGED');
    report.carry('Score', ids(false).length);
    report.leave('Score', ids(true), 'The opportunity that stays has a score of its own by this model.');
  }
}
