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

/** A breach of a guardrail, to be told in a sentence. */
export interface ToldBreach {
  /** Name of the metric. */
  readonly metric: string;
  readonly bounds: Bounds;
  /** Value of the worst reading. */
  readonly worst: number;
  /** Value of the last reading outside the bounds. */
  readonly latest: number;
  /** Day of the first reading outside the bounds, YYYY-MM-DD. */
  readonly since: string;
  /** Day of the first reading back within the bounds; null while the breach goes on. */
  readonly until: string | null;
}

/** A breach in one sentence: how far at worst and when, and where it stands while it goes on. */
export function breachInWords({ metric, bounds, worst, latest, since, until }: ToldBreach): string {
  const not = `not ${boundsInWords(bounds)}`;
  if (until !== null) return `${metric} was ${formatNumber(worst)} at worst, ${not}, from ${since} to ${until}.`;
  const atWorst = worst === latest ? '' : ` At worst it was ${formatNumber(worst)}.`;
  return `${metric} is ${formatNumber(latest)}, ${not}, since ${since}.${atWorst}`;
}

/** Bounds in words: "at least 95 and at most 99". */
export const boundsInWords = ({ lower, upper }: Bounds): string =>
  [lower === null ? [] : [`at least ${formatNumber(lower)}`], upper === null ? [] : [`at most ${formatNumber(upper)}`]]
    .flat()
    .join(' and ');
