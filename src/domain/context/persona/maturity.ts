import { CHOSEN } from '../chosen.ts';

/** Verdicts on a claim about a persona. */
export const CLAIM_VERDICTS = {
  ASSUMED: 'Believed, and not yet looked at.',
  SUPPORTED: 'What people did or said bears it out.',
  REFUTED: 'What people did or said speaks against it.',
} as const;
/** Verdict on a claim. */
export type ClaimVerdict = keyof typeof CLAIM_VERDICTS;

/** How much of a persona is verified. */
export const MATURITIES = {
  PROTO: 'Made up so far: no claim is supported.',
  PARTLY_VERIFIED: 'Some claims are supported, others are not, or rest on one person alone.',
  VERIFIED: 'Every claim is supported, each by two participants or more.',
} as const;
/** Maturity of a persona. */
export type Maturity = keyof typeof MATURITIES;

/** What a claim contributes to the maturity of its persona. */
export interface ClaimSupport {
  readonly verdict: ClaimVerdict;
  /** Number of different participants whose evidence supports the claim. */
  readonly supportingParticipants: number;
}

/**
 * Maturity of a persona by its claims: a proto-persona is a set of guesses to be checked (Gothelf, "Lean UX", 2013). A
 * persona without any supported claim, or without any claim, is PROTO.
 */
export function personaMaturity(claims: readonly ClaimSupport[]): Maturity {
  if (!claims.some(({ verdict }) => verdict === 'SUPPORTED')) return 'PROTO';
  return claims.every(
    ({ verdict, supportingParticipants }) =>
      verdict === 'SUPPORTED' && supportingParticipants >= CHOSEN.persona.fewestParticipantsPerClaim,
  )
    ? 'VERIFIED'
    : 'PARTLY_VERIFIED';
}
