import { written } from '../../../foundation/text/figure.ts';
import type { Complete } from '../scoring-model.ts';
import { BINDS, type Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import type { Term } from './parse-formula.ts';

/** The value of a part for factors that are all there; 1 or 0 for what holds or not. NaN only for factors out of range. */
export function evaluated(term: Term, inputs: Complete): number {
  if (term.kind === 'NUMBER') return term.value;
  if (term.kind === 'FACTOR') return inputs[term.name] ?? NaN;
  return OPERATIONS[term.operation].of(...term.terms.map((each) => evaluated(each, inputs)));
}

/** A formula with its figures put in, and the conditions that decided which parts of it count. */
export interface FormulaInWords {
  readonly conditions: readonly string[];
  readonly arithmetic: string;
}

/** How a value comes about, in words: `4 value × 200 reach ÷ 2 effort`. `labels` are the factors' names in words. */
export function formulaInWords(term: Term, inputs: Complete, labels: ReadonlyMap<string, string>): FormulaInWords {
  const conditions: string[] = [];
  const words = (part: Term, least: number): string => {
    if (part.kind === 'NUMBER') return written(part.value);
    if (part.kind === 'FACTOR')
      return `${written(inputs[part.name] ?? NaN)} ${(labels.get(part.name) ?? part.name).toLowerCase()}`;
    const [one, other, third] = part.terms;
    if (part.operation === 'if' && one && other && third) {
      const holds = evaluated(one, inputs) === 1;
      conditions.push(`${words(one, 0)} ${holds ? 'holds' : 'does not hold'}`);
      return words(holds ? other : third, least);
    }
    const { sign, binds }: Operation = OPERATIONS[part.operation];
    if (sign === null || !one) return `${part.operation}(${part.terms.map((each) => words(each, 0)).join('; ')})`;
    const text = other
      ? `${words(one, part.operation === '^' ? BINDS.atom : binds)} ${sign} ${words(other, binds + 1)}`
      : `${sign}${part.operation === 'not' ? ' ' : ''}${words(one, binds)}`;
    return binds < least ? `(${text})` : text;
  };
  const arithmetic = words(term, 0);
  return { conditions: [...new Set(conditions)], arithmetic };
}
