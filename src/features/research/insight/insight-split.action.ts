import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { ParticipantSplit } from '../participant/participant-split.hook.ts';
import { Insight } from './insight.model.ts';
import { InsightStore } from './insight.store.ts';

/** Hands insights over to the new participant when one is split. Evidence and ledgers count participants by their insights. */
@Injectable()
export class InsightSplitAction {
  constructor(
    private readonly rows: RowStore,
    private readonly insights: InsightStore,
  ) {}

  @Subscribe(ParticipantSplit)
  async handOver(split: HookArgs<ParticipantSplit>): Promise<void> {
    const ids = await this.insights.underNames(split.participantId, split.digests, split.systems);
    await this.rows.update(Insight, { ids }, { participantId: split.splitId }, 'SPLIT');
  }
}
