import { formatNumber } from '../../../foundation/text/figure.ts';
import type { Complete } from '../scoring-model.ts';
import { PRECEDENCE, type Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import type { Term } from './parse-formula.ts';

/** Value of a part, 1 or 0 for a truth value; every factor has to have one. NaN only for factors out of range. */
export function evaluate(term: Term, inputs: Complete): number {
  if (term.kind === 'NUMBER') return term.value;
  if (term.kind === 'FACTOR') return inputs[term.name] ?? NaN;
  return OPERATIONS[term.operation].apply(...term.terms.map((each) => evaluate(each, inputs)));
}

/** A formula with its values, and the conditions that selected its parts. */
export interface FormulaInWords {
  readonly conditions: readonly string[];
  readonly arithmetic: string;
}

/** The arithmetic of a value in words: `4 value × 200 reach ÷ 2 effort`. `labels` are the factors' labels by name. */
export function formulaInWords(term: Term, inputs: Complete, labels: ReadonlyMap<string, string>): FormulaInWords {
  const conditions: string[] = [];
  const words = (part: Term, least: number): string => {
    if (part.kind === 'NUMBER') return formatNumber(part.value);
    if (part.kind === 'FACTOR')
      return `${formatNumber(inputs[part.name] ?? NaN)} ${(labels.get(part.name) ?? part.name).toLowerCase()}`;
    const [one, other, third] = part.terms;
    if (part.operation === 'if' && one && other && third) {
      const holds = evaluate(one, inputs) === 1;
      conditions.push(`${words(one, 0)} ${holds ? 'holds' : 'does not hold'}`);
      return words(holds ? other : third, least);
    }
    const { sign, precedence }: Operation = OPERATIONS[part.operation];
    if (sign === null || !one) return `${part.operation}(${part.terms.map((each) => words(each, 0)).join('; ')})`;
    const text = other
      ? `${words(one, part.operation === '^' ? PRECEDENCE.atom : precedence)} ${sign} ${words(other, precedence + 1)}`
      : `${sign}${part.operation === 'not' ? ' ' : ''}${words(one, precedence)}`;
    return precedence < least ? `(${text})` : text;
  };
  const arithmetic = words(term, 0);
  return { conditions: [...new Set(conditions)], arithmetic };
}
