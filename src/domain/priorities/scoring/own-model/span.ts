/** Every number from `low` to `high`, both included; `low` at most `high`, both finite unless said otherwise. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** Span of one number. */
export const only = (value: number): Span => ({ low: value, high: value });

/** Smallest span that includes all of these numbers. */
export const spanOf = (...values: readonly number[]): Span => ({ low: Math.min(...values), high: Math.max(...values) });

/** Smallest span that includes both. */
export const either = (one: Span, other: Span): Span => spanOf(one.low, one.high, other.low, other.high);

/** Whether a span includes 0. */
export const hasZero = ({ low, high }: Span): boolean => low <= 0 && high >= 0;

/** Span of a function that never falls as an argument grows, for arguments within spans. */
export const rising =
  (of: (...values: readonly number[]) => number) =>
  (...spans: readonly Span[]): Span => ({
    low: of(...spans.map(({ low }) => low)),
    high: of(...spans.map(({ high }) => high)),
  });

/** Span of a function of two arguments whose extremes are at the ends of their spans. */
export const atEnds =
  (of: (one: number, other: number) => number) =>
  (one: Span, other: Span): Span =>
    spanOf(of(one.low, other.low), of(one.low, other.high), of(one.high, other.low), of(one.high, other.high));

/** Every number. */
export const EVERY_NUMBER: Span = { low: -Infinity, high: Infinity };

/** Span of the sum of two numbers, whose spans may be infinite. */
export const sumOf = (one: Span, other: Span): Span => ({ low: one.low + other.low, high: one.high + other.high });

/** Span of the product of two numbers, whose spans may be infinite; nothing times whatever is nothing. */
export const productOf = atEnds((one, other) => (one === 0 || other === 0 ? 0 : one * other));
