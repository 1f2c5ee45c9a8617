/** Fewest cases from which a figure about forecasts is shown; below, only their number is. */
export const FEWEST_CASES = 10;

/** The value where there are cases enough, else null. */
export const ifEnough = <Value>(n: number, value: () => Value): Value | null => (n < FEWEST_CASES ? null : value());
