import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { ErasureStore } from './erasure.store.ts';
import { IdentityStore, keyOf, type Name } from './identity.store.ts';
import { Participant } from './participant.model.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';

/** Erases participants, within an open transaction. */
@Injectable()
export class EraseAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly identities: IdentityStore,
    private readonly erasures: ErasureStore,
    private readonly redaction: RedactParticipantAction,
  ) {}

  /**
   * Erases a participant and those merged into them: words, media and every name by which a system calls them are removed.
   * The participant goes on to be counted. A second erasure changes nothing.
   *
   * @param name name by which the participant was asked for; null where by the id
   */
  async erase(id: string, name: Name | null = null): Promise<void> {
    const { id: asked, mergedIntoId } = await this.read.get(Participant, id);
    // Whoever was merged into another is that person, all of whom is to be forgotten.
    const known = mergedIntoId ?? asked;
    const ids = await this.erasures.withMerged([known]);
    const locked = await this.identities.lock(ids);
    // Whoever was merged into them or parted from them meanwhile is told from them by nothing but another look.
    const same = new Set(await this.erasures.withMerged([known]));
    if (same.size !== locked.size || [...same].some((each) => !locked.has(each)))
      throw new RestartTransaction(
        'Another participant has just been merged into the one to erase, or parted from them.',
      );
    const holder = name && (await this.identities.known([name])).get(keyOf(name))?.participantId;
    if (locked.get(known)?.mergedIntoId || (holder && !locked.has(holder)))
      throw new RestartTransaction('The one to erase has just been merged into another, or parted from one.');
    await this.erasures.lockErasures();
    const names = await this.identities.of(ids);
    await this.erasures.remember(known, names);
    await this.redaction.erase(known);
    await this.identities.remove(ids);
    const open = [...locked.values()].filter(({ erasedAt }) => erasedAt === null).map((each) => each.id);
    const now = new Date();
    await this.rows.update(
      Participant,
      { ids: open },
      {
        alias: null,
        accountId: null,
        consentStatus: 'WITHDRAWN',
        consentScope: [],
        consentExpiresOn: null,
        consentChangedAt: now,
        redactedAt: now,
        erasedAt: now,
      },
      'ERASED',
    );
  }

  /** Erases a participant who was erased before a backup was restored, by id or by digests of names. Answers with the ids that were found. */
  async eraseAgain(participantId: string, digests: readonly string[]): Promise<string[]> {
    const named = await this.erasures.named(digests);
    const found = await this.read.byIds(Participant, [participantId, ...named]);
    const ids = [...new Set(found.flatMap((each) => (each === null ? [] : [each.id])))];
    for (const id of ids) await this.erase(id);
    const [known] = ids;
    if (known !== undefined) await this.erasures.rememberDigests(known, digests);
    return ids;
  }
}
