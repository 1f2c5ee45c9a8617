import { Injectable } from '@nestjs/common';
import { type NewRow, RowStore } from '../../../platform/change-log/row.store.ts';
import { notchRange } from '../../../domain/priorities/scoring/notch.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { Score } from './score.model.ts';
import { RankingEntryStore } from './ranking-entry.store.ts';

/** Adds scores, and updates the ranking entries of their nodes. */
@Injectable()
export class ScoreStore {
  constructor(
    private readonly rows: RowStore,
    private readonly rankingEntries: RankingEntryStore,
  ) {}

  /** Adds a score by `model`, and ranks the node by its latest score. */
  async record(score: NewRow<Score>, model: ScoringModel): Promise<void> {
    const [added] = await this.rows.insert(Score, [score]);
    if (!added) throw new Error('A row that was added is there.');
    await this.rankingEntries.write([{ id: added.id, nodeId: added.nodeId, reach: notchRange(model, added.given) }]);
  }
}
