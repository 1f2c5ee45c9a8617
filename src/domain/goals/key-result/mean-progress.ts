import { formatPercent, roundShare } from '../../foundation/text/figure.ts';

/** Progress of an objective by its key results. */
export interface MeanProgress {
  /** Mean of the key results' progress, 0 to 1, to a tenth of a percent; null where none has progress. */
  readonly mean: number | null;
  /** Number of key results in the mean: those with progress. */
  readonly counted: number;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/**
 * Mean of key results' progress, each limited to 0 to 1. Null is a key result without progress: it has bounds to stay
 * within, or nothing was observed. It is left out, never counted as 0.
 */
export function meanProgress(clamped: readonly (number | null)[]): MeanProgress {
  const shares = clamped.filter((share) => share !== null);
  const left = clamped.length - shares.length;
  const without =
    left === 0 ? [] : [`${left} ${left === 1 ? 'key result' : 'key results'} without progress: not counted`];
  if (shares.length === 0) return { mean: null, counted: 0, steps: clamped.length === 0 ? ['no key result'] : without };
  const mean = roundShare(shares.reduce((sum, share) => sum + share, 0) / shares.length);
  const sum = `(${shares.map(formatPercent).join(' + ')}) ÷ ${shares.length} = ${formatPercent(mean)}`;
  return { mean, counted: shares.length, steps: [sum, ...without] };
}
