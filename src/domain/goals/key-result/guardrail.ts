import type { Refusal } from '../../refusal.ts';
import { written } from '../../foundation/text/figure.ts';
import { checkTarget, type TargetKind } from './target.ts';

/** What a metric shall stay between. */
export interface Bounds {
  /** Lowest value that is still fine; null where there is no lower bound. */
  readonly lower: number | null;
  /** Highest value that is still fine; null where there is no upper bound. */
  readonly upper: number | null;
}

/** Where a metric shall stay. */
export interface Threshold extends Bounds {
  readonly kind: Exclude<TargetKind, 'REACH'>;
}

/** Can this be kept? Answers with every reason against, each at its field below `path`; empty means yes. */
export const checkThreshold = (threshold: Threshold, path: readonly string[]): Refusal[] =>
  checkTarget({ ...threshold, initial: null, goal: null }, path);

/** Whether a value is where it shall stay; both bounds are part of that. */
export const isKept = ({ lower, upper }: Bounds, value: number): boolean =>
  value >= (lower ?? -Infinity) && value <= (upper ?? Infinity);

/** Where a metric shall stay, in words: "at least 95 and at most 99". */
export const inWords = ({ lower, upper }: Bounds): string =>
  [lower === null ? [] : [`at least ${written(lower)}`], upper === null ? [] : [`at most ${written(upper)}`]]
    .flat()
    .join(' and ');
