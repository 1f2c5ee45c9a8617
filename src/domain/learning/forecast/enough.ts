import { CHOSEN } from '../chosen.ts';

/** The value if `n` cases are enough for a figure, else null. */
export const ifEnough = <Value>(n: number, value: () => Value): Value | null =>
  n < CHOSEN.forecast.fewestCases ? null : value();
