import { normalShare, TAIL_95 } from '../../foundation/statistics/normal.ts';
import { CHOSEN } from '../chosen.ts';
import type { Interval, PairedCounts } from './opportunity-interval.ts';

const { normalSlices, normalReach } = CHOSEN.survey;
/** Halvings of 0 to 2 until a bound is found: to a hundred-millionth of a point. */
const HALVINGS = 30;

/**
 * The middle 95 % of Ulwick's score where the share i that calls it important and the difference d = i − s of both
 * shares have their normal limit, with the covariance of paired answers. The score, i + max(d, 0), has a bend at d = 0:
 * it is averaged over slices of d, in each of which i is normal given d.
 */
export function normalLimit({ both, onlyImportant, onlySatisfied }: PairedCounts, n: number): Interval {
  const [i, s] = [(both + onlyImportant) / n, (both + onlySatisfied) / n];
  const difference = i - s;
  const ofI = (i * (1 - i)) / n;
  const ofDifference = ((onlyImportant + onlySatisfied) / n - difference ** 2) / n;
  const together = ofI - (both / n - i * s) / n;
  const slope = ofDifference > 0 ? together / ofDifference : 0;
  const deviation = Math.sqrt(Math.max(ofI - slope * together, 0));
  const slices = Array.from({ length: normalSlices + 1 }, (_, at) => {
    const z = normalReach * ((2 * at) / normalSlices - 1);
    const away = z * Math.sqrt(ofDifference);
    return { middle: i + slope * away + Math.max(difference + away, 0), weight: Math.exp((-z * z) / 2) };
  });
  const whole = slices.reduce((sum, { weight }) => sum + weight, 0);
  const shareUpTo = (score: number): number =>
    slices.reduce((sum, { middle, weight }) => sum + weight * normalShare(score - middle, deviation), 0) / whole;
  const percentile = (share: number): number => {
    let [low, high] = [0, 2];
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (low + high) / 2;
      if (shareUpTo(middle) < share) low = middle;
      else high = middle;
    }
    return 10 * high;
  };
  return { low: percentile(TAIL_95), high: percentile(1 - TAIL_95) };
}
