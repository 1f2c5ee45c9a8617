import { FormulaFault } from './formula-place.ts';
import type { Direction, Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import type { Term } from './parse-formula.ts';
import { only, type Span } from './span.ts';

/** What a factor can be: anything within, or one of `values` where there are any. */
export interface FactorSpan extends Span {
  readonly values: readonly number[] | null;
}

/** What each factor can be, by name. */
export type FactorSpans = ReadonlyMap<string, FactorSpan>;

/** What is known of a part of a formula for factors in their spans. */
export interface Known {
  readonly span: Span;
  /** Which way the value goes as each factor grows; a factor that is not there changes nothing. */
  readonly directions: ReadonlyMap<string, Direction>;
}

/**
 * What a formula can give, worked out from what its factors can be (interval arithmetic, Ramon Moore, 1966): every value
 * lies within, though not every number within need be reached. A condition on a single factor holds it down where the
 * condition is known to hold or not, so `if(effort >= 0.5, value / effort, 0)` divides by 0.5 at least.
 *
 * @throws FormulaFault where the formula would divide by zero, grow beyond every number or otherwise have no value
 */
export function knownOf(term: Term, factors: FactorSpans): Known {
  if (term.kind === 'NUMBER') return { span: only(term.value), directions: new Map() };
  if (term.kind === 'FACTOR') {
    const factor = factors.get(term.name);
    if (!factor) throw new FormulaFault(`There is no factor ${term.name}.`, term.place);
    return { span: factor, directions: new Map([[term.name, 1]]) };
  }
  const operation: Operation = OPERATIONS[term.operation];
  const parts = term.terms.map((each, index) => knownOf(each, branch(term, index, factors)));
  const spans = parts.map(({ span }) => span);
  const fault = operation.fault?.(...spans) ?? null;
  if (fault !== null) throw new FormulaFault(fault, term.place);
  const span = operation.span(...spans);
  if (!Number.isFinite(span.low) || !Number.isFinite(span.high))
    throw new FormulaFault(
      'Here the value can grow beyond every number: hold its factors to smaller ranges.',
      term.place,
    );
  return { span, directions: joined(parts, operation.directions(...spans)) };
}

/** What factors can be within one argument: those of `if` know what its condition says, and "and" what stands before. */
function branch(term: Term & { kind: 'APPLY' }, index: number, factors: FactorSpans): FactorSpans {
  const [condition] = term.terms;
  if (!condition || index === 0) return factors;
  if (term.operation === 'if') return held(condition, index === 1, factors) ?? factors;
  if (term.operation === 'and' || term.operation === 'or')
    return held(condition, term.operation === 'and', factors) ?? factors;
  return factors;
}

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const;
const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const;
type Comparison = keyof typeof OPPOSITE;
const isComparison = (key: string): key is Comparison => key in OPPOSITE;

/** What factors can be where a condition holds, or where it does not; null where that never comes about. */
function held(condition: Term, holds: boolean, factors: FactorSpans): FactorSpans | null {
  if (condition.kind !== 'APPLY') return factors;
  const { operation, terms } = condition;
  const [one, other] = terms;
  if (!one) return factors;
  if (operation === 'not') return held(one, !holds, factors);
  // Both hold, or neither does: then each says something. Where one of the two is enough, nobody knows which.
  if ((operation === 'and' && holds) || (operation === 'or' && !holds))
    return terms.reduce<FactorSpans | null>((known, each) => known && held(each, holds, known), factors);
  if (!isComparison(operation) || !other) return factors;
  const compared = holds ? operation : OPPOSITE[operation];
  if (one.kind === 'FACTOR' && other.kind === 'NUMBER') return heldBy(one.name, compared, other.value, factors);
  if (one.kind === 'NUMBER' && other.kind === 'FACTOR')
    return heldBy(other.name, MIRRORED[compared], one.value, factors);
  return factors;
}

/** What factors can be where one of them compares so with a number; null where it never does. */
function heldBy(name: string, by: Comparison, limit: number, factors: FactorSpans): FactorSpans | null {
  const factor = factors.get(name);
  if (!factor) return factors;
  const values = factor.values?.filter((value) => OPERATIONS[by].of(value, limit) === 1) ?? null;
  // Between the values that it can take there is nothing, so that "> 0" holds it to the least of them above 0.
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
  return low > high ? null : new Map([...factors, [name, { low, high, values }]]);
}

/** Directions of the whole: those of each part, turned round where the whole falls with the part. */
function joined(parts: readonly Known[], of: readonly Direction[]): Map<string, Direction> {
  const all = new Map<string, Direction>();
  parts.forEach(({ directions }, index) => {
    for (const [name, direction] of directions) {
      const turned = (direction * (of[index] ?? of.at(-1) ?? 0)) as Direction;
      const before = all.get(name);
      all.set(name, before === undefined || before === turned ? turned : 0);
    }
  });
  return all;
}
