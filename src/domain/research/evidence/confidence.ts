/** Confidence in a problem or in an idea. */
export interface Confidence {
  /** Level on Gilad's meter, 0.01 to 10. */
  readonly level: number;
  /**
   * Whether much of what was found speaks against it: a third of the participants, or a test that refuted an assumption
   * or the whole.
   */
  readonly contested: boolean;
  /** Reason for the level, in sentences. */
  readonly reason: string;
  /** What would raise it to the next level, in a sentence; null at the highest level. */
  readonly wouldRaiseIt: string | null;
}

/** A count with its noun: "1 participant", "4 participants". */
export const countInWords = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
