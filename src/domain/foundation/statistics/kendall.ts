import { tauOf } from './tau-counter.ts';

/**
 * Rank correlation tau-b of two figures of the same cases (Maurice Kendall, The treatment of ties in ranking problems,
 * 1945): (P − Q) ÷ √((P + Q + X₀)(P + Q + Y₀)), from 1 for the same order to −1 for the opposite one. Null where one
 * figure is the same for all cases. The order of the cases does not matter. Takes n log n steps (William Knight, A
 * computer method for calculating Kendall's tau with ungrouped data, 1966), because a tree has thousands of nodes.
 */
export function kendallTau(x: readonly number[], y: readonly number[]): number | null {
  checkPaired(x, y);
  const cases = x.map((each, at) => [each, y[at] ?? NaN] as const).sort(([x1, y1], [x2, y2]) => x1 - x2 || y1 - y2);
  const all = (cases.length * (cases.length - 1)) / 2;
  const tiedInX = ties(cases, (one, other) => one[0] === other[0]);
  const tiedInBoth = ties(cases, (one, other) => one[0] === other[0] && one[1] === other[1]);
  const { sorted, inversions } = sortCountingInversions(cases.map(([, each]) => each));
  const tiedInY = ties(sorted, (one, other) => one === other);
  const surplus = all - tiedInX - tiedInY + tiedInBoth - 2 * inversions;
  return tauOf({ surplus, byX: all - tiedInX, byY: all - tiedInY });
}

function checkPaired(x: readonly number[], y: readonly number[]): void {
  if (x.length !== y.length) throw new RangeError(`${x.length} cases by one figure, ${y.length} by the other.`);
}

/** Number of pairs of equal items in a list in which equal items are neighbours. */
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

/** Merge sort: the numbers in ascending order, and how many pairs of them were in descending order. */
function sortCountingInversions(numbers: readonly number[]): { sorted: readonly number[]; inversions: number } {
  if (numbers.length < 2) return { sorted: numbers, inversions: 0 };
  const half = numbers.length >> 1;
  const left = sortCountingInversions(numbers.slice(0, half));
  const right = sortCountingInversions(numbers.slice(half));
  const sorted: number[] = [];
  let inversions = left.inversions + right.inversions;
  let taken = 0;
  for (const number of right.sorted) {
    for (let next = left.sorted[taken]; next !== undefined && next <= number; next = left.sorted[taken]) {
      sorted.push(next);
      taken += 1;
    }
    inversions += left.sorted.length - taken;
    sorted.push(number);
  }
  return { sorted: [...sorted, ...left.sorted.slice(taken)], inversions };
}
