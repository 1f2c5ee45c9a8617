/** A score as bands see it: its value, and the least and greatest that one notch of one factor makes of it. */
export interface Banded {
  readonly value: number;
  /** Null where the value has no notch below it. */
  readonly low: number | null;
  /** Null where it has none above. */
  readonly high: number | null;
}

/**
 * Whether two neighbours of a ranking cannot be told apart: they are equal, or one notch of one factor of either would
 * swap them (house rule, FORMULAS §6). `above` is the one with the greater value.
 */
export const cannotBeToldApart = (above: Banded, below: Banded): boolean =>
  above.value === below.value || (above.low ?? above.value) < below.value || (below.high ?? below.value) > above.value;
