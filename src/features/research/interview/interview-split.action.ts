import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { newId } from '../../../platform/id.ts';
import { IdentityStore } from '../participant/identity.store.ts';
import { type MovableRecords, ParticipantRecords } from '../participant/participant-records.ts';
import { ParticipantSplit } from '../participant/participant-split.hook.ts';
import { InterviewGuest } from './interview.model.ts';
import { InterviewStore } from './interview.store.ts';

/** Hands interviews over when a participant is split, and when two are parted again who were merged. */
@Injectable()
@Contributes(ParticipantRecords)
export class InterviewSplitAction implements MovableRecords {
  readonly name = 'interviews';

  constructor(
    private readonly rows: RowStore,
    private readonly interviews: InterviewStore,
    private readonly identities: IdentityStore,
  ) {}

  /** Of interviews in which only the split names were heard, the new participant takes the place; of others, both took part. */
  @Subscribe(ParticipantSplit)
  async handOver(split: HookArgs<ParticipantSplit>): Promise<void> {
    const guests = (await this.interviews.guestsUnderNames(split)).filter(({ isEntered }) => !isEntered);
    const alone = guests.filter(({ isAlone }) => isAlone).map(({ id }) => id);
    await this.rows.update(InterviewGuest, { ids: alone }, { participantId: split.splitId }, 'SPLIT');
    const both = guests.filter(({ isAlone }) => !isAlone);
    await this.rows.insert(
      InterviewGuest,
      both.map(({ interviewId }) => ({ id: newId(), interviewId, participantId: split.splitId })),
    );
  }

  /** Participants of interviews stay as they were entered: readers follow the merge. */
  move(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  /** Who was entered as the one who stays, and was heard only under names that go back, was the other one. */
  async moveBack(_: readonly string[], intoId: string, fromId: string): Promise<void> {
    const names = await this.identities.of([fromId]);
    const digests = names.map(await this.identities.digester());
    await this.handOver({ participantId: intoId, splitId: fromId, digests, systems: [] });
  }
}
