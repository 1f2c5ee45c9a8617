import { isOlder } from '../../foundation/ingestion/incoming-state.ts';
import { invalid, type Refusal } from '../../refusal.ts';

/** Consent of a participant, as far as it decides what may be kept. */
export interface Consent {
  /** UNKNOWN until the participant is known to have given or withdrawn it. */
  readonly consentStatus: 'UNKNOWN' | 'GIVEN' | 'EXPIRED' | 'WITHDRAWN';
  /** What the participant consents to; empty unless consent is given. */
  readonly consentScope: readonly string[];
  /** Last day on which consent holds, YYYY-MM-DD; null while it has no end. */
  readonly consentExpiresOn: string | null;
  /** Instant at which consent last changed; null where it never changed. */
  readonly consentChangedAt: Date | null;
}

/** Consent as a source or a person reports it. */
export interface IncomingConsent {
  readonly status: Consent['consentStatus'];
  readonly scope?: readonly string[] | null;
  /** Last day on which it holds, YYYY-MM-DD; null where it has no end. */
  readonly expiresOn?: string | null;
}

/** Whether nothing that a participant said may be kept, because consent was withdrawn or has expired. */
export const hasConsentEnded = ({ consentStatus }: Pick<Consent, 'consentStatus'>): boolean =>
  consentStatus === 'WITHDRAWN' || consentStatus === 'EXPIRED';

/**
 * Incoming consent as it holds today: consent that was given has expired on the day after its last.
 *
 * @param today today in the workspace, YYYY-MM-DD
 */
export function consentOn(
  today: string,
  { status, scope, expiresOn }: IncomingConsent,
): Pick<Consent, 'consentStatus' | 'consentScope' | 'consentExpiresOn'> {
  const endsOn = status === 'GIVEN' || status === 'EXPIRED' ? (expiresOn ?? null) : null;
  if (status === 'GIVEN' && (endsOn === null || endsOn >= today))
    return { consentStatus: 'GIVEN', consentScope: [...(scope ?? [])], consentExpiresOn: endsOn };
  return { consentStatus: status === 'GIVEN' ? 'EXPIRED' : status, consentScope: [], consentExpiresOn: endsOn };
}

/** When a consent was stated, and what was known of that until then. */
export interface ConsentTime {
  /** Latest instant of which a consent of the participant was stated; null while none was. */
  readonly clock: Date | null;
  /** Instant that the source states; null where it states none. */
  readonly statedAt: Date | null;
  /** Instant at which the statement arrived. */
  readonly arrivedAt: Date;
  /** Today in the workspace, YYYY-MM-DD. */
  readonly today: string;
}

/** What becomes of a participant's consent. */
export interface ConsentOutcome {
  /** Consent as it stands afterwards; the same object where nothing changed. */
  readonly consent: Consent;
  /** Instant to which the clock of the consent moves; null where the statement does not count. */
  readonly clock: Date | null;
  /** Whether the statement was left out because it is older than what is known. */
  readonly isOlder: boolean;
}

/**
 * Consent of a participant after a source states it, by the rule of time that holds for everything ingested: an older
 * statement changes nothing, an equal or a newer one counts. A withdrawal is to consent what a deletion is to a thing: it
 * wins its instant, and only a statement of a later instant gives consent again, never one without an instant. After an
 * expiry any statement that is not older gives it again, if its last day is not over. An unknown consent states nothing.
 */
export function consentAfter(
  before: Consent,
  incoming: IncomingConsent,
  { clock, statedAt, arrivedAt, today }: ConsentTime,
): ConsentOutcome {
  const isStale = isOlder(statedAt, clock);
  if (incoming.status === 'UNKNOWN' || isStale) return { consent: before, clock: null, isOlder: isStale };
  const after = consentOn(today, incoming);
  const counts = { clock: statedAt ?? arrivedAt, isOlder: false };
  if (before.consentStatus === 'WITHDRAWN') {
    const isLater = clock === null || (statedAt !== null && statedAt > clock);
    if (after.consentStatus === 'GIVEN' && !isLater) return { consent: before, clock: null, isOlder: false };
    if (after.consentStatus !== 'GIVEN') return { consent: before, ...counts };
  }
  return isSameConsent(before, after)
    ? { consent: before, ...counts }
    : { consent: { ...after, consentChangedAt: counts.clock }, ...counts };
}

/** Whether two consents say the same. */
export const isSameConsent = (
  one: Omit<Consent, 'consentChangedAt'>,
  other: Omit<Consent, 'consentChangedAt'>,
): boolean =>
  one.consentStatus === other.consentStatus &&
  one.consentExpiresOn === other.consentExpiresOn &&
  [...one.consentScope].sort().join() === [...other.consentScope].sort().join();

/** Which words and media of a participant may be kept. */
export interface MayKeep {
  /** Notes of what was said. */
  readonly notes: boolean;
  /** What was said, word for word. */
  readonly quotes: boolean;
  /** Recordings and photographs. */
  readonly recordings: boolean;
}

/** Everything may be kept while no participant is known. */
export const EVERYTHING: MayKeep = { notes: true, quotes: true, recordings: true };

/** Nothing may be kept of a participant who withdrew, whose consent has expired, or who was erased. */
export const NOTHING: MayKeep = { notes: false, quotes: false, recordings: false };

/** What may be kept under a consent: everything while it is unknown, what its scope names while it is given, nothing once it is withdrawn or has expired. */
export function mayKeepOf(consent: Pick<Consent, 'consentStatus' | 'consentScope'>): MayKeep {
  if (hasConsentEnded(consent)) return NOTHING;
  const { consentStatus, consentScope } = consent;
  const may = (scope: string) => consentStatus === 'UNKNOWN' || consentScope.includes(scope);
  return { notes: may('NOTES'), quotes: may('QUOTE'), recordings: may('RECORDING') };
}

/** Grounds on which something of a participant is kept, each with how long. */
export const GROUNDS = {
  notes: 'As long as notes of what was said may be kept.',
  quotes: 'As long as what was said may be quoted.',
  recordings: 'As long as recordings and photographs may be kept.',
  name: 'Until consent ends.',
  identity: 'Until the participant is erased: by it the participant is known again.',
} as const;
export type Ground = keyof typeof GROUNDS;

/** The grounds that are gone: all of an erased participant, all but one where consent has ended, else what it does not cover. */
export function goneGrounds(consent: Pick<Consent, 'consentStatus' | 'consentScope'>, isErased: boolean): Set<Ground> {
  const all = Object.keys(GROUNDS) as Ground[];
  if (isErased) return new Set(all);
  if (hasConsentEnded(consent)) return new Set(all.filter((ground) => ground !== 'identity'));
  const mayKeep = mayKeepOf(consent);
  return new Set((Object.keys(mayKeep) as (keyof MayKeep)[]).filter((ground) => !mayKeep[ground]));
}

/** Whether a consent covers less than it did, so that something that is kept may be kept no longer. */
export const isNarrower = (
  now: Pick<Consent, 'consentStatus' | 'consentScope'>,
  before: Pick<Consent, 'consentStatus' | 'consentScope'>,
): boolean => [...goneGrounds(now, false)].some((ground) => !goneGrounds(before, false).has(ground));

/** What may be kept of words that several participants said together: what each of them agrees to; everything where none is known. */
export const mayKeepOfAll = (each: readonly MayKeep[]): MayKeep => ({
  notes: each.every(({ notes }) => notes),
  quotes: each.every(({ quotes }) => quotes),
  recordings: each.every(({ recordings }) => recordings),
});

/**
 * A refusal for each fault of an incoming consent.
 *
 * @param above path of the consent in the input
 */
export const checkConsent = ({ status, scope }: IncomingConsent, above: readonly string[]): Refusal[] =>
  status === 'GIVEN' && (scope ?? []).length === 0
    ? [invalid('scope is needed where consent is given: what for?', [...above, 'scope'])]
    : [];
