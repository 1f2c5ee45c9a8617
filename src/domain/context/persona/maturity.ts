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
  PROTO: 'Made up so far: no claim is supported by two participants or more and contradicted by fewer than a third.',
  PARTLY_VERIFIED: 'Some claims are supported so, others are not, rest on one person alone, or are contradicted.',
  VERIFIED:
    'Every claim is supported by two participants or more, and contradicted by fewer than a third of those heard.',
} as const;
/** Maturity of a persona. */
export type Maturity = keyof typeof MATURITIES;

/** What a claim contributes to the maturity of its persona. */
export interface ClaimSupport {
  readonly verdict: ClaimVerdict;
  /** Number of different participants whose evidence supports the claim. */
  readonly supportingParticipants: number;
  /** Number of different participants whose evidence contradicts it. */
  readonly contradictingParticipants: number;
  /** Number of different participants on either side; one on both counts once. */
  readonly heardParticipants: number;
}

/**
 * Maturity of a persona by its claims: a proto-persona is a set of guesses to be checked (Gothelf, "Lean UX", 2013). A
 * claim counts as supported by what participants did or said: two or more for it, and fewer than a third of those heard
 * against. What people themselves refuted never does. A persona without any such claim is PROTO.
 */
export function personaMaturity(claims: readonly ClaimSupport[]): Maturity {
  const supported = claims.filter(isSupported).length;
  if (supported === 0) return 'PROTO';
  return supported === claims.length ? 'VERIFIED' : 'PARTLY_VERIFIED';
}

/** Whether what was heard supports a claim. */
function isSupported(claim: ClaimSupport): boolean {
  const { verdict, supportingParticipants, contradictingParticipants, heardParticipants } = claim;
  const { fewestParticipantsPerClaim, contestedParts } = CHOSEN.persona;
  return (
    verdict !== 'REFUTED' &&
    supportingParticipants >= fewestParticipantsPerClaim &&
    contestedParts * contradictingParticipants < heardParticipants
  );
}
