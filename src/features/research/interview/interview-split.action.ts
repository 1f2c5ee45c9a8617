import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { newId } from '../../../platform/id.ts';
import { ParticipantSplit } from '../participant/participant-split.hook.ts';
import { InterviewGuest } from './interview.model.ts';
import { InterviewStore } from './interview.store.ts';

/** Hands interviews over to the new participant when one is split. */
@Injectable()
export class InterviewSplitAction {
  constructor(
    private readonly rows: RowStore,
    private readonly interviews: InterviewStore,
  ) {}

  /** Of interviews in which only the split names were heard, the new participant takes the place; of others, both took part. */
  @Subscribe(ParticipantSplit)
  async handOver(split: HookArgs<ParticipantSplit>): Promise<void> {
    const guests = await this.interviews.guestsUnderNames(split);
    const alone = guests.filter(({ isAlone }) => isAlone).map(({ id }) => id);
    await this.rows.update(InterviewGuest, { ids: alone }, { participantId: split.splitId }, 'SPLIT');
    const both = guests.filter(({ isAlone }) => !isAlone);
    await this.rows.insert(
      InterviewGuest,
      both.map(({ interviewId }) => ({ id: newId(), interviewId, participantId: split.splitId })),
    );
  }
}
