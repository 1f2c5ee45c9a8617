/** Every number from `low` to `high`, both included; both finite, `low` at most `high`. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** The span of one number. */
export const only = (value: number): Span => ({ low: value, high: value });

/** The smallest span that holds all of these numbers. */
export const spanOf = (...values: readonly number[]): Span => ({ low: Math.min(...values), high: Math.max(...values) });

/** The smallest span that holds both. */
export const either = (one: Span, other: Span): Span => spanOf(one.low, one.high, other.low, other.high);

/** Whether 0 is in it. */
export const hasZero = ({ low, high }: Span): boolean => low <= 0 && high >= 0;

/** What a function that rises (or stays) with each argument makes of spans. */
export const rising =
  (of: (...values: readonly number[]) => number) =>
  (...spans: readonly Span[]): Span => ({
    low: of(...spans.map(({ low }) => low)),
    high: of(...spans.map(({ high }) => high)),
  });

/** What a function of two makes of spans, where its ends lie at their ends. */
export const atEnds =
  (of: (one: number, other: number) => number) =>
  (one: Span, other: Span): Span =>
    spanOf(of(one.low, other.low), of(one.low, other.high), of(one.high, other.low), of(one.high, other.high));
