import { CHOSEN } from '../chosen.ts';

/** The value where `n` cases are enough to show a figure, ten or more; else null. */
export const ifEnoughCases = <Value>(n: number, value: () => Value): Value | null =>
  n < CHOSEN.forecast.fewestCases ? null : value();
