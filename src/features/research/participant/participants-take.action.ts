import { Injectable } from '@nestjs/common';
import { consentAfter, hasConsentEnded, mayKeepOf, NOTHING } from '../../../domain/research/participant/consent.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { AccountStore, isOlder } from './account.store.ts';
import { digestOf, IdentityStore, keyOf, type Name } from './identity.store.ts';
import type { Named, Taken } from './participant-take.model.ts';
import { Participant } from './participant.model.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';

const LEARNT = [
  ...(['alias', 'relationship', 'segments', 'personaIds', 'accountId'] as const),
  ...(['consentStatus', 'consentScope', 'consentExpiresOn', 'consentChangedAt', 'sourceUpdatedAt'] as const),
] as const;
type Learnt = Pick<Participant, (typeof LEARNT)[number]>;

const NOTHING_KNOWN: Learnt = {
  ...{ alias: null, relationship: 'UNKNOWN', segments: [], personaIds: [], accountId: null },
  ...{ consentStatus: 'UNKNOWN', consentScope: [], consentExpiresOn: null, consentChangedAt: null },
  sourceUpdatedAt: null,
};

/** Finds or makes the participants whom pushed items name, within a transaction that is open. */
@Injectable()
export class ParticipantsTakeAction {
  constructor(
    private readonly identities: IdentityStore,
    private readonly accounts: AccountStore,
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly silence: RedactParticipantAction,
    private readonly calendar: CalendarReader,
  ) {}

  /** Who each item is about, in the items' order; null where it names nobody. A fixed number of statements, however many. */
  async take(system: string, items: readonly (Named | null)[]): Promise<(Taken | null)[]> {
    const named = items.filter((item) => item !== null);
    if (named.length === 0) return items.map(() => null);
    const names = named.map(({ participant }) => namesOf(system, participant));
    const erased = await this.identities.erased(names.flat());
    const erasedIds = names.map((each) =>
      each.map((name) => erased.get(digestOf(name))).find((id) => id !== undefined),
    );
    const accounts = await this.accounts.take(
      system,
      named.flatMap(({ participant: { account }, sourceUpdatedAt }, index) =>
        account && erasedIds[index] === undefined ? [{ account, sourceUpdatedAt }] : [],
      ),
    );
    const { ids, warnings } = await this.identify(names.map((each, index) => (erasedIds[index] ? [] : each)));
    const personas = await this.personasAmong(named);
    const known = await this.learn(
      named.map((item) => onlyPersonas(item, personas)),
      ids,
      accounts,
    );
    const taken = named.map(({ participant: { account, personaIds } }, index): Taken => {
      const erasedId = erasedIds[index];
      if (erasedId !== undefined) return { id: erasedId, accountId: null, mayKeep: NOTHING, warnings: [ERASED] };
      const id = ids[index] ?? '';
      const participant = known.get(id);
      const mayKeep = mayKeepOf(participant ?? NOTHING_KNOWN);
      const accountId = accounts.get(account?.externalId ?? '') ?? participant?.accountId ?? null;
      const silent = participant && hasConsentEnded(participant) ? [SILENT[participant.consentStatus] ?? ''] : [];
      const strangers = (personaIds ?? []).some((each) => !personas.has(idOf(each))) ? [STRANGERS] : [];
      return { id, accountId, mayKeep, warnings: [...(warnings[index] ?? []), ...silent, ...strangers] };
    });
    let next = 0;
    return items.map((item) => (item === null ? null : (taken[next++] ?? null)));
  }

  /** Which of the personas that are named are there. */
  private async personasAmong(named: readonly Named[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(named.flatMap(({ participant }) => participant.personaIds ?? []))];
    return new Set((await this.read.byIds(Persona, ids)).flatMap((persona) => (persona === null ? [] : [persona.id])));
  }

  /** Which participant each list of names belongs to. Whoever shares a name with another is the same; new ones are made. */
  private async identify(names: readonly (readonly Name[])[]): Promise<{ ids: string[]; warnings: string[][] }> {
    const known = await this.identities.known(names.flat());
    const fresh = new Set<string>();
    const wanted = new Map<string, Name & { participantId: string }>();
    const whose = (each: readonly Name[]) => each.map((name) => known.get(keyOf(name))).find((id) => id !== undefined);
    for (const each of names.filter(({ length }) => length > 0)) {
      const id = whose(each) ?? newId();
      if (whose(each) === undefined) fresh.add(id);
      for (const name of each) {
        if (known.has(keyOf(name))) continue;
        known.set(keyOf(name), id);
        wanted.set(keyOf(name), { ...name, participantId: id });
      }
    }
    // Somebody else may have named them a moment ago: then theirs it is.
    const theirs = wanted.size === 0 ? new Map<string, string>() : await this.identities.claim(wanted);
    for (const [key, id] of theirs) known.set(key, id);
    const ids = names.map((each) => whose(each) ?? '');
    const added = [...new Set(ids)].filter((id) => fresh.has(id));
    await this.rows.insert(
      Participant,
      added.map((id) => ({ id, ...NOTHING_KNOWN })),
    );
    const warnings = names.map((each, index) =>
      each.some((name) => known.get(keyOf(name)) !== ids[index]) ? [SHARED] : [],
    );
    return { ids, warnings };
  }

  /** Keeps what is said of participants; answers with them as they now are. */
  private async learn(
    named: readonly Named[],
    ids: readonly string[],
    accounts: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, Participant>> {
    const asks = named.some(({ participant }) => participant.consent);
    const today = asks ? await this.calendar.today() : '';
    const after = (known: ReadonlyMap<string, Participant>): Map<string, Participant> => {
      const now = new Map(known);
      for (const [index, item] of named.entries()) {
        const before = now.get(ids[index] ?? '');
        if (before && before.erasedAt === null) now.set(before.id, learnt(before, item, accounts, today));
      }
      return now;
    };
    const different = (one: ReadonlyMap<string, Participant>, other: ReadonlyMap<string, Participant>) =>
      [...other.values()].filter((each) => !isSame(one.get(each.id), each));
    const rows = await this.read.byIds(Participant, [...new Set(ids)]);
    const glimpsed = new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row]])));
    const changing = different(glimpsed, after(glimpsed)).map(({ id }) => id);
    if (changing.length === 0) return glimpsed;
    const held = new Map([...glimpsed, ...(await this.identities.lock(changing))]);
    const now = after(held);
    const changed = different(held, now);
    await this.rows.updateEach(
      Participant,
      changed.map((each) => ({ id: each.id, ...pick(each) })),
    );
    const silenced = changed.filter(
      (each) => hasConsentEnded(each) && !hasConsentEnded(held.get(each.id) ?? NOTHING_KNOWN),
    );
    await this.silence.redact(silenced.map(({ id }) => id));
    return now;
  }
}

const SHARED =
  'The participant shares a match key with another one who is known by another id: participantMerge joins them.';
const ERASED = 'The participant was erased: the item counts, its words were not kept.';
const SILENT: Readonly<Record<string, string>> = {
  WITHDRAWN: 'The participant withdrew consent: the item counts, its words were not kept.',
  EXPIRED: 'The consent of the participant has run out: the item counts, its words were not kept.',
};

const STRANGERS = 'A persona that the participant is said to be an example of is not there, and was left out.';

const onlyPersonas = ({ participant, ...item }: Named, there: ReadonlySet<string>): Named => {
  const personaIds = participant.personaIds?.map(idOf).filter((id) => there.has(id));
  return { ...item, participant: personaIds ? { ...participant, personaIds } : participant };
};

/** Everything that a participant is called, the system's own name first. */
const namesOf = (system: string, { externalId, matchKeys }: Named['participant']): Name[] => [
  { system, value: externalId },
  ...[...new Set(matchKeys ?? [])].sort().map((value) => ({ system: '', value })),
];

/** A participant once an item told of them; an older state than what is known tells nothing but consent. */
function learnt(
  before: Participant,
  { participant, sourceUpdatedAt }: Named,
  accounts: ReadonlyMap<string, string>,
  today: string,
): Participant {
  const consent = participant.consent
    ? consentAfter(before, participant.consent, sourceUpdatedAt, new Date(), today)
    : {};
  const { consentScope = before.consentScope, ...rest } = consent as Partial<Participant>;
  const asked = { ...before, ...rest, consentScope: [...consentScope] };
  if (isOlder(sourceUpdatedAt, before.sourceUpdatedAt)) return asked;
  return {
    ...asked,
    // Whoever withdrew, or no longer agrees, has no name here any more.
    alias: hasConsentEnded(asked) ? null : (participant.alias ?? before.alias),
    relationship: participant.relationship ?? before.relationship,
    segments: participant.segments ?? before.segments,
    personaIds: participant.personaIds ?? before.personaIds,
    accountId: accounts.get(participant.account?.externalId ?? '') ?? before.accountId,
    sourceUpdatedAt: sourceUpdatedAt ?? before.sourceUpdatedAt,
  };
}

const pick = (participant: Participant): Learnt =>
  Object.fromEntries(LEARNT.map((name) => [name, participant[name]])) as unknown as Learnt;

/** Whether nothing worth a change differs: the instant of the source alone is not. */
const isSame = (one: Participant | undefined, other: Participant): boolean =>
  one !== undefined && LEARNT.every((name) => name === 'sourceUpdatedAt' || same(one[name], other[name]));
const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);
