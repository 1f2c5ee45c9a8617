import { written } from '../../../foundation/text/figure.ts';
import { only, rising, type Span, spanOf } from './span.ts';

/** What a part of a formula is: a number, or something that holds or does not (1 or 0 within). */
export type Type = 'NUMBER' | 'TRUTH';

/** Which way a value goes when one argument grows: up or not at all (1), down or not at all (−1), or both (0). */
export type Direction = 1 | -1 | 0;

/** One thing that a formula can do. Interval arithmetic after Ramon Moore, Interval Analysis, 1966. */
export interface Operation {
  /** What it takes; the last goes for all that follow where there may be `more`. */
  readonly takes: readonly Type[];
  readonly more?: true;
  readonly gives: Type;
  readonly of: (...values: readonly number[]) => number;
  /** Smallest span that is sure to hold every value for arguments in these spans; sound because each step of floating point is monotone. */
  readonly span: (...spans: readonly Span[]) => Span;
  readonly directions: (...spans: readonly Span[]) => readonly Direction[];
  /** Why it has no value for some arguments in these spans; null when it always has one. */
  readonly fault?: (...spans: readonly Span[]) => string | null;
  /** How it is written in words: a sign between, or before; null for a name with parentheses. */
  readonly sign: string | null;
  /** How strongly a sign holds its arguments together; higher is stronger. */
  readonly binds: number;
}

/** Precedence of operators, as on paper; comparisons come below sums, and "not", "and", "or" below those. */
export const BINDS = { or: 1, and: 2, not: 3, compare: 4, sum: 5, product: 6, negate: 7, power: 8, atom: 9 } as const;

/** A span in words: "0 to 20". */
export const range = ({ low, high }: Span): string => `${written(low)} to ${written(high)}`;
/** Which way a product goes as the other factor grows, by what this one can be. */
export const signOf = ({ low, high }: Span): Direction => (low >= 0 ? 1 : high <= 0 ? -1 : 0);
/** The other way. */
export const against = (direction: Direction): Direction => (direction === 0 ? 0 : direction === 1 ? -1 : 1);
const truth = (holds: boolean): number => (holds ? 1 : 0);
/** The same direction for every argument. */
export const each =
  (direction: Direction) =>
  (...spans: readonly Span[]) =>
    spans.map(() => direction);
/** Stands in for an argument that the number of arguments rules out. */
export const NONE: Span = only(0);

/** An operation on two numbers, written with a sign between them. */
export const sign = (
  text: string,
  binds: number,
  of: (one: number, other: number) => number,
  span: (one: Span, other: Span) => Span,
  directions: (one: Span, other: Span) => readonly Direction[],
): Operation => ({
  takes: ['NUMBER', 'NUMBER'],
  gives: 'NUMBER',
  of: (one = 0, other = 0) => of(one, other),
  span: (one = NONE, other = NONE) => span(one, other),
  directions: (one = NONE, other = NONE) => directions(one, other),
  sign: text,
  binds,
});

/** An operation on two numbers that holds or not. */
export const comparison = (
  text: string,
  of: (one: number, other: number) => boolean,
  /** Whether it can hold, for some numbers of the spans. */
  can: (one: Span, other: Span) => boolean,
  canFail: (one: Span, other: Span) => boolean,
  directions: readonly Direction[],
): Operation => ({
  ...sign(
    text,
    BINDS.compare,
    (one, other) => truth(of(one, other)),
    (one, other) => ({ low: truth(!canFail(one, other)), high: truth(can(one, other)) }),
    () => directions,
  ),
  gives: 'TRUTH',
});

/** An operation on things that hold or not. */
export const logic = (
  text: string,
  binds: number,
  takes: readonly Type[],
  direction: Direction,
  of: (...values: readonly number[]) => number,
): Operation => ({
  takes,
  gives: 'TRUTH',
  of,
  span: (...spans) => atCorners(of, spans),
  directions: each(direction),
  sign: text,
  binds,
});

/** A function of one number that rises with it. */
export const risingCall = (of: (value: number) => number, fault?: Operation['fault']): Operation => ({
  takes: ['NUMBER'],
  gives: 'NUMBER',
  of: (value = 0) => of(value),
  span: rising((value = 0) => of(value)),
  directions: each(1),
  ...(fault && { fault }),
  sign: null,
  binds: BINDS.atom,
});

const atCorners = (of: (...values: readonly number[]) => number, spans: readonly Span[]): Span =>
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
      .map((values) => of(...values)),
  );
