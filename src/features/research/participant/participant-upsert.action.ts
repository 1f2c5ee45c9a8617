import { Injectable } from '@nestjs/common';
import { hasConsentEnded, mayKeepOf, NOTHING } from '../../../domain/research/participant/consent.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { AccountStore } from './account.store.ts';
import { digestOf, IdentityStore, keyOf, type Name } from './identity.store.ts';
import type { MentionedParticipant, ParticipantMention } from './participant-mention.model.ts';
import { isSame, participantAfter, sourceFieldsOf, UNKNOWN_PARTICIPANT } from './participant-source-fields.model.ts';
import { Participant } from './participant.model.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';

/** Finds or adds the participants whom items name, and updates what is known of them, within an open transaction. */
@Injectable()
export class ParticipantUpsertAction {
  constructor(
    private readonly identities: IdentityStore,
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
    const { ids, named, warnings } = await this.identify(names.map((each, index) => (erasedIds[index] ? [] : each)));
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
      const ended = participant && hasConsentEnded(participant) ? [CONSENT_ENDED[participant.consentStatus] ?? ''] : [];
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

  /** Ids of those personas that exist, among all that are named. */
  private async personasAmong(mentions: readonly ParticipantMention[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(mentions.flatMap(({ participant }) => participant.personaIds ?? []))];
    return new Set((await this.read.byIds(Persona, ids)).flatMap((persona) => (persona === null ? [] : [persona.id])));
  }

  /**
   * The participant of each list of names. Lists that share a name belong to one participant; new participants are added.
   * `named` holds the places of the lists that gave a further name.
   */
  private async identify(
    names: readonly (readonly Name[])[],
  ): Promise<{ ids: string[]; named: ReadonlySet<number>; warnings: string[][] }> {
    const known = await this.identities.known(names.flat());
    const newIds = new Set<string>();
    const newNames = new Map<string, Name & { participantId: string }>();
    const ownerOf = (each: readonly Name[]) =>
      each.map((name) => known.get(keyOf(name))).find((id) => id !== undefined);
    const named = new Set<number>();
    for (const [index, each] of names.entries()) {
      if (each.length === 0) continue;
      const id = ownerOf(each) ?? newId();
      if (ownerOf(each) === undefined) newIds.add(id);
      for (const name of each) {
        if (known.has(keyOf(name))) continue;
        named.add(index);
        known.set(keyOf(name), id);
        newNames.set(keyOf(name), { ...name, participantId: id });
      }
    }
    // Another transaction may have added a name since it was looked up: the name then belongs to that one's participant.
    const takenNames = newNames.size === 0 ? new Map<string, string>() : await this.identities.claim(newNames);
    for (const [key, id] of takenNames) known.set(key, id);
    const ids = names.map((each) => ownerOf(each) ?? '');
    const added = [...new Set(ids)].filter((id) => newIds.has(id));
    await this.rows.insert(
      Participant,
      added.map((id) => ({ id, ...UNKNOWN_PARTICIPANT })),
    );
    const warnings = names.map((each, index) =>
      each.some((name) => known.get(keyOf(name)) !== ids[index]) ? [SHARED_KEY] : [],
    );
    return { ids, named, warnings };
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
    const changing = changes(unlocked, after(unlocked).known).map(({ id }) => id);
    // Most items say nothing new of their participants: that takes no lock to see.
    if (changing.length === 0) return { known: unlocked, changed: new Set() };
    const locked = new Map([...unlocked, ...(await this.identities.lock(changing))]);
    const updated = after(locked);
    const rowsChanged = changes(locked, updated.known);
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
}

const SHARED_KEY =
  'The participant shares a match key with another one who is known by another id: participantMerge joins them.';
const ERASED = 'The participant was erased: the item counts, its words were not kept.';
const CONSENT_ENDED: Readonly<Record<string, string>> = {
  WITHDRAWN: 'The participant withdrew consent: the item counts, its words were not kept.',
  EXPIRED: 'The consent of the participant has run out: the item counts, its words were not kept.',
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
