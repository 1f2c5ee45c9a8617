import { rarityInEnglish } from '../../foundation/text/english.ts';

/**
 * Similarity of two texts by their words, 0 to 1: the sum of each term's smaller weight ÷ the sum of its larger weight
 * (Ružička 1958; Jaccard's index of 1901 for weights). 0 where both are empty. Weights are 0 or more.
 */
export function wordSimilarity(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [least, most] = [0, 0];
  for (const [term, weight] of one) {
    least += Math.min(weight, other.get(term) ?? 0);
    most += Math.max(weight, other.get(term) ?? 0);
  }
  for (const [term, weight] of other) if (!one.has(term)) most += weight;
  return most === 0 ? 0 : least / most;
}

/**
 * Similarity of two sets, 0 to 1: the size of their intersection ÷ the geometric mean of their sizes (Ochiai 1957), so
 * that a short text may be similar to a long one. 0 where either is empty.
 */
export const setSimilarity = (shared: number, one: number, other: number): number =>
  one > 0 && other > 0 ? Math.min(shared / Math.sqrt(one * other), 1) : 0;

/**
 * `setSimilarity` of the terms of two texts, each weighted by its rarity in English, and the shared terms, rarest
 * first.
 */
export function subjectSimilarity(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
): { readonly likeness: number; readonly shared: readonly string[] } {
  const weigh = (terms: Iterable<string>): number =>
    [...terms].sort().reduce((sum, term) => sum + rarityInEnglish(term), 0);
  const shared = [...one]
    .filter((term) => other.has(term))
    .sort((a, b) => rarityInEnglish(b) - rarityInEnglish(a) || (a < b ? -1 : 1));
  return { likeness: setSimilarity(weigh(shared), weigh(one), weigh(other)), shared };
}
