import { Injectable } from '@nestjs/common';
import { RepeatedWords } from '../../../domain/foundation/text/repeated-words.ts';
import { goneGrounds, hasConsentEnded } from '../../../domain/research/participant/consent.ts';
import { KnownWordsStore } from '../../../platform/change-log/known-words.store.ts';
import { RepeatedWordsStore } from '../../../platform/change-log/repeated-words.store.ts';
import { type Removal, type Removed, SubjectRemovalStore } from '../../../platform/change-log/subject-removal.store.ts';
import { WorkspaceDigests } from '../../../platform/database/workspace-digests.reader.ts';
import { IdempotencyRedactionStore } from '../../../platform/idempotency/idempotency-redaction.store.ts';
import { ErasureStore } from './erasure.store.ts';
import { IdentityStore } from './identity.store.ts';
import { ParticipantMergeStore } from './participant-merge.store.ts';
import { Participant } from './participant.model.ts';
import { ParticipantsRedacted } from './participants-redacted.hook.ts';

/**
 * Removes what may no longer be kept of participants, within an open transaction: one walk over what the models mark as
 * personal, over their history, over copies in what others wrote, and over remembered answers. What only counts them stays.
 */
@Injectable()
export class RedactParticipantAction {
  constructor(
    private readonly identities: IdentityStore,
    private readonly erasures: ErasureStore,
    private readonly removals: SubjectRemovalStore,
    private readonly copies: RepeatedWordsStore,
    private readonly knownWords: KnownWordsStore,
    private readonly answers: IdempotencyRedactionStore,
    private readonly digests: WorkspaceDigests,
    private readonly redacted: ParticipantsRedacted,
    private readonly merges: ParticipantMergeStore,
  ) {}

  /** Removes of these participants, and of those merged into them, what their consent as it is now does not cover. Words that it covers again may be copied again. */
  async redact(participantIds: readonly string[]): Promise<void> {
    const participants = await this.identities.lock(participantIds);
    for (const participant of participants.values()) {
      const gone = goneGrounds(participant, false);
      await this.knownWords.allow([participant.id], gone);
      if (gone.size > 0)
        await this.remove(participant.id, {
          goneGrounds: gone,
          operation: 'REDACTED',
          isWhole: hasConsentEnded(participant),
        });
    }
  }

  /** Removes everything of a participant, and of those merged into them, by which they were known among it. */
  erase(participantId: string): Promise<void> {
    const everything = goneGrounds({ consentStatus: 'WITHDRAWN', consentScope: [] }, true);
    return this.remove(participantId, { goneGrounds: everything, operation: 'ERASED', isWhole: true });
  }

  private async remove(participantId: string, removal: Removal): Promise<void> {
    const ids = await this.erasures.withMerged([participantId]);
    const nameDigest = await this.digests.nameMaker();
    const digests = (await this.identities.of(ids)).map(({ system, value }) => nameDigest(system, value));
    const removed = await this.removals.remove({ ids, digests }, removal);
    // While they were merged into somebody, the row of that one told of them.
    const spans = await this.merges.spans(ids);
    await this.removals.removeFromHistory(Participant, spans, removal.goneGrounds);
    await this.removeCopies(ids, removed, removal);
    await this.redacted.fire({ participantIds: ids, insightIds: removed.ids.get('Insight') ?? [] });
  }

  private async removeCopies(subjectIds: readonly string[], { own, about, ids }: Removed, { goneGrounds }: Removal) {
    const words = new RepeatedWords(own, about);
    const rowIds = [...ids.values()].flat();
    // Of words that may still be quoted, copies may be made anew.
    const texts = goneGrounds.has('quotes') ? own : [];
    // What is recorded as removed is locked: a copy that is being written is found below, a later one is refused.
    const digests = await this.knownWords.remove({ subjectIds, rowIds, texts, goneGrounds });
    await this.copies.remove({ words, digests });
    if (!words.isEmpty) await this.answers.forget(words);
  }
}
