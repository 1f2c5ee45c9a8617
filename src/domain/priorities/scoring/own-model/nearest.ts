import { CHOSEN } from '../../chosen.ts';

/** The known name that a mistyped one is most like; null where none is near: within a letter and a third of them. */
export function nearest(name: string, known: readonly string[]): string | null {
  const near = known
    .map((each) => ({ each, edits: edits(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, edits }) => edits <= 1 + Math.floor(each.length / CHOSEN.formula.lettersPerEdit))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.each ?? null;
}

/** Letters to add, drop or change to make one word of the other (Vladimir Levenshtein, 1965). */
function edits(one: string, other: string): number {
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
