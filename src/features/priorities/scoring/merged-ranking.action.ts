import { Injectable } from '@nestjs/common';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, type NodeAttachment, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { MergedScoreStore } from './merged-score.store.ts';
import { RankingRebuildAction } from './ranking-rebuild.action.ts';
import { Score } from './score.model.ts';

/** Ranks both opportunities of a merge, or of its undo, by the scores that they have afterwards. */
@Contributes(NodeAttachments)
@Injectable()
export class MergedRankingAction implements AttachesToNodes {
  readonly attached: readonly NodeAttachment[] = [
    { model: Score, namedIn: ['nodeId'], judgesWhole: true, follow: (_, nodeIds) => this.rankings.rank(nodeIds) },
  ];

  constructor(private readonly rankings: RankingRebuildAction) {}

  @Subscribe(OpportunityMerged, { after: [MergedScoreStore] })
  async rank({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    if (report.hasCarried('Score')) await this.rankings.rank([fromId, intoId]);
  }
}
