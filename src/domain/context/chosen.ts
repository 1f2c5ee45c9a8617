/**
 * Constants of judgement of the context: each says what it bounds, in which unit, and its source or why it was chosen.
 */
export const CHOSEN = {
  /** How much of a persona is known. */
  persona: {
    /** Fewest participants who support each claim of a verified persona. Chosen: one person may be the exception. */
    fewestParticipantsPerClaim: 2,
  },
} as const;
