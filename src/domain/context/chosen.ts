/**
 * Constants of judgement of the context: each says what it bounds, in which unit, and its source or why it was chosen.
 */
export const CHOSEN = {
  /** How much of a persona is known. */
  persona: {
    /** Fewest participants who support each claim of a verified persona. Chosen: one person may be the exception. */
    fewestParticipantsPerClaim: 2,
    /** A claim is contested where one in so many participants heard is against it. Chosen: as for opportunities. */
    contestedParts: 3,
  },

  /** When the figures of a cycle are final. */
  finals: {
    /** Days after its last day, unless the workspace says otherwise. Chosen: metrics of a month come within a week. */
    afterDays: 7,
    /** Most days that a workspace can say. Chosen: figures that take more than a year say nothing about a quarter. */
    mostAfterDays: 366,
  },
} as const;
