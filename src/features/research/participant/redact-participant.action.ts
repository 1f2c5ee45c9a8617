import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ErasureStore } from './erasure.store.ts';
import { Participant } from './participant.model.ts';
import { ParticipantsRedacted } from './participants-redacted.hook.ts';

/** Removes words, names and media of participants everywhere, within an open transaction. What only counts them stays. */
@Injectable()
export class RedactParticipantAction {
  constructor(
    private readonly rows: RowStore,
    private readonly erasures: ErasureStore,
    private readonly redacted: ParticipantsRedacted,
  ) {}

  /** Redacts these participants, and those that were merged into them. */
  async redact(participantIds: readonly string[]): Promise<void> {
    if (participantIds.length === 0) return;
    const ids = await this.erasures.withMerged(participantIds);
    await this.rows.update(Participant, { ids }, { alias: null, redactedAt: new Date() }, 'REDACTED');
    await this.redacted.fire({ participantIds: ids });
  }
}
