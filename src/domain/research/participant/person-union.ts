import { distinctWords } from '../../foundation/text/spelling.ts';
import { type Consent, hasConsentEnded } from './consent.ts';

/** What is known of one participant, as far as a merge unites it. */
export interface PersonState extends ConsentState {
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
export function united(merged: PersonState, into: PersonState): PersonState {
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
/** How a consent stands. */
export type ConsentState = Omit<Consent, 'consentChangedAt'>;

/** A participant, and those who are merged into them, in the order of the merges. */
export interface Person {
  readonly id: string;
  /** What is stated of the participant alone, whoever is merged into them. */
  readonly alone: PersonState;
  readonly merged: readonly Person[];
}

/** What is known of a person, by what is stated of each participant who is merged into one. */
export const stateOf = ({ alone, merged }: Person): PersonState =>
  merged.reduce((into, each) => united(stateOf(each), into), alone);

/** A person without one of those who are merged into them, as if that merge had never been. */
export const without = (person: Person, mergedId: string): Person => ({
  ...person,
  merged: person.merged.filter(({ id }) => id !== mergedId),
});
