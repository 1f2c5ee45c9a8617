import type { Refusal } from '../../refusal.ts';
import { formatNumber } from '../../foundation/text/figure.ts';
import { checkTarget, type TargetKind } from './target.ts';

/** Bounds of a metric, in its unit. */
export interface Bounds {
  /** Lowest value within the bounds; null where there is no lower bound. */
  readonly lower: number | null;
  /** Highest value within the bounds; null where there is no upper bound. */
  readonly upper: number | null;
}

/** Bounds within which a metric is to stay, with their kind. */
export interface Threshold extends Bounds {
  readonly kind: Exclude<TargetKind, 'REACH'>;
}

/** Checks a threshold; each refusal is at its field below `path`. */
export const checkThreshold = (threshold: Threshold, path: readonly string[]): Refusal[] =>
  checkTarget({ ...threshold, initial: null, goal: null }, path);

/** Whether a value lies within bounds, both included. */
export const isWithin = ({ lower, upper }: Bounds, value: number): boolean =>
  value >= (lower ?? -Infinity) && value <= (upper ?? Infinity);

/** Bounds in words: "at least 95 and at most 99". */
export const boundsInWords = ({ lower, upper }: Bounds): string =>
  [lower === null ? [] : [`at least ${formatNumber(lower)}`], upper === null ? [] : [`at most ${formatNumber(upper)}`]]
    .flat()
    .join(' and ');
