import { Z_95 } from '../../foundation/statistics/normal.ts';
import { wilson } from '../../foundation/statistics/wilson.ts';
import { CHOSEN } from '../chosen.ts';

/** How many respondents call something important, are satisfied with it, do both or neither: pairs, for both answers are one person's. */
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

const TAIL = 0.025;

/**
 * Where Ulwick's score, 10 · (i + max(i − s, 0)), lies with 95 % confidence, in points: the percentile bootstrap (Bradley
 * Efron, Bootstrap methods: another look at the jackknife, 1979; The jackknife, the bootstrap and other resampling plans,
 * 1982). Respondents are drawn again from those who answered, each with both answers, so that what belongs together stays
 * together. Nothing is left to chance: up to 60 respondents every sample is weighed by its probability (Efron's first
 * method), beyond that the variance of 2i − s, or of i where satisfaction is greater, is taken to its normal limit (his
 * third, Taylor's). Where all or none call it important or are satisfied there is no spread to draw from; the bounds are
 * then squared and added from the score intervals of both shares (Robert Newcombe, Interval estimation for the difference
 * between independent proportions, method 10, 1998; Guang Yong Zou & Allan Donner, 2008, for other sums than differences).
 *
 * Counts need not be whole: of shares without pairs one may give those expected if the answers had nothing to do with each
 * other.
 *
 * @throws RangeError of nobody
 */
export function opportunityInterval(counts: PairedCounts): Interval {
  const n = Math.round(counts.both + counts.onlyImportant + counts.onlySatisfied + counts.neither);
  if (n < 1) throw new RangeError('Nobody answered.');
  const important = counts.both + counts.onlyImportant;
  const satisfied = counts.both + counts.onlySatisfied;
  const hasNoSpread = [important, satisfied].some((share) => share === 0 || share === n);
  if (hasNoSpread) return squaredAndAdded(important, satisfied, n);
  return n <= CHOSEN.survey.mostEnumerated ? weighed(counts, n) : normal(counts, n);
}

/** Every sample of n respondents by its probability; O(n³). */
function weighed({ both, onlyImportant, onlySatisfied, neither }: PairedCounts, n: number): Interval {
  const size = n + 1;
  // By how many call it important and how many are satisfied, among those drawn so far.
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
    // Sums of many small chances end a little beside 1.
    const at = ofScore.findIndex((chance) => (sum += chance) >= share - 1e-12);
    return (10 * (at === -1 ? 2 * n : at)) / n;
  };
  return { low: percentile(TAIL), high: percentile(1 - TAIL) };
}

function normal({ both, onlyImportant, onlySatisfied }: PairedCounts, n: number): Interval {
  const [i, s] = [(both + onlyImportant) / n, (both + onlySatisfied) / n];
  const ofI = i * (1 - i);
  const variance = i > s ? 4 * ofI + s * (1 - s) - 4 * (both / n - i * s) : ofI;
  return within(i + Math.max(i - s, 0), Z_95 * Math.sqrt(Math.max(variance, 0) / n));
}

/** Of the two arms of the maximum, 2i − s and i, the higher bound each: neither may lie above the score. */
function squaredAndAdded(important: number, satisfied: number, n: number): Interval {
  const [i, s] = [important / n, satisfied / n];
  const ofI = wilson(important, n) ?? { low: 0, high: 1 };
  const ofS = wilson(satisfied, n) ?? { low: 0, high: 1 };
  const down = Math.hypot(2 * (i - ofI.low), ofS.high - s);
  const up = Math.hypot(2 * (ofI.high - i), s - ofS.low);
  const difference = 2 * i - s;
  return {
    low: within(Math.max(difference - down, ofI.low), 0).low,
    high: within(Math.max(difference + up, ofI.high), 0).high,
  };
}

const within = (middle: number, half: number): Interval => ({
  low: 10 * Math.min(Math.max(middle - half, 0), 2),
  high: 10 * Math.min(Math.max(middle + half, 0), 2),
});
