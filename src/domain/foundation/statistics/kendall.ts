/** Numbers of pairs of cases by how two figures x and y order them. */
interface Pairs {
  /** Concordant pairs minus discordant pairs. */
  readonly surplus: number;
  /** Pairs that are not tied in x. */
  readonly byX: number;
  /** Pairs that are not tied in y. */
  readonly byY: number;
}

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

/** Tau-b without each case in turn, in the order of the cases; null where one figure is the same for the rest. */
export function kendallLeavingOneOut(x: readonly number[], y: readonly number[]): (number | null)[] {
  const each = pairsOfEach(x, y);
  const all = sum(each);
  return each.map((own) =>
    tauOf({ surplus: all.surplus - own.surplus, byX: all.byX - own.byX, byY: all.byY - own.byY }),
  );
}

/**
 * Standard error of tau among `n` cases in random order, √(2(2n + 5) ÷ 9n(n − 1)) (Maurice Kendall, A new measure of
 * rank correlation, 1938): how far chance alone takes tau from 0. Infinite below two cases.
 */
export const kendallStandardError = (n: number): number =>
  n < 2 ? Infinity : Math.sqrt((2 * (2 * n + 5)) / (9 * n * (n - 1)));

/** The pairs of each case with all others. */
function pairsOfEach(x: readonly number[], y: readonly number[]): Pairs[] {
  checkPaired(x, y);
  return x.map((ownX, at) => {
    const own = { surplus: 0, byX: 0, byY: 0 };
    for (const [other, otherX] of x.entries()) {
      const byX = Math.sign(ownX - otherX);
      const byY = Math.sign((y[at] ?? NaN) - (y[other] ?? NaN));
      own.surplus += byX * byY;
      own.byX += Math.abs(byX);
      own.byY += Math.abs(byY);
    }
    return own;
  });
}

/** All pairs together; each of them belongs to two cases. */
function sum(each: readonly Pairs[]): Pairs {
  const half = (figure: keyof Pairs) => each.reduce((total, own) => total + own[figure], 0) / 2;
  return { surplus: half('surplus'), byX: half('byX'), byY: half('byY') };
}

function tauOf({ surplus, byX, byY }: Pairs): number | null {
  return byX === 0 || byY === 0 ? null : surplus / Math.sqrt(byX * byY);
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
