import { Injectable } from '@nestjs/common';
import { hasConsentEnded } from '../../../domain/research/participant/consent.ts';
import { refusal, Refused, refuseIf, refuseStale } from '../../../domain/refusal.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { newId } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { IdentityStore } from './identity.store.ts';
import { ParticipantMerge } from './participant-merge.model.ts';
import { CONSENT_CLOCK, Participant } from './participant.model.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';
import { ParticipantRecords } from './participant-records.ts';

/** Both participants of a merge, with the versions that the caller knows. */
interface MergedPair {
  readonly id: string;
  readonly expectedVersion: number;
  readonly intoId: string;
  readonly intoExpectedVersion: number;
}

/** Merges two participants who are one person, and undoes merges, within an open transaction. */
@Injectable()
export class ParticipantMergeAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly identities: IdentityStore,
    private readonly records: ParticipantRecords,
    private readonly redaction: RedactParticipantAction,
    private readonly clocks: ClockStore,
  ) {}

  /** Moves everything of one participant to the other. Answers with the id of the merge. */
  async merge({ id, expectedVersion, intoId, intoExpectedVersion }: MergedPair): Promise<string> {
    const [merged, into] = await this.lock(id, intoId);
    refuseStale({ participant: merged }, expectedVersion);
    refuseStale({ participant: into }, intoExpectedVersion, ['intoExpectedVersion']);
    const names = await this.identities.move(merged.id, into.id);
    const ids = { names, ...(await this.records.move(merged.id, into.id)) };
    const { relationship, segments, personaIds, accountId, consentStatus } = into;
    await this.rows.update(Participant, { ids: [merged.id] }, { mergedIntoId: into.id }, 'MERGED');
    await this.rows.update(Participant, { ids: [into.id] }, united(merged, into), 'MERGED');
    // What counts from now on was decided now: whatever was stated for either of the two before is older.
    await this.clocks.move(CONSENT_CLOCK, new Map([[into.id, new Date()]]));
    // Consent that ended for one of the two has ended for the person.
    if (hasConsentEnded(merged) !== hasConsentEnded(into)) await this.redaction.redact([into.id]);
    const mergeId = newId();
    const moved = { ids, into: { relationship, segments, personaIds, accountId, consentStatus } };
    await this.rows.insert(ParticipantMerge, [{ id: mergeId, mergedId: merged.id, intoId: into.id, moved }]);
    return mergeId;
  }

  /** Undoes a merge: moves back what it moved, as far as it still belongs to the other participant. */
  async undo(id: string): Promise<void> {
    const merge = await this.read.get(ParticipantMerge, id);
    const [merged, into] = await this.lock(merge.mergedId, merge.intoId, merge);
    const { ids, into: before } = merge.moved;
    await this.identities.moveBack(ids['names'] ?? [], into.id, merged.id);
    await this.records.moveBack(ids, into.id, merged.id);
    const { consentStatus: _, ...restored } = before;
    await this.rows.update(Participant, { ids: [merged.id] }, { mergedIntoId: null }, 'UNMERGED');
    await this.rows.update(Participant, { ids: [into.id] }, restored, 'UNMERGED');
    await this.rows.update(ParticipantMerge, { ids: [merge.id] }, { undoneAt: new Date() });
  }

  /**
   * Locks both participants.
   *
   * @param undone the merge that is undone; left out where the two are merged
   * @throws Refused NOT_APPLICABLE where they cannot be merged, or the merge cannot be undone
   */
  private async lock(mergedId: string, intoId: string, undone?: ParticipantMerge): Promise<[Participant, Participant]> {
    const at = undone ? ['id'] : ['intoId'];
    const [asked, other] = [
      await this.read.get(Participant, mergedId, ['id']),
      await this.read.get(Participant, intoId, at),
    ];
    const problem = (text: string, path: readonly string[]) => refusal('NOT_APPLICABLE', { problem: text }, path);
    if (asked.id === other.id) throw new Refused([problem('A participant cannot be merged into itself.', at)]);
    const locked = await this.identities.lock([asked.id, other.id]);
    const [merged, into] = [locked.get(asked.id) ?? asked, locked.get(other.id) ?? other];
    refuseIf(
      ...(undone?.undoneAt ? [problem('The merge is undone already.', at)] : []),
      ...(undone?.undoneAt === null && merged.mergedIntoId !== into.id
        ? [problem('Another merge came after it: undo that one first.', at)]
        : []),
      ...(!undone && merged.mergedIntoId !== null
        ? [problem('This participant is merged into another already.', ['id'])]
        : []),
      ...(into.mergedIntoId !== null ? [problem('This participant is merged into another: name that one.', at)] : []),
      ...((merged.erasedAt ?? into.erasedAt) ? [problem('One of the participants was erased.', at)] : []),
    );
    return [merged, into];
  }
}

/** What is known of a person, by what is known of two participants. Where consent of one has ended, that one's consent counts. */
function united(merged: Participant, into: Participant): Partial<Participant> {
  const ended = [into, merged].find(withdrew) ?? [into, merged].find(hasConsentEnded);
  const known = ended ?? (into.consentStatus === 'UNKNOWN' ? merged : into);
  const both = merged.consentStatus === 'GIVEN' && into.consentStatus === 'GIVEN';
  const scope = both ? into.consentScope.filter((each) => merged.consentScope.includes(each)) : known.consentScope;
  const ends = [merged.consentExpiresOn, into.consentExpiresOn].filter((day) => day !== null).sort();
  return {
    alias: ended ? null : (into.alias ?? merged.alias),
    relationship: into.relationship === 'UNKNOWN' ? merged.relationship : into.relationship,
    segments: [...new Set([...into.segments, ...merged.segments])].slice(0, 20),
    personaIds: [...new Set([...into.personaIds, ...merged.personaIds])].slice(0, 20),
    accountId: into.accountId ?? merged.accountId,
    consentStatus: known.consentStatus,
    consentScope: scope,
    consentExpiresOn: both ? (ends[0] ?? null) : known.consentExpiresOn,
    consentChangedAt: new Date(),
  };
}

const withdrew = ({ consentStatus }: Participant): boolean => consentStatus === 'WITHDRAWN';
