/** One thing that was measured twice. */
export type Pair = readonly [x: number, y: number];

/** Fewest things at which a rank correlation is worth showing (FORMULAS §6). */
export const KENDALL_SHOWN_FROM = 5;

/**
 * Rank correlation tau-b, (P − Q) ÷ √((P+Q+X₀)(P+Q+Y₀)), where P and Q count pairs in the same and in the opposite order, X₀
 * those tied in x alone and Y₀ those tied in y alone (Maurice Kendall, The treatment of ties in ranking problems,
 * Biometrika, 1945); −1 to 1. Null when all x or all y are equal, as with fewer than two. Counts in n log n steps
 * (William Knight, A computer method for calculating Kendall's tau with ungrouped data, JASA, 1966).
 */
export function kendallTauB(pairs: readonly Pair[]): number | null {
  const sorted = [...pairs].sort(([x1, y1], [x2, y2]) => x1 - x2 || y1 - y2);
  const all = pairsOf(sorted.length);
  const tiedInX = ties(sorted, (one, other) => one[0] === other[0]);
  const tiedInBoth = ties(sorted, (one, other) => one[0] === other[0] && one[1] === other[1]);
  const { sorted: byY, swaps } = mergeSorted(sorted.map(([, y]) => y));
  const tiedInY = ties(byY, (one, other) => one === other);
  const scale = Math.sqrt((all - tiedInX) * (all - tiedInY));
  if (scale === 0) return null;
  const tau = (all - tiedInX - tiedInY + tiedInBoth - 2 * swaps) / scale;
  return Math.min(1, Math.max(-1, tau));
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

/** Pairs of equal items in a list in which equal ones stand together. */
function ties<Item>(sorted: readonly Item[], equal: (one: Item, other: Item) => boolean): number {
  let run = 0;
  let count = 0;
  sorted.forEach((item, index) => {
    const before = sorted[index - 1];
    run = before !== undefined && equal(before, item) ? run + 1 : 0;
    count += run;
  });
  return count;
}

/** The numbers in ascending order, and how many pairs of them stood in descending order. */
function mergeSorted(numbers: readonly number[]): { sorted: readonly number[]; swaps: number } {
  if (numbers.length < 2) return { sorted: numbers, swaps: 0 };
  const half = numbers.length >> 1;
  const left = mergeSorted(numbers.slice(0, half));
  const right = mergeSorted(numbers.slice(half));
  const sorted: number[] = [];
  let swaps = left.swaps + right.swaps;
  let taken = 0;
  for (const number of right.sorted) {
    for (let next = left.sorted[taken]; next !== undefined && next <= number; next = left.sorted[taken]) {
      sorted.push(next);
      taken += 1;
    }
    swaps += left.sorted.length - taken;
    sorted.push(number);
  }
  return { sorted: [...sorted, ...left.sorted.slice(taken)], swaps };
}
