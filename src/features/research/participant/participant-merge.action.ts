import { Injectable } from '@nestjs/common';
import { laterOf } from '../../../domain/foundation/ingestion/incoming-state.ts';
import { hasConsentEnded, isSameConsent } from '../../../domain/research/participant/consent.ts';
import {
  narrower,
  type PersonState,
  stateOf,
  united,
  without,
} from '../../../domain/research/participant/person-union.ts';
import { refusal, Refused, refuseIf, refuseStale } from '../../../domain/refusal.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { newId } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { IdentityStore } from './identity.store.ts';
import { ParticipantMerge } from './participant-merge.model.ts';
import { ParticipantMergeStore } from './participant-merge.store.ts';
import { aloneOf, NOBODY_MERGED } from './participant-alone.model.ts';
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
    private readonly merges: ParticipantMergeStore,
  ) {}

  /** Moves everything of one participant to the other. Answers with the id of the merge. */
  async merge({ id, expectedVersion, intoId, intoExpectedVersion }: MergedPair): Promise<string> {
    const [merged, into] = await this.lock(id, intoId);
    refuseStale({ participant: merged }, expectedVersion);
    refuseStale({ participant: into }, intoExpectedVersion, ['intoExpectedVersion']);
    // What counts from now on was decided now: whatever was stated for either of the two before is older.
    return this.unite(merged, into, { consentClock: new Date(), byMatchKeys: false });
  }

  /**
   * Makes one of two participants who share a match key, as `merge` does. What was stated last of the consent of either is
   * what was stated last of the person's.
   */
  async join(mergedId: string, intoId: string): Promise<void> {
    const locked = await this.identities.lock([mergedId, intoId]);
    const [merged, into] = [locked.get(mergedId), locked.get(intoId)];
    if (!merged || !into || [merged, into].some(({ erasedAt, mergedIntoId }) => (erasedAt ?? mergedIntoId) !== null))
      throw new RestartTransaction(GONE_MEANWHILE);
    const clocks = [...(await this.clocks.of(CONSENT_CLOCK, [mergedId, intoId])).values()];
    const consentClock = clocks.reduce<Date | null>(laterOf, null);
    await this.unite(merged, into, { consentClock, byMatchKeys: true });
  }

  private async unite(
    merged: Participant,
    into: Participant,
    { consentClock, byMatchKeys }: { readonly consentClock: Date | null; readonly byMatchKeys: boolean },
  ): Promise<string> {
    await this.identities.move(merged.id, into.id);
    const records = await this.records.move(merged.id, into.id);
    const formerIds = await this.merges.repoint(merged.id, into.id);
    await this.rows.update(Participant, { ids: [merged.id] }, { mergedIntoId: into.id }, 'MERGED');
    const person = united(merged, into);
    const consentChangedAt = isSameConsent(person, into) ? into.consentChangedAt : new Date();
    const set = { ...columnsOf(person), ...(into.alone === null && aloneOf(into)), consentChangedAt };
    await this.rows.update(Participant, { ids: [into.id], changedElsewhere: true }, set, 'MERGED');
    if (consentClock) await this.clocks.move(CONSENT_CLOCK, new Map([[into.id, consentClock]]));
    // What one of the two does not agree to, the person does not.
    await this.redaction.redact([into.id]);
    const mergeId = newId();
    const moved = { ids: { [FORMER]: formerIds, ...records } };
    const pair = { mergedId: merged.id, intoId: into.id };
    await this.rows.insert(ParticipantMerge, [{ id: mergeId, ...pair, moved, byMatchKeys }]);
    return mergeId;
  }

  /**
   * Undoes a merge: moves back what it moved, as far as it still belongs to the other participant, and what came in since
   * under a name of the one who is parted; what is known of either is what was stated of them and of those who are merged
   * into them still. Where consent of either has ended, it has ended for both. The match keys of both join nobody any more:
   * what a person has parted, no source joins again.
   */
  async undo(id: string): Promise<void> {
    const merge = await this.read.get(ParticipantMerge, id);
    const [merged, into] = await this.lock(merge.mergedId, merge.intoId, merge);
    const { ids } = merge.moved;
    const whole = await this.merges.person(into);
    const mergedPerson = whole.merged.find((each) => each.id === merged.id) ?? whole;
    const intoPerson = without(whole, merged.id);
    await this.identities.moveBack(into.id, merged.id, ids[FORMER] ?? []);
    await this.identities.bar([merged.id, into.id]);
    await this.records.moveBack(ids, into.id, merged.id);
    await this.merges.pointBack(ids[FORMER] ?? [], into.id, merged.id);
    const [mergedState, intoState] = [stateOf(mergedPerson), stateOf(intoPerson)];
    // Where consent of either has ended, neither of the two is heard any more.
    const ended = [merged, into, mergedState].some(hasConsentEnded) ? narrower(mergedState, into) : {};
    await this.rows.update(
      Participant,
      { ids: [merged.id] },
      {
        mergedIntoId: null,
        ...columnsOf({ ...mergedState, ...ended }),
        ...(mergedPerson.merged.length === 0 && NOBODY_MERGED),
      },
      'UNMERGED',
    );
    await this.rows.update(
      Participant,
      { ids: [into.id], changedElsewhere: true },
      {
        ...columnsOf({ ...intoState, ...setSince(into, stateOf(whole)), ...ended }),
        ...(intoPerson.merged.length === 0 && NOBODY_MERGED),
      },
      'UNMERGED',
    );
    // What the other one's consent let keep, or what of both came in meanwhile, their own may not cover.
    await this.redaction.redact([merged.id, into.id]);
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
      ...(undone?.undoneAt === null && (merged.mergedIntoId !== into.id || into.mergedIntoId !== null)
        ? [problem('Another merge came after it: undo that one first.', at)]
        : []),
      ...(!undone && merged.mergedIntoId !== null
        ? [problem('This participant is merged into another already.', ['id'])]
        : []),
      ...(!undone && into.mergedIntoId !== null
        ? [problem('This participant is merged into another: name that one.', at)]
        : []),
      ...((merged.erasedAt ?? into.erasedAt) ? [problem('One of the participants was erased.', at)] : []),
    );
    return [merged, into];
  }
}

const GONE_MEANWHILE = 'Another transaction has just erased or merged a participant whom match keys join.';

/** Name under which a merge keeps who had been merged into the one who was merged. */
const FORMER = 'former';

/** What people have set since of a participant into whom others are merged: it stays when one of these is parted. */
const setSince = (into: Participant, withAll: PersonState): Partial<PersonState> =>
  Object.fromEntries(
    (Object.keys(withAll) as (keyof PersonState)[])
      .filter((name) => into.setByPeople.includes(name) && JSON.stringify(into[name]) !== JSON.stringify(withAll[name]))
      .map((name) => [name, into[name]]),
  );

/** The columns of a participant that a merge unites. */
const columnsOf = (person: PersonState): Partial<Participant> => {
  const { alias, relationship, segments, personaIds, accountId, setByPeople, ...consent } = person;
  const { consentStatus, consentScope, consentExpiresOn } = consent;
  const ended = hasConsentEnded(person);
  return {
    alias: ended ? null : alias,
    relationship: relationship as Participant['relationship'],
    segments: [...segments],
    personaIds: [...personaIds],
    accountId,
    setByPeople: [...setByPeople],
    consentStatus,
    consentScope: [...consentScope] as Participant['consentScope'],
    consentExpiresOn,
  };
};
