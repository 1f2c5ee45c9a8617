import { FormulaFault } from './formula-fault.ts';
import type { Direction, Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import type { Term } from './parse-formula.ts';
import { EVERY_NUMBER, only, productOf, type Span, sumOf } from './span.ts';

/** Possible values of a factor: all within the span, or only `values` where they are not null. */
export interface FactorSpan extends Span {
  readonly values: readonly number[] | null;
}

/** Possible values of each factor, by its name. */
export type FactorSpans = ReadonlyMap<string, FactorSpan>;

/** Analysis of a part of a formula for factors within their spans. */
export interface FormulaAnalysis {
  /** Span that includes every value. */
  readonly span: Span;
  /** Direction of the value as each factor grows, by name; a factor that is absent does not change it. */
  readonly directions: ReadonlyMap<string, Direction>;
  /** Slope of the value by each factor, by name; infinite where the value may jump. */
  readonly slopes: ReadonlyMap<string, Span>;
}

const NOTHING_CHANGES = { directions: new Map<string, Direction>(), slopes: new Map<string, Span>() };

/**
 * Analyses a formula by interval arithmetic (Ramon Moore, 1966): every value lies within the span, which may be wider
 * than the values. A condition that compares one factor with a number narrows the factor where the condition holds and
 * where it does not, so that `if(effort >= 0.5, value / effort, 0)` divides by at least 0.5. What no condition leads to
 * is left out.
 *
 * @throws FormulaFault where the formula would divide by zero, grow beyond every number or otherwise have no value
 */
export function analyse(term: Term, factors: FactorSpans): FormulaAnalysis {
  if (term.kind === 'NUMBER') return { span: only(term.value), ...NOTHING_CHANGES };
  if (term.kind === 'FACTOR') {
    const factor = factors.get(term.name);
    if (!factor) throw new FormulaFault(`There is no factor ${term.name}.`, term.position);
    return { span: factor, directions: new Map([[term.name, 1]]), slopes: new Map([[term.name, only(1)]]) };
  }
  const operation: Operation = OPERATIONS[term.operation];
  const within = term.terms.map((_, index) => factorsWithin(term, index, factors));
  const unreached = within.indexOf(null);
  if (unreached > 0) return withoutPart(term, unreached, within);
  const parts = term.terms.map((each, index) => analyse(each, within[index] ?? factors));
  const spans = parts.map(({ span }) => span);
  const fault = operation.fault?.(...spans) ?? null;
  if (fault !== null) throw new FormulaFault(fault, term.position);
  const span = operation.span(...spans);
  if (!Number.isFinite(span.low) || !Number.isFinite(span.high))
    throw new FormulaFault(
      'Here the value can grow beyond every number: hold its factors to smaller ranges.',
      term.position,
    );
  if (span.low === span.high) return { span, ...NOTHING_CHANGES };
  const directions = operation.directions(...spans);
  const slopes =
    operation.slopes?.(...spans) ?? spans.map((_, index) => jumping(directions[index] ?? directions.at(-1)));
  return { span, directions: combined(parts, directions), slopes: sloped(parts, slopes) };
}

/** Analysis of `if`, `and` or `or` where its condition never leads to one part: of what it always leads to. */
function withoutPart(
  term: Term & { kind: 'APPLY' },
  unreached: number,
  within: readonly (FactorSpans | null)[],
): FormulaAnalysis {
  const other = term.operation === 'if' ? 3 - unreached : null;
  const [part, factors] = other === null ? [] : [term.terms[other], within[other]];
  if (part && factors) return analyse(part, factors);
  return { span: only(term.operation === 'or' ? 1 : 0), ...NOTHING_CHANGES };
}

/** Slope of a value of which only the direction is known. */
const jumping = (direction: Direction | undefined): Span => ({
  low: direction === 1 ? 0 : -Infinity,
  high: direction === -1 ? 0 : Infinity,
});

/**
 * Spans of factors within one argument: the condition narrows those of `if`, the first argument those of `and` and
 * `or`. Null where the argument is never reached.
 */
function factorsWithin(term: Term & { kind: 'APPLY' }, index: number, factors: FactorSpans): FactorSpans | null {
  const [condition] = term.terms;
  if (!condition || index === 0) return factors;
  if (term.operation === 'if') return narrowed(condition, index === 1, factors);
  if (term.operation === 'and' || term.operation === 'or')
    return narrowed(condition, term.operation === 'and', factors);
  return factors;
}

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const;
const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const;
type Comparison = keyof typeof OPPOSITE;
const isComparison = (key: string): key is Comparison => key in OPPOSITE;

/** Spans of factors where a condition holds, or where it does not; null where that is impossible. */
function narrowed(condition: Term, holds: boolean, factors: FactorSpans): FactorSpans | null {
  if (condition.kind !== 'APPLY') return factors;
  const { operation, terms } = condition;
  const [one, other] = terms;
  if (!one) return factors;
  if (operation === 'not') return narrowed(one, !holds, factors);
  // Where both hold, or neither does, each narrows the factors. Where one of two is enough, it is unknown which.
  if ((operation === 'and' && holds) || (operation === 'or' && !holds))
    return terms.reduce<FactorSpans | null>((known, each) => known && narrowed(each, holds, known), factors);
  if (!isComparison(operation) || !other) return factors;
  const compared = holds ? operation : OPPOSITE[operation];
  if (one.kind === 'FACTOR' && other.kind === 'NUMBER') return narrowedBy(one.name, compared, other.value, factors);
  if (one.kind === 'NUMBER' && other.kind === 'FACTOR')
    return narrowedBy(other.name, MIRRORED[compared], one.value, factors);
  return factors;
}

/** Spans of factors where one of them compares in this way with a number; null where that is impossible. */
function narrowedBy(name: string, by: Comparison, limit: number, factors: FactorSpans): FactorSpans | null {
  const factor = factors.get(name);
  if (!factor) return factors;
  const values = factor.values?.filter((value) => OPERATIONS[by].apply(value, limit) === 1) ?? null;
  // A factor with listed values has none between them, so that "> 0" narrows it to the least of them above 0.
  const low = values
    ? Math.min(...values)
    : by === '<' || by === '<=' || by === '!='
      ? factor.low
      : Math.max(factor.low, limit);
  const high = values
    ? Math.max(...values)
    : by === '>' || by === '>=' || by === '!='
      ? factor.high
      : Math.min(factor.high, limit);
  const isNever = low > high || (low === high && OPERATIONS[by].apply(low, limit) !== 1);
  return isNever ? null : new Map([...factors, [name, { low, high, values }]]);
}

/** Directions of the whole: those of each part, reversed where the whole falls as the part grows. */
function combined(parts: readonly FormulaAnalysis[], of: readonly Direction[]): Map<string, Direction> {
  const all = new Map<string, Direction>();
  parts.forEach(({ directions }, index) => {
    for (const [name, direction] of directions) {
      const reversed = (direction * (of[index] ?? of.at(-1) ?? 0)) as Direction;
      const before = all.get(name);
      all.set(name, before === undefined || before === reversed ? reversed : 0);
    }
  });
  return all;
}

/** Slopes of the whole: the sums of those of its parts, each times the slope of the whole by that part. */
function sloped(parts: readonly FormulaAnalysis[], of: readonly Span[]): Map<string, Span> {
  const all = new Map<string, Span>();
  parts.forEach(({ slopes }, index) => {
    for (const [name, slope] of slopes) {
      const own = productOf(slope, of[index] ?? EVERY_NUMBER);
      const before = all.get(name);
      all.set(name, before ? sumOf(before, own) : own);
    }
  });
  return all;
}
