import { CHOSEN } from '../../chosen.ts';
import { evaluate } from './evaluate-formula.ts';
import { analyse, type FactorSpan, type FactorSpans } from './formula-span.ts';
import type { Direction } from './operation.ts';
import type { Term } from './parse-formula.ts';
import { productOf, type Span, sumOf } from './span.ts';

const { mostAnalysed, closeEnough, noise } = CHOSEN.formulaBounds;

/** Bounds of a formula: every value lies within. */
export interface FormulaBounds extends Span {
  /** Whether both are values of the formula, to two figures at least; false where they may be wider than its values. */
  readonly exact: boolean;
}

/** Some of the values of the factors, and what they say about the greatest value of the formula. */
interface Box {
  readonly factors: FactorSpans;
  /** No value for these factors is greater. */
  readonly most: number;
  /** A value for these factors. */
  readonly reached: number;
}

/**
 * Bounds of a formula for factors within spans. Where the formula rises or falls with a factor, by its directions or its
 * slopes, the end of the span decides. Otherwise the spans are split, the one that allows most first, until the greatest
 * value is known to two figures (branch and bound with interval arithmetic: Stig Skelboe, Computation of rational interval
 * functions, 1974; slopes: Ramon Moore, 1966). The work is bounded: a formula that stands to no two figures by then has
 * bounds that are not exact.
 */
export function boundsOf(term: Term, factors: FactorSpans): FormulaBounds {
  const high = greatest(term, factors);
  const low = greatest(negated(term), factors);
  return { low: -low.value, high: high.value, exact: low.exact && high.exact };
}

const negated = (term: Term): Term => ({
  kind: 'APPLY',
  operation: 'negate',
  terms: [term],
  type: term.type,
  position: term.position,
});

function greatest(term: Term, factors: FactorSpans): { value: number; exact: boolean } {
  let left = Math.max(1, Math.floor(mostAnalysed / partsOf(term)));
  const examine = (some: FactorSpans): Box => {
    left -= 1;
    return boxOf(term, some);
  };
  const whole = examine(factors);
  const slack = noise * Math.max(Math.abs(whole.most), Math.abs(whole.reached));
  const open = [whole];
  let { reached } = whole;
  for (;;) {
    const at = indexOfMost(open);
    const [box = whole] = open.splice(at, 1);
    const gap = box.most - reached;
    if (gap <= slack) return { value: reached, exact: true };
    const halves = left > 0 ? split(box.factors) : null;
    if (halves === null)
      return { value: box.most, exact: gap <= closeEnough * Math.max(Math.abs(box.most), Math.abs(reached)) };
    for (const half of halves) {
      const found = examine(half);
      reached = Math.max(reached, found.reached);
      open.push(found);
    }
  }
}

/** Analysis of the factors, those by which the formula rises or falls held to the end that gives most. */
function boxOf(term: Term, given: FactorSpans): Box {
  let factors = given;
  let { span, directions, slopes } = analyse(term, factors);
  for (;;) {
    const held = [...factors].flatMap(([name, factor]): [string, FactorSpan][] => {
      const direction = directionOf(directions.get(name), slopes.get(name));
      if (factor.low === factor.high || direction === 0) return [];
      const end = direction === 1 ? factor.high : factor.low;
      return [[name, { low: end, high: end, values: factor.values && [end] }]];
    });
    if (held.length === 0) break;
    factors = new Map([...factors, ...held]);
    ({ span, directions, slopes } = analyse(term, factors));
  }
  const middle = new Map([...factors].map(([name, factor]) => [name, middleOf(factor)]));
  const reached = evaluate(term, Object.fromEntries(middle));
  // By the mean value theorem no value is further from that of the middle than the slopes take it.
  const away = [...slopes].reduce<Span>(
    (sum, [name, slope]) => {
      const { low, high } = factors.get(name) ?? { low: 0, high: 0 };
      const from = middle.get(name) ?? 0;
      return sumOf(sum, productOf(slope, { low: low - from, high: high - from }));
    },
    { low: 0, high: 0 },
  );
  return { factors, most: Math.max(Math.min(span.high, reached + away.high), reached), reached };
}

/** Direction of a value by its analysis; 0 where it may rise and fall. */
export const directionOf = (direction: Direction | undefined, slope: Span | undefined): Direction =>
  direction === undefined || direction === 1 || (slope && slope.low >= 0)
    ? 1
    : direction === -1 || (slope && slope.high <= 0)
      ? -1
      : 0;

const middleOf = ({ low, high, values }: FactorSpan): number =>
  values ? (values[Math.floor((values.length - 1) / 2)] ?? low) : low + (high - low) / 2;

/** The factors in two halves, split by the one that is widest beside its own size; null where none can be split. */
export function split(factors: FactorSpans): readonly [FactorSpans, FactorSpans] | null {
  const width = ({ low, high }: Span): number => (high - low) / Math.max(1, Math.abs(low), Math.abs(high));
  const [name, widest] = [...factors].reduce((most, each) => (width(each[1]) > width(most[1]) ? each : most));
  const { low, high, values } = widest;
  const middle = middleOf(widest);
  if (values) {
    const [lower, upper] = [values.filter((value) => value <= middle), values.filter((value) => value > middle)];
    return upper.length === 0 || lower.length === 0 ? null : [within(lower), within(upper)];
  }
  if (!(low < middle && middle < high)) return null;
  return [held({ low, high: middle, values }), held({ low: middle, high, values })];

  function within(some: readonly number[]): FactorSpans {
    return held({ low: some[0] ?? low, high: some.at(-1) ?? high, values: some });
  }
  function held(half: FactorSpan): FactorSpans {
    return new Map([...factors, [name, half]]);
  }
}

const indexOfMost = (boxes: readonly Box[]): number =>
  boxes.reduce((best, { most }, index) => (most > (boxes[best]?.most ?? -Infinity) ? index : best), 0);

/** Number of numbers, factors and operations of a formula. */
export const partsOf = (term: Term): number =>
  term.kind === 'APPLY' ? term.terms.reduce((sum, each) => sum + partsOf(each), 1) : 1;
