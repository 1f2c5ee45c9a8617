import { CHOSEN } from '../chosen.ts';
import { TAIL_95 } from './normal.ts';
import { denseRanks, tauCounter, tauOf } from './tau-counter.ts';

const { resamples, casesAtOnce } = CHOSEN.chance;

/** Bounds of the 95 % interval of a difference. */
export interface DifferenceInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % interval of the difference of two taus with the same outcomes: the paired bootstrap (Bradley Efron, 1979), which
 * draws cases with all their figures, so that what both orders have in common is not taken for chance. It pauses now and
 * then, so that others can go first. A resample in which one figure is the same for all shows no difference.
 */
export function* bootstrapDifference(
  one: readonly number[],
  other: readonly number[],
  outcomes: readonly number[],
  random: () => number,
): Generator<undefined, DifferenceInterval> {
  const { ranks, levels } = denseRanks(outcomes);
  const [ofOne, ofOther] = [tauCounter(one, levels), tauCounter(other, levels)];
  const n = outcomes.length;
  const differences = new Float64Array(resamples);
  const times = new Int32Array(n);
  let since = 0;
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let draw = 0; draw < n; draw++) {
      const at = Math.floor(random() * n);
      times[at] = (times[at] ?? 0) + 1;
    }
    const [tau, its] = [tauOf(ofOne(ranks, times)), tauOf(ofOther(ranks, times))];
    differences[resample] = tau === null || its === null ? 0 : tau - its;
    since += 2 * n;
    if (since > casesAtOnce) {
      since = 0;
      yield;
    }
  }
  differences.sort();
  const at = (share: number): number => differences[Math.min(resamples - 1, Math.floor(share * resamples))] ?? 0;
  return { low: at(TAIL_95), high: at(1 - TAIL_95) };
}
