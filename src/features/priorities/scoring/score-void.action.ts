import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { RankingRebuildAction } from './ranking-rebuild.action.ts';
import { SCORABLE } from './score.action.ts';
import { Score } from './score.model.ts';

/** Voids scores. */
@Injectable()
export class ScoreVoidAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly trees: TreeStore,
    private readonly nodes: TreeNodeReader,
    private readonly rankings: RankingRebuildAction,
    private readonly calendar: CalendarReader,
  ) {}

  /** Voids a score within the caller's transaction, and ranks its node by what counts then. @throws Refused */
  async void(id: string, reason: string, now: Date): Promise<void> {
    const { nodeId } = await this.read.get(Score, id);
    // Whoever records a score shares the tree's lock: the two never run at once.
    await this.trees.lockTreesOf(nodeId);
    const score = await this.read.get(Score, id);
    await this.nodes.editable(nodeId, ['id'], SCORABLE);
    if (score.voidedAt !== null) {
      const problem = `The score was voided on ${await this.calendar.dayOf(score.voidedAt)}: ${score.voidReason ?? ''}`;
      refuseIf(refusal('NOT_APPLICABLE', { problem }, ['id']));
    }
    await this.rows.update(Score, { ids: [score.id] }, { voidedAt: now, voidReason: reason }, 'WITHDRAWN');
    await this.rankings.rank([nodeId]);
  }
}
