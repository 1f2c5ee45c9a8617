/** How many of the people asked said both, only one, or neither of two things; need not be whole where they are expected. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** Most people for whom every sample is gone through; for more, the normal limit is as good. Chosen: a few milliseconds. */
const MOST_GONE_THROUGH = 100;
const TAIL = 0.025;
const Z = 1.959963984540054;

/**
 * Where a + max(a − b, 0) lies in 95 of 100 samples of `n` people, as share of n (0 to 2), when they are drawn again from
 * those who were asked: the percentile bootstrap (Bradley Efron, Bootstrap methods, 1979). Each person brings both answers
 * along, so that what belongs together stays together. Up to 100 people every possible sample is weighed by its
 * probability, so nothing is left to chance; beyond, the normal limit of the same (delta method). Null when nobody was
 * asked.
 */
export function opportunityInterval(counts: PairedCounts, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  return n <= MOST_GONE_THROUGH ? exact(counts, n) : normal(counts, n);
}

/** Pairs as they would be if nobody's two answers had to do with each other: for shares of which no pairs are known. */
export const unrelated = (first: number, second: number, n: number): PairedCounts => ({
  both: first * second * n,
  onlyFirst: first * (1 - second) * n,
  onlySecond: (1 - first) * second * n,
  neither: (1 - first) * (1 - second) * n,
});

function exact({ both, onlyFirst, onlySecond, neither }: PairedCounts, n: number): { low: number; high: number } {
  const logs = [both, onlyFirst, onlySecond, neither].map((count) => Math.log(count / n));
  const factorials = [0];
  for (let k = 1; k <= n; k++) factorials.push((factorials[k - 1] ?? 0) + Math.log(k));
  const weight = (...counts: readonly number[]): number =>
    counts.reduce(
      (sum, count, cell) => (count === 0 ? sum : sum + count * (logs[cell] ?? 0) - (factorials[count] ?? 0)),
      factorials[n] ?? 0,
    );
  const chances = new Array<number>(2 * n + 1).fill(0);
  for (let one = 0; one <= n; one++)
    for (let two = 0; one + two <= n; two++)
      for (let three = 0; one + two + three <= n; three++) {
        const chance = Math.exp(weight(one, two, three, n - one - two - three));
        const [a, b] = [one + two, one + three];
        const value = a + Math.max(a - b, 0);
        chances[value] = (chances[value] ?? 0) + chance;
      }
  const percentile = (share: number): number => {
    let sum = 0;
    const at = chances.findIndex((chance) => (sum += chance) >= share - 1e-12);
    return (at === -1 ? 2 * n : at) / n;
  };
  return { low: percentile(TAIL), high: percentile(1 - TAIL) };
}

function normal({ both, onlyFirst, onlySecond }: PairedCounts, n: number): { low: number; high: number } {
  const [a, b] = [(both + onlyFirst) / n, (both + onlySecond) / n];
  const value = a + Math.max(a - b, 0);
  const ofA = a * (1 - a);
  const variance = a > b ? 4 * ofA + b * (1 - b) - 4 * (both / n - a * b) : ofA;
  const half = Z * Math.sqrt(Math.max(variance, 0) / n);
  return { low: Math.max(value - half, 0), high: Math.min(value + half, 2) };
}
