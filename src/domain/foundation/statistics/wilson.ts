import { Z_95 } from './normal.ts';

/** A share with the bounds that hold it in 95 of 100 samples, all from 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where the true share lies when `hits` of `n` were seen, with 95 % confidence: the score interval (Edwin Wilson,
 * Probable inference, the law of succession, and statistical inference, 1927). Null when nothing was seen.
 *
 * @throws RangeError unless 0 ≤ hits ≤ n
 */
export function wilson(hits: number, n: number): ShareInterval | null {
  if (!(hits >= 0 && hits <= n)) throw new RangeError(`${hits} of ${n} is no share.`);
  if (n === 0) return null;
  const share = hits / n;
  const middle = share + Z_95 ** 2 / (2 * n);
  const half = Z_95 * Math.sqrt((share * (1 - share)) / n + Z_95 ** 2 / (4 * n ** 2));
  const whole = 1 + Z_95 ** 2 / n;
  // Rounding may leave 1e-17 where the formula says 0 or 1.
  return {
    low: hits === 0 ? 0 : (middle - half) / whole,
    high: hits === n ? 1 : (middle + half) / whole,
  };
}
