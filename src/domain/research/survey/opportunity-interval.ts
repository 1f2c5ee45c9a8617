import { wilson } from '../../foundation/statistics/wilson.ts';
import { CHOSEN } from '../chosen.ts';
import { normalLimit } from './normal-limit.ts';
import { weighedSamples } from './weighed-samples.ts';

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

/**
 * 95 % interval of Ulwick's score, 10 · (i + max(i − s, 0)), in points: the percentile bootstrap (Bradley Efron,
 * Bootstrap methods: another look at the jackknife, 1979). It resamples respondents, each with both answers, so that
 * pairs of answers stay together, and does not depend on chance: every sample is weighed by its probability. For
 * hundreds of respondents the two shares are taken for normally distributed, which gives the same to a few hundredths
 * of a point.
 *
 * Where all or none of the respondents call it important, or are satisfied, there is no spread to resample. The bounds
 * then come from the score intervals of both shares by squaring and adding (Robert Newcombe, Interval estimation for
 * the difference between independent proportions, method 10, 1998; Guang Yong Zou & Allan Donner, 2008, for other
 * sums).
 *
 * @throws RangeError without respondents
 */
export function opportunityInterval(counts: PairedCounts): Interval {
  const n = counts.both + counts.onlyImportant + counts.onlySatisfied + counts.neither;
  if (n < 1) throw new RangeError('Nobody answered.');
  const important = counts.both + counts.onlyImportant;
  const satisfied = counts.both + counts.onlySatisfied;
  const hasNoSpread = [important, satisfied].some((share) => share === 0 || share === n);
  if (hasNoSpread) return squaredAndAdded(important, satisfied, n);
  return n <= CHOSEN.survey.mostWeighed ? weighedSamples(counts, n) : normalLimit(counts, n);
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
    low: points(Math.max(difference - down, ofI.low)),
    high: points(Math.max(difference + up, ofI.high)),
  };
}

const points = (shares: number): number => 10 * Math.min(Math.max(shares, 0), 2);
