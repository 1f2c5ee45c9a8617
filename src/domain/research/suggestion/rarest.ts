import { tellingInEnglish } from '../../foundation/text/english.ts';
import type { AskedTerm } from './profile.ts';
import { askedWeight } from './suggest.ts';

/** The terms of a long text that are worth counting, at most `most`: those that tell most in English at large, in the text's order. */
export function rarest(asked: readonly AskedTerm[], most: number): AskedTerm[] {
  if (asked.length <= most) return [...asked];
  const worth = ({ term, weight }: AskedTerm): number => askedWeight(weight) * tellingInEnglish(term);
  const kept = new Set([...asked].sort((one, other) => worth(other) - worth(one)).slice(0, most));
  return asked.filter((each) => kept.has(each));
}
