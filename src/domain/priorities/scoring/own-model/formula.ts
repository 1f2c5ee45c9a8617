import { evaluated } from './evaluate-formula.ts';
import { FormulaFault } from './formula-place.ts';
import { type FactorSpans, knownOf } from './formula-span.ts';
import { nearest } from './nearest.ts';
import type { Direction } from './operation.ts';
import { parseFormula, type Term } from './parse-formula.ts';
import type { Span } from './span.ts';

/** A formula that has a finite value for all factors in their ranges. */
export interface Formula {
  readonly term: Term;
  /** Every value lies within. */
  readonly span: Span;
  readonly directions: ReadonlyMap<string, Direction>;
}

/** What a formula's factors are called and can be. */
export interface Ranged {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly values: readonly number[] | null;
}

/** What each factor can be, by name. */
export const spansOf = (factors: readonly Ranged[]): FactorSpans =>
  new Map(factors.map(({ name, min, max, values }) => [name, { low: min, high: max, values }]));

/**
 * Reads a formula over factors, and proves that it always has a finite value.
 *
 * @throws FormulaFault where it makes no sense, names what is no factor, divides by zero or grows beyond every number
 */
export function readFormula(text: string, factors: readonly Ranged[]): Formula {
  const term = parseFormula(text);
  checkNames(
    term,
    factors.map(({ name }) => name),
  );
  return { term, ...knownOf(term, spansOf(factors)) };
}

function checkNames(term: Term, names: readonly string[]): void {
  if (term.kind === 'APPLY') for (const each of term.terms) checkNames(each, names);
  if (term.kind !== 'FACTOR' || names.includes(term.name)) return;
  const like = nearest(term.name, names);
  const those = names.length === 0 ? 'the model has none' : `the model has ${names.join(', ')}`;
  const hint = like === null ? those : `did you mean ${like}?`;
  throw new FormulaFault(`There is no factor ${term.name.slice(0, 60)}; ${hint}`, term.place);
}

/**
 * What a formula can give where each factor lies within its span: exact where it rises or falls with every factor that
 * is no single number, since then the ends of the spans give the ends of the value; else an interval that is sure to
 * hold every value and may be wider than need be.
 */
export function boundsOf({ term }: Formula, spans: Readonly<Record<string, Span>>): Span {
  const within = new Map(Object.entries(spans).map(([name, span]) => [name, { ...span, values: null }]));
  const { span, directions } = knownOf(term, within);
  const wide = [...within].filter(([, { low, high }]) => low < high);
  if (wide.some(([name]) => directions.get(name) === 0)) return span;
  const corner = (end: 1 | -1): number =>
    evaluated(
      term,
      Object.fromEntries(
        [...within].map(([name, { low, high }]) => [name, (directions.get(name) ?? 1) === end ? high : low]),
      ),
    );
  return { low: corner(-1), high: corner(1) };
}
