import { Z_95 } from './normal.ts';

/** Bounds of the 95 % interval of a share, each 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % interval of the true share where `hits` of `n` were observed: the score interval (Edwin Wilson, Probable
 * inference, the law of succession, and statistical inference, 1927). Null where `n` is 0.
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
  // Rounding may leave 1e-17 where the formula gives 0 or 1.
  return {
    low: hits === 0 ? 0 : (middle - half) / whole,
    high: hits === n ? 1 : (middle + half) / whole,
  };
}
