import { formatNumber } from '../../../foundation/text/figure.ts';
import { only, rising, type Span, spanOf } from './span.ts';

/** Type of a part of a formula: a number, or a truth value, which is computed as 1 or 0. */
export type Type = 'NUMBER' | 'TRUTH';

/** Direction of a value as one argument grows: never down (1), never up (−1), or either (0). */
export type Direction = 1 | -1 | 0;

/** An operation of formulas, with its interval arithmetic (Ramon Moore, Interval Analysis, 1966). */
export interface Operation {
  /** Types of its arguments. With `more`, further arguments have the type of the last. */
  readonly takes: readonly Type[];
  readonly more?: true;
  readonly gives: Type;
  readonly apply: (...values: readonly number[]) => number;
  /**
   * Smallest span that includes every value for arguments within these spans. Rounding leaves no value out, because
   * each floating-point step is monotone.
   */
  readonly span: (...spans: readonly Span[]) => Span;
  /** Direction of the value by each argument, for arguments within these spans. */
  readonly directions: (...spans: readonly Span[]) => readonly Direction[];
  /**
   * Slopes of the value by each argument, for arguments within these spans: between any two of them the value changes by
   * that many times the change of the argument. Absent where only the directions are known, since it may jump.
   */
  readonly slopes?: (...spans: readonly Span[]) => readonly Span[];
  /** Why it has no value for some arguments within these spans; null where it always has one. */
  readonly fault?: (...spans: readonly Span[]) => string | null;
  /**
   * Sign in explanations, between or before its arguments; null for a function, whose name is followed by parentheses.
   */
  readonly sign: string | null;
  /** Precedence of its sign; operators of a greater one bind more strongly. */
  readonly precedence: number;
}

/** Precedence of operators, as on paper; comparisons come below sums, and "not", "and", "or" below those. */
export const PRECEDENCE = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  sum: 5,
  product: 6,
  negate: 7,
  power: 8,
  atom: 9,
} as const;

/** A span in words: "0 to 20". */
export const spanInWords = ({ low, high }: Span): string => `${formatNumber(low)} to ${formatNumber(high)}`;
/** Direction of a product as its other factor grows, for a factor within this span. */
export const signOf = ({ low, high }: Span): Direction => (low >= 0 ? 1 : high <= 0 ? -1 : 0);
/** The opposite direction. */
export const opposite = (direction: Direction): Direction => (direction === 0 ? 0 : direction === 1 ? -1 : 1);
const truth = (holds: boolean): number => (holds ? 1 : 0);
/** The same direction for every argument. */
export const always =
  (direction: Direction) =>
  (...spans: readonly Span[]) =>
    spans.map(() => direction);
/** Default for an argument, which the check of the number of arguments rules out. */
export const NONE: Span = only(0);

/** An operation on two numbers with a sign between them. */
export const infix = (
  text: string,
  precedence: number,
  apply: (one: number, other: number) => number,
  span: (one: Span, other: Span) => Span,
  directions: (one: Span, other: Span) => readonly Direction[],
  slopes?: (one: Span, other: Span) => readonly Span[],
): Operation => ({
  takes: ['NUMBER', 'NUMBER'],
  gives: 'NUMBER',
  apply: (one = 0, other = 0) => apply(one, other),
  span: (one = NONE, other = NONE) => span(one, other),
  directions: (one = NONE, other = NONE) => directions(one, other),
  ...(slopes && { slopes: (one = NONE, other = NONE) => slopes(one, other) }),
  sign: text,
  precedence,
});

/** A comparison of two numbers. */
export const comparison = (
  text: string,
  apply: (one: number, other: number) => boolean,
  /** Whether it holds for some numbers of the spans. */
  can: (one: Span, other: Span) => boolean,
  /** Whether it does not hold for some numbers of the spans. */
  canFail: (one: Span, other: Span) => boolean,
  directions: readonly Direction[],
): Operation => ({
  ...infix(
    text,
    PRECEDENCE.compare,
    (one, other) => truth(apply(one, other)),
    (one, other) => ({ low: truth(!canFail(one, other)), high: truth(can(one, other)) }),
    () => directions,
  ),
  gives: 'TRUTH',
});

/** An operation on truth values. */
export const logical = (
  text: string,
  precedence: number,
  takes: readonly Type[],
  direction: Direction,
  apply: (...values: readonly number[]) => number,
): Operation => ({
  takes,
  gives: 'TRUTH',
  apply,
  span: (...spans) => atCorners(apply, spans),
  directions: always(direction),
  sign: text,
  precedence,
});

/** A function of one number that never falls as the number grows. */
export const risingFunction = (
  apply: (value: number) => number,
  fault?: Operation['fault'],
  slope?: (of: Span) => Span,
): Operation => ({
  takes: ['NUMBER'],
  gives: 'NUMBER',
  apply: (value = 0) => apply(value),
  span: rising((value = 0) => apply(value)),
  directions: always(1),
  ...(slope && { slopes: (of = NONE) => [slope(of)] }),
  ...(fault && { fault }),
  sign: null,
  precedence: PRECEDENCE.atom,
});

/** Span of a function that is monotone in each argument: its values at all corners. */
const atCorners = (apply: (...values: readonly number[]) => number, spans: readonly Span[]): Span =>
  spanOf(
    ...spans
      .reduce<number[][]>(
        (all, { low, high }) =>
          all.flatMap((some) => [
            [...some, low],
            [...some, high],
          ]),
        [[]],
      )
      .map((values) => apply(...values)),
  );

/** Slopes of the greatest of several arguments by each: 1 where it is surely that one, 0 where it surely is another. */
export const slopesOfGreatest = (spans: readonly Span[]): Span[] =>
  spans.map(({ low, high }, at) => {
    const others = spans.filter((_, index) => index !== at);
    return {
      low: others.every((other) => other.high < low) ? 1 : 0,
      high: others.some((other) => other.low > high) ? 0 : 1,
    };
  });
