import { invalid, type Refusal } from '../refusal.ts';

/** Consent as far as it decides what may be kept. */
export interface Consent {
  readonly consentStatus: 'UNKNOWN' | 'GIVEN' | 'WITHDRAWN';
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

/**
 * How consent stands once a source told of it, at the instant of the source's state. Withdrawing always counts; what was
 * withdrawn is given again only by a state that is later than the withdrawal, and never by one that does not say when.
 * Saying that nothing is known changes nothing.
 *
 * @param now instant at which it was told
 */
export function consentAfter(before: Consent, told: ToldConsent, sourceUpdatedAt: Date | null, now: Date): Consent {
  if (told.status === 'UNKNOWN') return before;
  const isLater =
    before.consentChangedAt === null || (sourceUpdatedAt !== null && sourceUpdatedAt > before.consentChangedAt);
  if (told.status === 'GIVEN' && before.consentStatus === 'WITHDRAWN' && !isLater) return before;
  const isSame =
    told.status === before.consentStatus &&
    (told.expiresOn ?? null) === before.consentExpiresOn &&
    [...(told.scope ?? [])].sort().join() === [...before.consentScope].sort().join();
  if (isSame || (told.status === 'WITHDRAWN' && before.consentStatus === 'WITHDRAWN')) return before;
  return {
    consentStatus: told.status,
    consentScope: told.status === 'GIVEN' ? [...(told.scope ?? [])] : [],
    consentExpiresOn: told.status === 'GIVEN' ? (told.expiresOn ?? null) : null,
    consentChangedAt: sourceUpdatedAt ?? now,
  };
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

/** What may be kept of somebody who withdrew or was erased. */
export const NOTHING: MayKeep = { notes: false, quotes: false, recordings: false };

/** What may be kept under a consent: all while nobody was asked, what its scope names once it is given, nothing once it is withdrawn. */
export function mayKeepOf({ consentStatus, consentScope }: Pick<Consent, 'consentStatus' | 'consentScope'>): MayKeep {
  if (consentStatus === 'WITHDRAWN') return NOTHING;
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
