import { Injectable } from '@nestjs/common';
import { hasConsentEnded, mayKeepOf, NOTHING } from '../../../domain/research/participant/consent.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { AccountStore } from './account.store.ts';
import { digestOf, IdentityStore, type Name } from './identity.store.ts';
import { ERASED_MEANWHILE, ParticipantIdentifyAction } from './participant-identify.action.ts';
import type { MentionedParticipant, ParticipantMention } from './participant-mention.model.ts';
import { isSame, participantAfter, sourceFieldsOf, UNKNOWN_PARTICIPANT } from './participant-source-fields.model.ts';
import { Participant } from './participant.model.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';

/** Finds or adds the participants whom items name, and updates what is known of them, within an open transaction. */
@Injectable()
export class ParticipantUpsertAction {
  constructor(
    private readonly identities: IdentityStore,
    private readonly identification: ParticipantIdentifyAction,
    private readonly accounts: AccountStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly redaction: RedactParticipantAction,
    private readonly calendar: CalendarReader,
  ) {}

  /** The participant of each item, in the items' order; null where an item names none. A fixed number of statements, however many. */
  async upsert(
    system: string,
    items: readonly (ParticipantMention | null)[],
  ): Promise<(MentionedParticipant | null)[]> {
    const mentions = items.filter((item) => item !== null);
    if (mentions.length === 0) return items.map(() => null);
    const names = mentions.map(({ participant }) => namesOf(system, participant));
    // Names before erasures: of one that is erased in between, the erasure is seen.
    const knownNames = await this.identities.known(names.flat());
    const erased = await this.identities.erased(names.flat());
    const erasedIds = names.map((each) =>
      each.map((name) => erased.get(digestOf(name))).find((id) => id !== undefined),
    );
    const accounts = await this.accounts.upsert(
      system,
      mentions.map(({ participant: { account }, sourceUpdatedAt }, index) =>
        account && erasedIds[index] === undefined ? { account, sourceUpdatedAt } : null,
      ),
    );
    const { ids, named, warnings } = await this.identification.identify(
      names.map((each, index) => (erasedIds[index] ? [] : each)),
      knownNames,
    );
    const personas = await this.personasAmong(mentions);
    const { known, changed } = await this.update(
      mentions.map((mention) => withoutUnknownPersonas(mention, personas)),
      ids,
      accounts.map((account) => account?.id ?? null),
    );
    const mentioned = mentions.map(({ participant: { externalId, personaIds } }, index): MentionedParticipant => {
      const digest = digestOf({ system, value: externalId });
      const erasedId = erasedIds[index];
      if (erasedId !== undefined)
        return {
          id: erasedId,
          digest,
          accountId: null,
          isErased: true,
          mayKeep: NOTHING,
          isChanged: false,
          warnings: [ERASED],
        };
      const id = ids[index] ?? '';
      const participant = known.get(id);
      const mayKeep = mayKeepOf(participant ?? UNKNOWN_PARTICIPANT);
      const accountId = accounts[index]?.id ?? participant?.accountId ?? null;
      const isChanged = named.has(index) || changed.has(index) || (accounts[index]?.isChanged ?? false);
      const ended = participant ? endedWarnings(participant) : [];
      const missing = (personaIds ?? []).some((each) => !personas.has(idOf(each))) ? [PERSONA_MISSING] : [];
      return {
        id,
        digest,
        accountId,
        isErased: false,
        mayKeep,
        isChanged,
        warnings: [...(warnings[index] ?? []), ...ended, ...missing],
      };
    });
    let next = 0;
    return items.map((item) => (item === null ? null : (mentioned[next++] ?? null)));
  }

  /** Participants of whom things that come in again were known to tell, locked as `upsert` locks those whom items name. At most one statement. */
  async holders(ids: readonly (string | null)[]): Promise<(MentionedParticipant | null)[]> {
    const locked = await this.identities.share([...new Set(ids.filter((id) => id !== null))]);
    return ids.map((id): MentionedParticipant | null => {
      const participant = locked.get(id ?? '');
      if (!participant) return null;
      return {
        id: participant.id,
        digest: null,
        accountId: participant.accountId,
        isErased: participant.erasedAt !== null,
        mayKeep: mayKeepOf(participant),
        isChanged: false,
        warnings: endedWarnings(participant),
      };
    });
  }

  /** Ids of those personas that exist, among all that are named. */
  private async personasAmong(mentions: readonly ParticipantMention[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(mentions.flatMap(({ participant }) => participant.personaIds ?? []))];
    return new Set((await this.read.byIds(Persona, ids)).flatMap((persona) => (persona === null ? [] : [persona.id])));
  }

  /**
   * Updates participants by what items say of them, in their order. Answers with all of them as they are now, and with
   * the places of the items that changed one.
   */
  private async update(
    mentions: readonly ParticipantMention[],
    ids: readonly string[],
    accountIds: readonly (string | null)[],
  ): Promise<{ known: ReadonlyMap<string, Participant>; changed: ReadonlySet<number> }> {
    const reportsConsent = mentions.some(({ participant }) => participant.consent);
    const today = reportsConsent ? await this.calendar.today() : '';
    const after = (before: ReadonlyMap<string, Participant>) => {
      const known = new Map(before);
      const changed = new Set<number>();
      for (const [index, mention] of mentions.entries()) {
        const participant = known.get(ids[index] ?? '');
        if (!participant || participant.erasedAt !== null) continue;
        const now = participantAfter(participant, mention, accountIds[index] ?? null, today);
        if (!isSame(participant, now)) changed.add(index);
        known.set(participant.id, now);
      }
      return { known, changed };
    };
    const changes = (before: ReadonlyMap<string, Participant>, now: ReadonlyMap<string, Participant>) =>
      [...now.values()].filter((each) => !isSame(before.get(each.id), each));
    const rows = await this.read.byIds(Participant, [...new Set(ids)]);
    const unlocked = new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row]])));
    const isChanging = changes(unlocked, after(unlocked).known).length > 0;
    // Whatever consent lets keep is written while no other transaction can end it.
    const locked = await this.lock([...unlocked.keys()], isChanging);
    const updated = after(locked);
    const rowsChanged = changes(locked, updated.known);
    if (rowsChanged.length > 0 && !isChanging)
      throw new RestartTransaction('Another transaction has just changed what is known of a participant.');
    await this.rows.updateEach(
      Participant,
      rowsChanged.map((each) => ({ id: each.id, ...sourceFieldsOf(each) })),
    );
    const ended = rowsChanged.filter(
      (each) => hasConsentEnded(each) && !hasConsentEnded(locked.get(each.id) ?? UNKNOWN_PARTICIPANT),
    );
    await this.redaction.redact(ended.map(({ id }) => id));
    return updated;
  }

  /** Locks participants until the transaction ends: against every change, or for writing. */
  private async lock(ids: readonly string[], forWriting: boolean): Promise<Map<string, Participant>> {
    const locked = await (forWriting ? this.identities.lock(ids) : this.identities.share(ids));
    for (const { erasedAt, mergedIntoId } of locked.values())
      if ((erasedAt ?? mergedIntoId) !== null) throw new RestartTransaction(ERASED_MEANWHILE);
    return locked;
  }
}

const ERASED = 'The participant was erased: the item counts, its words were not kept.';
const CONSENT_ENDED: Readonly<Record<string, string>> = {
  WITHDRAWN: 'The participant withdrew consent: the item counts, its words were not kept.',
  EXPIRED: 'The consent of the participant has run out: the item counts, its words were not kept.',
};

/** What the sender of something that a participant said is told where its words are not kept. */
const endedWarnings = (participant: Participant): string[] => {
  if (participant.erasedAt !== null) return [ERASED];
  return hasConsentEnded(participant) ? [CONSENT_ENDED[participant.consentStatus] ?? ''] : [];
};
const PERSONA_MISSING = 'A persona that the participant is said to be an example of is not there, and was left out.';

const withoutUnknownPersonas = (
  { participant, ...mention }: ParticipantMention,
  personas: ReadonlySet<string>,
): ParticipantMention => {
  const personaIds = participant.personaIds?.map(idOf).filter((id) => personas.has(id));
  return { ...mention, participant: personaIds ? { ...participant, personaIds } : participant };
};

/** Every name of a participant, that of the source system first. */
const namesOf = (system: string, { externalId, matchKeys }: ParticipantMention['participant']): Name[] => [
  { system, value: externalId },
  ...[...new Set(matchKeys ?? [])].sort().map((value) => ({ system: '', value })),
];
