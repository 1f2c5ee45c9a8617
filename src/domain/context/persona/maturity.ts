import { CHOSEN } from '../chosen.ts';

/** What people hold of a claim about a persona. */
export const CLAIM_VERDICTS = {
  ASSUMED: 'Believed, and not yet looked at.',
  SUPPORTED: 'What people did or said bears it out.',
  REFUTED: 'What people did or said speaks against it.',
} as const;
/** Verdict on a claim. */
export type ClaimVerdict = keyof typeof CLAIM_VERDICTS;

/** How much of a persona is known and how much is made up. */
export const MATURITIES = {
  PROTO: 'Made up so far: no claim is supported.',
  PARTLY_VERIFIED: 'Some claims are supported, others are not, or rest on one person alone.',
  VERIFIED: 'Every claim is supported, each by two participants or more.',
} as const;
/** Maturity of a persona. */
export type Maturity = keyof typeof MATURITIES;

/** A claim, as far as its persona's maturity goes. */
export interface Claimed {
  readonly verdict: ClaimVerdict;
  /** Distinct participants whose evidence bears it out, from 0. */
  readonly supportingParticipants: number;
}

/**
 * How much of a persona is known, by its claims: a proto-persona is a set of guesses to be checked (Gothelf, "Lean UX",
 * 2013). Without any supported claim it is PROTO, one without claims among them.
 */
export function personaMaturity(claims: readonly Claimed[]): Maturity {
  if (!claims.some(({ verdict }) => verdict === 'SUPPORTED')) return 'PROTO';
  return claims.every(
    ({ verdict, supportingParticipants }) =>
      verdict === 'SUPPORTED' && supportingParticipants >= CHOSEN.persona.fewestParticipantsPerClaim,
  )
    ? 'VERIFIED'
    : 'PARTLY_VERIFIED';
}
