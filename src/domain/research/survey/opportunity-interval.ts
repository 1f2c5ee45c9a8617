import { Z_95 } from '../../foundation/statistics/normal.ts';
import { wilson } from '../../foundation/statistics/wilson.ts';
import { CHOSEN } from '../chosen.ts';

/**
 * Numbers of respondents who call something important, are satisfied with it, both or neither. Both answers are of one
 * respondent.
 */
export interface PairedCounts {
  readonly both: number;
  readonly onlyImportant: number;
  readonly onlySatisfied: number;
  readonly neither: number;
}

/** Bounds in points, 0 to 20, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Probability outside each end of a 95 % interval. */
const TAIL = 0.025;

/**
 * 95 % interval of Ulwick's score, 10 · (i + max(i − s, 0)), in points: the percentile bootstrap (Bradley Efron,
 * Bootstrap methods: another look at the jackknife, 1979; The jackknife, the bootstrap and other resampling plans,
 * 1982). It resamples respondents, each with both answers, so that pairs of answers stay together.
 *
 * The interval does not depend on chance. Up to 60 respondents, every sample is weighted by its probability (Efron's
 * first method). Beyond, the variance of 2i − s, or of i where satisfaction is greater, has its normal limit (his third
 * method, Taylor's). Where all or none of the respondents call it important, or are satisfied, there is no spread to
 * resample. The bounds then come from the score intervals of both shares by squaring and adding (Robert Newcombe,
 * Interval estimation for the difference between independent proportions, method 10, 1998; Guang Yong Zou & Allan
 * Donner, 2008, for other sums).
 *
 * Counts need not be integers: for shares without pairs they may be those expected of independent answers.
 *
 * @throws RangeError without respondents
 */
export function opportunityInterval(counts: PairedCounts): Interval {
  const n = Math.round(counts.both + counts.onlyImportant + counts.onlySatisfied + counts.neither);
  if (n < 1) throw new RangeError('Nobody answered.');
  const important = counts.both + counts.onlyImportant;
  const satisfied = counts.both + counts.onlySatisfied;
  const hasNoSpread = [important, satisfied].some((share) => share === 0 || share === n);
  if (hasNoSpread) return squaredAndAdded(important, satisfied, n);
  return n <= CHOSEN.survey.mostEnumerated ? enumerated(counts, n) : normalLimit(counts, n);
}

/** Interval from every sample of n respondents, weighted by its probability; O(n³). */
function enumerated({ both, onlyImportant, onlySatisfied, neither }: PairedCounts, n: number): Interval {
  const size = n + 1;
  // Probabilities by how many of those drawn so far call it important (row) and are satisfied (column).
  let chances = new Float64Array(size * size);
  chances[0] = 1;
  const [p11, p10, p01, p00] = [both / n, onlyImportant / n, onlySatisfied / n, neither / n];
  for (let drawn = 0; drawn < n; drawn++) {
    const next = new Float64Array(size * size);
    for (let a = 0; a <= drawn; a++)
      for (let b = 0; b <= drawn; b++) {
        const at = a * size + b;
        const chance = chances[at] ?? 0;
        if (chance === 0) continue;
        next[at] = (next[at] ?? 0) + chance * p00;
        next[at + 1] = (next[at + 1] ?? 0) + chance * p01;
        next[at + size] = (next[at + size] ?? 0) + chance * p10;
        next[at + size + 1] = (next[at + size + 1] ?? 0) + chance * p11;
      }
    chances = next;
  }
  const ofScore = new Float64Array(2 * n + 1);
  for (let a = 0; a <= n; a++)
    for (let b = 0; b <= n; b++) {
      const score = Math.max(2 * a - b, a);
      ofScore[score] = (ofScore[score] ?? 0) + (chances[a * size + b] ?? 0);
    }
  const percentile = (share: number): number => {
    let sum = 0;
    // The sum of many small probabilities is not exactly 1.
    const at = ofScore.findIndex((chance) => (sum += chance) >= share - 1e-12);
    return (10 * (at === -1 ? 2 * n : at)) / n;
  };
  return { low: percentile(TAIL), high: percentile(1 - TAIL) };
}

function normalLimit({ both, onlyImportant, onlySatisfied }: PairedCounts, n: number): Interval {
  const [i, s] = [(both + onlyImportant) / n, (both + onlySatisfied) / n];
  const ofI = i * (1 - i);
  const variance = i > s ? 4 * ofI + s * (1 - s) - 4 * (both / n - i * s) : ofI;
  return clamped(i + Math.max(i - s, 0), Z_95 * Math.sqrt(Math.max(variance, 0) / n));
}

/**
 * Interval where one share is 0 or 1: each bound is the greater of those of 2i − s and i, as the score is the greater
 * of both.
 */
function squaredAndAdded(important: number, satisfied: number, n: number): Interval {
  const [i, s] = [important / n, satisfied / n];
  const ofI = wilson(important, n) ?? { low: 0, high: 1 };
  const ofS = wilson(satisfied, n) ?? { low: 0, high: 1 };
  const down = Math.hypot(2 * (i - ofI.low), ofS.high - s);
  const up = Math.hypot(2 * (ofI.high - i), s - ofS.low);
  const difference = 2 * i - s;
  return {
    low: clamped(Math.max(difference - down, ofI.low), 0).low,
    high: clamped(Math.max(difference + up, ofI.high), 0).high,
  };
}

const clamped = (middle: number, half: number): Interval => ({
  low: 10 * Math.min(Math.max(middle - half, 0), 2),
  high: 10 * Math.min(Math.max(middle + half, 0), 2),
});
