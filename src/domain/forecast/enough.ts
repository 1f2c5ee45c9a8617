/** Fewest cases from which a figure about forecasts is shown; below, only their number is.. */
export const FEWEST_CASES = 10;

/** The value where there are cases enough, else null. */
export const ifEnough = <Value>(n: number, value: () => Value): Value | null => (n < FEWEST_CASES ? null : value());

/** Middle of the values, the mean of the two middle ones where their number is even; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
