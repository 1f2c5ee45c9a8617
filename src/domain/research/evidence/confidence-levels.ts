/** Confidence in a problem, or in an idea. */
export interface Confidence {
  /** Level on Gilad's meter, 0.01 to 10. */
  readonly level: number;
  /** Whether what was found speaks as much against as for. */
  readonly contested: boolean;
  /** Why it is that high and no higher, in sentences. */
  readonly reason: string;
  /** What would raise it to the next level, in a sentence; null at the highest. */
  readonly wouldRaiseIt: string | null;
}

/** A number of things in words: "1 participant", "4 participants". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
