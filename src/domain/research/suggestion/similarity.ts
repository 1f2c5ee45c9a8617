import { tellingInEnglish } from '../../foundation/text/english.ts';

/**
 * How far two texts say the same in the same words, 0 to 1: for each term the smaller weight, summed, by the larger one,
 * summed (Ružička 1958; Jaccard's index 1901 for weights). 0 where both are empty. Weights are 0 or more.
 */
export function sameWords(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [least, most] = [0, 0];
  for (const [term, weight] of one) {
    least += Math.min(weight, other.get(term) ?? 0);
    most += Math.max(weight, other.get(term) ?? 0);
  }
  for (const [term, weight] of other) if (!one.has(term)) most += weight;
  return most === 0 ? 0 : least / most;
}

/**
 * How far two sets overlap, 0 to 1: what they share by the geometric mean of their sizes (Ochiai 1957), so that a short
 * text is not made unlike a long one by its shortness alone. 0 where either is empty.
 */
export const overlap = (shared: number, one: number, other: number): number =>
  one > 0 && other > 0 ? Math.min(shared / Math.sqrt(one * other), 1) : 0;

/** `overlap` of the terms of two texts, each counted by how much it tells in English at large, and the terms shared, most telling first. */
export function sameSubject(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
): { readonly likeness: number; readonly shared: readonly string[] } {
  const weigh = (terms: Iterable<string>): number =>
    [...terms].sort().reduce((sum, term) => sum + tellingInEnglish(term), 0);
  const shared = [...one]
    .filter((term) => other.has(term))
    .sort((a, b) => tellingInEnglish(b) - tellingInEnglish(a) || (a < b ? -1 : 1));
  return { likeness: overlap(weigh(shared), weigh(one), weigh(other)), shared };
}
