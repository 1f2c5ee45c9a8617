import { FormulaFault } from './formula-fault.ts';
import { type FactorSpans, analyse } from './formula-span.ts';
import { nearest } from '../../../foundation/text/nearest.ts';
import type { Direction } from './operation.ts';
import { parseFormula, type Term } from './parse-formula.ts';
import type { Span } from './span.ts';

/** A formula that has a finite value for all factors within their ranges. */
export interface Formula {
  readonly term: Term;
  /** Span that includes every value. */
  readonly span: Span;
  /** Direction of the value as each factor grows, by name. */
  readonly directions: ReadonlyMap<string, Direction>;
}

/** Name and possible values of a formula's factor. */
export interface FormulaFactor {
  readonly factor: string;
  readonly min: number;
  readonly max: number;
  readonly values: readonly number[] | null;
}

/** Possible values of each factor, by its name. */
export const spansOf = (factors: readonly FormulaFactor[]): FactorSpans =>
  new Map(factors.map(({ factor: name, min, max, values }) => [name, { low: min, high: max, values }]));

/**
 * Parses a formula over factors and proves that it always has a finite value.
 *
 * @throws FormulaFault at a syntax error, an unknown factor, a possible division by zero, or an infinite value
 */
export function readFormula(text: string, factors: readonly FormulaFactor[]): Formula {
  const term = parseFormula(text);
  checkNames(
    term,
    factors.map(({ factor }) => factor),
  );
  return { term, ...analyse(term, spansOf(factors)) };
}

function checkNames(term: Term, names: readonly string[]): void {
  if (term.kind === 'APPLY') for (const each of term.terms) checkNames(each, names);
  if (term.kind !== 'FACTOR' || names.includes(term.name)) return;
  const like = nearest(term.name, names);
  const those = names.length === 0 ? 'the model has none' : `the model has ${names.join(', ')}`;
  const hint = like === null ? those : `did you mean ${like}?`;
  throw new FormulaFault(`There is no factor ${term.name.slice(0, 60)}; ${hint}`, term.position);
}
