import { invalid, type Refusal } from '../../refusal.ts';

/** Consent as far as it decides what may be kept. */
export interface Consent {
  readonly consentStatus: 'UNKNOWN' | 'GIVEN' | 'EXPIRED' | 'WITHDRAWN';
  readonly consentScope: readonly string[];
  readonly consentExpiresOn: string | null;
  /** Instant at which it last changed. */
  readonly consentChangedAt: Date | null;
}

/** Consent as a source tells of it. */
export interface ToldConsent {
  readonly status: Consent['consentStatus'];
  readonly scope?: readonly string[] | null;
  readonly expiresOn?: string | null;
}

/** Whether nothing that somebody said may be kept: they withdrew, or what they agreed to has run out. */
export const hasConsentEnded = ({ consentStatus }: Pick<Consent, 'consentStatus'>): boolean =>
  consentStatus === 'WITHDRAWN' || consentStatus === 'EXPIRED';

/**
 * Consent as it stands on a day, once it was told: what was given has run out on the day after its last.
 *
 * @param today the day it is in the workspace, YYYY-MM-DD
 */
export function consentOn(
  today: string,
  { status, scope, expiresOn }: ToldConsent,
): Pick<Consent, 'consentStatus' | 'consentScope' | 'consentExpiresOn'> {
  const endsOn = status === 'GIVEN' || status === 'EXPIRED' ? (expiresOn ?? null) : null;
  if (status === 'GIVEN' && (endsOn === null || endsOn >= today))
    return { consentStatus: 'GIVEN', consentScope: [...(scope ?? [])], consentExpiresOn: endsOn };
  return { consentStatus: status === 'GIVEN' ? 'EXPIRED' : status, consentScope: [], consentExpiresOn: endsOn };
}

/**
 * How consent stands once a source told of it, at the instant of the source's state. Withdrawing always counts; what was
 * withdrawn is given again only by a state that is later than the withdrawal, and never by one that does not say when.
 * What has run out is given again by whoever tells a later end, unless it is an older state. Saying that nothing is known
 * changes nothing.
 *
 * @param now instant at which it was told
 * @param today the day it is in the workspace, YYYY-MM-DD
 */
export function consentAfter(
  before: Consent,
  told: ToldConsent,
  sourceUpdatedAt: Date | null,
  now: Date,
  today: string,
): Consent {
  if (told.status === 'UNKNOWN') return before;
  const after = consentOn(today, told);
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

/** What of a participant's words may be kept. */
export interface MayKeep {
  /** Notes of what was said. */
  readonly notes: boolean;
  /** The words themselves. */
  readonly quotes: boolean;
  /** Recordings and photographs. */
  readonly recordings: boolean;
}

/** What may be kept of somebody who withdrew, whose consent has run out, or who was erased. */
export const NOTHING: MayKeep = { notes: false, quotes: false, recordings: false };

/** What may be kept under a consent: all while nobody was asked, what its scope names once it is given, nothing once it is withdrawn or has run out. */
export function mayKeepOf(consent: Pick<Consent, 'consentStatus' | 'consentScope'>): MayKeep {
  if (hasConsentEnded(consent)) return NOTHING;
  const { consentStatus, consentScope } = consent;
  const may = (scope: string) => consentStatus === 'UNKNOWN' || consentScope.includes(scope);
  return { notes: may('NOTES'), quotes: may('QUOTE'), recordings: may('RECORDING') };
}

/** What may be kept of words that several people said together: what each of them agreed to; all where nobody is known. */
export const mayKeepOfAll = (each: readonly MayKeep[]): MayKeep => ({
  notes: each.every(({ notes }) => notes),
  quotes: each.every(({ quotes }) => quotes),
  recordings: each.every(({ recordings }) => recordings),
});

/** What stands against a consent as it is told; `above` is where it stands. */
export const checkConsent = ({ status, scope }: ToldConsent, above: readonly string[]): Refusal[] =>
  status === 'GIVEN' && (scope ?? []).length === 0
    ? [invalid('scope is needed where consent is given: what for?', [...above, 'scope'])]
    : [];
