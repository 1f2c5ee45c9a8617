import { rarityInEnglish } from '../../foundation/text/english.ts';
import type { QueryTerm } from './profile.ts';
import { queryTermWeight } from './suggest.ts';

/** The `most` terms of a long text that are rarest in English at large, in the order of the text. */
export function rarestTerms(terms: readonly QueryTerm[], most: number): QueryTerm[] {
  if (terms.length <= most) return [...terms];
  const worth = ({ term, weight }: QueryTerm): number => queryTermWeight(weight) * rarityInEnglish(term);
  const kept = new Set([...terms].sort((one, other) => worth(other) - worth(one)).slice(0, most));
  return terms.filter((each) => kept.has(each));
}
