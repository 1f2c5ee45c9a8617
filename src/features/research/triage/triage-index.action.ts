import { Injectable } from '@nestjs/common';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { EvidenceChanged } from '../evidence/evidence-changed.hook.ts';
import { InsightsReworded } from '../insight/insights-reworded.hook.ts';
import { InsightStatusStore } from '../insight/insight-status.store.ts';
import { InsightWordStore } from './insight-word.store.ts';
import { LinkTrainingStore } from './link-training.store.ts';

/** Updates the index of insights' words and the link training of suggestions when insights, evidence or participants change. */
@Injectable()
export class TriageIndexAction {
  constructor(
    private readonly words: InsightWordStore,
    private readonly training: LinkTrainingStore,
    private readonly statuses: InsightStatusStore,
  ) {}

  @Subscribe(InsightsReworded)
  async reindex({ insights }: HookArgs<InsightsReworded>): Promise<void> {
    const changed = insights.filter(({ isNew }) => !isNew).map(({ id }) => id);
    await this.training.forget(changed);
    await this.words.remove(changed);
    await this.words.write(insights.map(({ id, words }) => ({ id, terms: words.terms })));
    await this.training.retrain(insights.map(({ id }) => id));
    // The evidence of a withdrawn quote is withdrawn with it, which can change the insight's state.
    await this.statuses.settle(changed);
  }

  @Subscribe(EvidenceChanged)
  async retrain({ insightIds }: HookArgs<EvidenceChanged>): Promise<void> {
    await this.statuses.lock(insightIds);
    await this.training.retrain(insightIds);
    await this.statuses.settle(insightIds);
  }
}
