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

/**
 * Consent of a participant after a source reports it, as of the instant of the source's state. A withdrawal always counts.
 * After a withdrawal only a later state gives consent again, never one without an instant. After an expiry any state that
 * is not older gives it again, if its last day is not over. An unknown consent changes nothing.
 *
 * @param now instant of the report, for a state without one
 * @param today today in the workspace, YYYY-MM-DD
 */
export function consentAfter(
  before: Consent,
  incoming: IncomingConsent,
  sourceUpdatedAt: Date | null,
  now: Date,
  today: string,
): Consent {
  if (incoming.status === 'UNKNOWN') return before;
  const after = consentOn(today, incoming);
  const was = before.consentChangedAt;
  if (before.consentStatus === 'WITHDRAWN') {
    const isLater = was === null || (sourceUpdatedAt !== null && sourceUpdatedAt > was);
    if (after.consentStatus !== 'GIVEN' || !isLater) return before;
  }
  const isOld = was !== null && sourceUpdatedAt !== null && sourceUpdatedAt < was;
  if (before.consentStatus === 'EXPIRED' && after.consentStatus === 'GIVEN' && isOld) return before;
  const isSame =
    after.consentStatus === before.consentStatus &&
    after.consentExpiresOn === before.consentExpiresOn &&
    [...after.consentScope].sort().join() === [...before.consentScope].sort().join();
  return isSame ? before : { ...after, consentChangedAt: sourceUpdatedAt ?? now };
}

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
