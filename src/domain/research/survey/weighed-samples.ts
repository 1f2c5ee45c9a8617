import { binomial } from '../../foundation/statistics/binomial.ts';
import { TAIL_95 } from '../../foundation/statistics/normal.ts';
import type { Interval, PairedCounts } from './opportunity-interval.ts';

/**
 * The middle 95 % of Ulwick's score over every sample of n respondents, each weighed by its multinomial probability
 * (Efron's first method). The score of a sample depends on how many of those drawn call it important alone, are
 * satisfied alone, and do both; these are drawn one after the other, each binomial given the former.
 */
export function weighedSamples({ both, onlyImportant, onlySatisfied, neither }: PairedCounts, n: number): Interval {
  // Probability of each score, in nths: important + max(only important − only satisfied, 0).
  const chances = new Float64Array(2 * n + 1);
  const rest = n - onlyImportant;
  const ofSatisfied = rest > 0 ? onlySatisfied / rest : 0;
  const ofBoth = both + neither > 0 ? both / (both + neither) : 0;
  const drawnBoth = new Map<number, ReturnType<typeof binomial>>();
  binomial(n, onlyImportant / n).forEach(([important, ofImportant]) => {
    binomial(n - important, ofSatisfied).forEach(([satisfied, chance]) => {
      const left = n - important - satisfied;
      const distribution = drawnBoth.get(left) ?? binomial(left, ofBoth);
      drawnBoth.set(left, distribution);
      const base = important + Math.max(important - satisfied, 0);
      for (const [also, given] of distribution)
        chances[base + also] = (chances[base + also] ?? 0) + ofImportant * chance * given;
    });
  });
  const percentile = (share: number): number => {
    let sum = 0;
    // The sum of many small probabilities is not exactly 1.
    const at = chances.findIndex((chance) => (sum += chance) >= share - 1e-9);
    return (10 * (at === -1 ? 2 * n : at)) / n;
  };
  return { low: percentile(TAIL_95), high: percentile(1 - TAIL_95) };
}
