import { isSameValue } from '../../foundation/ingestion/set-by-people.ts';
import { distinctWords } from '../../foundation/text/spelling.ts';
import type { Consent } from './consent.ts';
import { hasConsentEnded } from './consent.ts';

/** What is known of one participant, as far as a merge unites it. */
export interface PersonState extends Omit<Consent, 'consentChangedAt'> {
  readonly alias: string | null;
  readonly relationship: string;
  readonly segments: readonly string[];
  readonly personaIds: readonly string[];
  readonly accountId: string | null;
  /** Names of those fields that people have set. */
  readonly setByPeople: readonly string[];
}

/** Most segments, and personas, of one participant. */
const MOST = 20;

/**
 * What is known of a person, by what was known of two participants. What the one who stays states comes first; of two
 * consents the narrower counts, and one that has ended before any other. What people have set of the value that stands
 * stays set by them.
 */
export function united<State extends PersonState>(merged: State, into: State): PersonState {
  const consent = narrower(into, merged);
  const isTaken = { alias: into.alias === null, relationship: into.relationship === 'UNKNOWN' };
  const of = <Name extends keyof typeof isTaken>(name: Name): PersonState[Name] =>
    isTaken[name] && !into.setByPeople.includes(name) ? merged[name] : into[name];
  const taken = merged.setByPeople.filter((name) => !(name in isTaken) || isTaken[name as keyof typeof isTaken]);
  return {
    alias: hasConsentEnded(consent) ? null : of('alias'),
    relationship: of('relationship'),
    segments: distinctWords([...into.segments, ...merged.segments]).slice(0, MOST),
    personaIds: [...new Set([...into.personaIds, ...merged.personaIds])].slice(0, MOST),
    accountId: into.accountId ?? merged.accountId,
    setByPeople: [...new Set([...into.setByPeople, ...taken])].sort(),
    ...consent,
  };
}

/** Of two consents of one person what both cover: withdrawn before expired, that before what both were given for; one that is unknown says nothing. */
export function narrower(one: ConsentState, other: ConsentState): ConsentState {
  const both = [one, other];
  const ended = both.find(({ consentStatus }) => consentStatus === 'WITHDRAWN') ?? both.find(hasConsentEnded);
  const given = both.filter(({ consentStatus }) => consentStatus === 'GIVEN');
  const [first = one, second] = ended ? [ended] : given;
  const days = given.flatMap(({ consentExpiresOn }) => consentExpiresOn ?? []).sort();
  return {
    consentStatus: first.consentStatus,
    consentScope: second ? first.consentScope.filter((each) => second.consentScope.includes(each)) : first.consentScope,
    consentExpiresOn: second ? (days[0] ?? null) : first.consentExpiresOn,
  };
}
type ConsentState = Pick<PersonState, 'consentStatus' | 'consentScope' | 'consentExpiresOn'>;

/** A merge, as it found both: who was merged, and the one who stays as they were before. */
export interface Union {
  readonly merged: PersonState;
  readonly before: PersonState;
}

/** A participant without a merge, and how the merges after it would have found them. */
export interface Parted {
  readonly now: PersonState;
  readonly laterBefore: readonly PersonState[];
}

/**
 * What is known of the participant who stays when a merge is undone, whatever was merged into them since. What the merge
 * brought goes, what a later merge or anybody else has stated since stays.
 *
 * @param now the participant as they are
 * @param undone the merge that is undone
 * @param later the merges into the same participant that came after it and still stand, in their order
 */
export function parted(now: PersonState, undone: Union, later: readonly Union[]): Parted {
  let [withIt, without] = [united(undone.merged, undone.before), undone.before];
  const laterBefore = later.map(({ merged, before }) => {
    const found = replaced(before, withIt, without);
    [withIt, without] = [united(merged, before), united(merged, found)];
    return found;
  });
  return { now: replaced(now, withIt, without), laterBefore };
}

/** A state in which every field that is as it was `withIt` becomes as it is `without`; what was changed since stays. */
function replaced(state: PersonState, withIt: PersonState, without: PersonState): PersonState {
  const keep = (names: readonly (keyof PersonState)[]) =>
    names.every((name) => isSameValue(state[name], withIt[name])) ? pick(without, names) : {};
  const setByPeople = setByPeopleWithout(state, withIt, without);
  return Object.assign({ ...state, setByPeople }, ...FIELDS.map(keep)) as PersonState;
}

/** Of each field that is as it was `withIt` whether people have set it, as it is `without`; of others as it is. */
function setByPeopleWithout(state: PersonState, withIt: PersonState, without: PersonState): string[] {
  const names = [...new Set([...state.setByPeople, ...without.setByPeople])].sort();
  return names.filter((name) => {
    const isSet = state.setByPeople.includes(name);
    const isAsBefore =
      isSet === withIt.setByPeople.includes(name) &&
      isSameValue(state[name as keyof PersonState], withIt[name as keyof PersonState]);
    return isAsBefore ? without.setByPeople.includes(name) : isSet;
  });
}

/** Fields that change on their own, and those of consent, which change together. */
const FIELDS: readonly (readonly (keyof PersonState)[])[] = [
  ['alias'],
  ['relationship'],
  ['segments'],
  ['personaIds'],
  ['accountId'],
  ['consentStatus', 'consentScope', 'consentExpiresOn'],
];

const pick = (state: PersonState, names: readonly (keyof PersonState)[]): Partial<PersonState> =>
  Object.fromEntries(names.map((name) => [name, state[name]]));
