import { CHOSEN } from '../chosen.ts';

/**
 * Known name nearest to a mistyped one by edit distance, the first of several; null where the distance is above 1 + a third of
 * its letters.
 */
export function nearest(name: string, known: readonly string[]): string | null {
  const near = known
    .map((each) => ({ each, edits: editDistance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, edits }) => edits <= 1 + Math.floor(each.length / CHOSEN.words.lettersPerEdit))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.each ?? null;
}

/**
 * Fewest letters to insert, delete, replace or swap with their neighbour to turn one word into the other: the optimal string
 * alignment of Frederick Damerau (1964) and Vladimir Levenshtein (1965).
 */
function editDistance(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced, swapped));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
