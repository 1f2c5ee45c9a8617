import { CHOSEN } from '../../chosen.ts';
import {
  opposite,
  PRECEDENCE,
  comparison,
  always,
  logical,
  NONE,
  type Operation,
  spanInWords,
  risingFunction,
  infix,
  signOf,
  slopesOfGreatest,
} from './operation.ts';
import { power, slopeOfPower, spanOfPower } from './power.ts';
import { atEnds, either, EVERY_NUMBER, hasZero, only, rising, spanOf } from './span.ts';

const { mostExponent } = CHOSEN.formula;

/** Rounds to an integer, halves away from zero. */
const roundedToWhole = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/** Operations of formulas, by the key that the parser uses. To add an operation, add a row. */
export const OPERATIONS = {
  or: logical('or', PRECEDENCE.or, ['TRUTH', 'TRUTH'], 1, (...values) => Math.max(...values)),
  and: logical('and', PRECEDENCE.and, ['TRUTH', 'TRUTH'], 1, (...values) => Math.min(...values)),
  not: logical('not', PRECEDENCE.not, ['TRUTH'], -1, (value = 0) => 1 - value),
  '<': comparison(
    '<',
    (a, b) => a < b,
    (a, b) => a.low < b.high,
    (a, b) => a.high >= b.low,
    [-1, 1],
  ),
  '<=': comparison(
    '≤',
    (a, b) => a <= b,
    (a, b) => a.low <= b.high,
    (a, b) => a.high > b.low,
    [-1, 1],
  ),
  '>': comparison(
    '>',
    (a, b) => a > b,
    (a, b) => a.high > b.low,
    (a, b) => a.low <= b.high,
    [1, -1],
  ),
  '>=': comparison(
    '≥',
    (a, b) => a >= b,
    (a, b) => a.high >= b.low,
    (a, b) => a.low < b.high,
    [1, -1],
  ),
  '=': comparison(
    '=',
    (a, b) => a === b,
    (a, b) => a.low <= b.high && b.low <= a.high,
    (a, b) => !(a.low === a.high && b.low === b.high && a.low === b.low),
    [0, 0],
  ),
  '!=': comparison(
    '≠',
    (a, b) => a !== b,
    (a, b) => !(a.low === a.high && b.low === b.high && a.low === b.low),
    (a, b) => a.low <= b.high && b.low <= a.high,
    [0, 0],
  ),
  '+': infix(
    '+',
    PRECEDENCE.sum,
    (a, b) => a + b,
    rising((a = 0, b = 0) => a + b),
    () => [1, 1],
    () => [only(1), only(1)],
  ),
  '-': infix(
    '−',
    PRECEDENCE.sum,
    (a, b) => a - b,
    (a, b) => ({ low: a.low - b.high, high: a.high - b.low }),
    () => [1, -1],
    () => [only(1), only(-1)],
  ),
  '*': infix(
    '×',
    PRECEDENCE.product,
    (a, b) => a * b,
    atEnds((a, b) => a * b),
    (a, b) => [signOf(b), signOf(a)],
    (a, b) => [b, a],
  ),
  '/': {
    ...infix(
      '÷',
      PRECEDENCE.product,
      (a, b) => a / b,
      atEnds((a, b) => a / b),
      (a, b) => [signOf(b), opposite(signOf(a))],
      (a, b) => [spanOf(1 / b.low, 1 / b.high), atEnds((one, other) => -one / (other * other))(a, b)],
    ),
    fault: (_, by = NONE) =>
      hasZero(by)
        ? `The divisor can be ${spanInWords(by)}, which includes 0. Raise the least value of its factors, or guard it, such as max(effort, 0.5) or if(effort >= 0.5, …, …).`
        : null,
  },
  '^': {
    ...infix(
      '^',
      PRECEDENCE.power,
      power,
      (base, { low: exponent }) => spanOfPower(base, exponent),
      (base, { low: exponent }) => [exponent % 2 === 0 ? signOf(base) : 1, 0],
      (base, { low: exponent }) => [slopeOfPower(base, exponent), EVERY_NUMBER],
    ),
    fault: (_, exponent = NONE) =>
      exponent.low === exponent.high &&
      Number.isInteger(exponent.low) &&
      exponent.low >= 0 &&
      exponent.low <= mostExponent
        ? null
        : `The exponent is a whole number from 0 to ${mostExponent}; this can be ${spanInWords(exponent)}.`,
  },
  negate: {
    takes: ['NUMBER'],
    gives: 'NUMBER',
    apply: (value = 0) => -value,
    span: ({ low, high } = NONE) => ({ low: -high, high: -low }),
    directions: always(-1),
    slopes: () => [only(-1)],
    sign: '−',
    precedence: PRECEDENCE.negate,
  },
  min: {
    takes: ['NUMBER'],
    more: true,
    gives: 'NUMBER',
    apply: Math.min,
    span: rising(Math.min),
    directions: always(1),
    slopes: (...spans) => slopesOfGreatest(spans.map(({ low, high }) => ({ low: -high, high: -low }))),
    sign: null,
    precedence: PRECEDENCE.atom,
  },
  max: {
    takes: ['NUMBER'],
    more: true,
    gives: 'NUMBER',
    apply: Math.max,
    span: rising(Math.max),
    directions: always(1),
    slopes: (...spans) => slopesOfGreatest(spans),
    sign: null,
    precedence: PRECEDENCE.atom,
  },
  round: risingFunction(roundedToWhole),
  sqrt: risingFunction(
    Math.sqrt,
    (of = NONE) => (of.low < 0 ? `Only 0 and what is above have a square root; this can be ${spanInWords(of)}.` : null),
    ({ low, high }) => ({ low: high > 0 ? 1 / (2 * Math.sqrt(high)) : 0, high: 1 / (2 * Math.sqrt(low)) }),
  ),
  log10: risingFunction(
    Math.log10,
    (of = NONE) => (of.low <= 0 ? `Only what is above 0 has a logarithm; this can be ${spanInWords(of)}.` : null),
    ({ low, high }) => ({ low: 1 / (high * Math.LN10), high: 1 / (low * Math.LN10) }),
  ),
  abs: {
    ...risingFunction(Math.abs),
    span: (of = NONE) => {
      const ends = spanOf(Math.abs(of.low), Math.abs(of.high));
      return hasZero(of) ? { ...ends, low: 0 } : ends;
    },
    directions: (of = NONE) => [signOf(of)],
    slopes: ({ low, high } = NONE) => [{ low: low >= 0 ? 1 : -1, high: high <= 0 ? -1 : 1 }],
  },
  if: {
    takes: ['TRUTH', 'NUMBER', 'NUMBER'],
    gives: 'NUMBER',
    apply: (holds = 0, then = 0, otherwise = 0) => (holds === 1 ? then : otherwise),
    span: (holds = NONE, then = NONE, otherwise = NONE) =>
      holds.low === 1 ? then : holds.high === 0 ? otherwise : either(then, otherwise),
    directions: (_, then = NONE, otherwise = NONE) => [
      then.low >= otherwise.high ? 1 : then.high <= otherwise.low ? -1 : 0,
      1,
      1,
    ],
    // An undecided condition makes it jump from the one to the other.
    slopes: (holds = NONE, then = NONE, otherwise = NONE) => [
      holds.low === holds.high
        ? only(0)
        : { low: then.low >= otherwise.high ? 0 : -Infinity, high: then.high <= otherwise.low ? 0 : Infinity },
      { low: holds.low, high: holds.high },
      { low: 1 - holds.high, high: 1 - holds.low },
    ],
    sign: null,
    precedence: PRECEDENCE.atom,
  },
} as const satisfies Record<string, Operation>;

/** Key of an operation. */
export type OperationKey = keyof typeof OPERATIONS;

/** Names of functions. */
export const FUNCTIONS: readonly string[] = ['if', 'min', 'max', 'round', 'abs', 'sqrt', 'log10'];
/** Words of the formula language, which are no names of factors. */
export const RESERVED: readonly string[] = [...FUNCTIONS, 'and', 'or', 'not'];
