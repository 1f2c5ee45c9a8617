/** Value of a score, with its least and greatest value where one factor is one notch off. */
export interface NotchedValue {
  readonly value: number;
  /** Null where no notch lowers the value. */
  readonly low: number | null;
  /** Null where no notch raises the value. */
  readonly high: number | null;
}

/**
 * Whether two nodes of a ranking cannot be distinguished: they are equal, or one notch of one factor of either would
 * swap them (house rule). `above` is the one with the greater value.
 */
export const areIndistinguishable = (above: NotchedValue, below: NotchedValue): boolean =>
  above.value === below.value || (above.low ?? above.value) < below.value || (below.high ?? below.value) > above.value;
