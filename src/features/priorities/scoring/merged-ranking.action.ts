import { Injectable } from '@nestjs/common';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { MergedScoreStore } from './merged-score.store.ts';
import { RankingRebuildAction } from './ranking-rebuild.action.ts';

/** Ranks both opportunities of a merge by the scores that they have afterwards. */
@Injectable()
export class MergedRankingAction {
  constructor(private readonly rankings: RankingRebuildAction) {}

  @Subscribe(OpportunityMerged, { after: [MergedScoreStore] })
  async rank({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    if (report.hasCarried('Score')) await this.rankings.rank([fromId, intoId]);
  }
}
