import { CHOSEN } from '../chosen.ts';

/**
 * Known name nearest to a mistyped one by edit distance; null where the distance is above 1 + a third of its letters.
 */
export function nearest(name: string, known: readonly string[]): string | null {
  const near = known
    .map((each) => ({ each, edits: editDistance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, edits }) => edits <= 1 + Math.floor(each.length / CHOSEN.words.lettersPerEdit))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.each ?? null;
}

/** Fewest letters to insert, delete or replace to turn one word into the other (Vladimir Levenshtein, 1965). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
