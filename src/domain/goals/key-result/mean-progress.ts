import { percent } from '../../foundation/text/figure.ts';

/** How far an objective has come, as far as its key results say. */
export interface MeanProgress {
  /** Plain mean of the shares that count, 0 to 1; null when none does. */
  readonly mean: number | null;
  /** Key results that count: those with a share. */
  readonly counted: number;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/**
 * Plain mean of key results' clamped progress. Those without one (null: kept within bounds, or not yet checked in) do
 * not count; what is missing is never taken for 0.
 */
export function meanProgress(clamped: readonly (number | null)[]): MeanProgress {
  const shares = clamped.filter((share) => share !== null);
  const left = clamped.length - shares.length;
  const without =
    left === 0 ? [] : [`${left} ${left === 1 ? 'key result' : 'key results'} without progress: not counted`];
  if (shares.length === 0) return { mean: null, counted: 0, steps: clamped.length === 0 ? ['no key result'] : without };
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const sum = `(${shares.map(percent).join(' + ')}) ÷ ${shares.length} = ${percent(mean)}`;
  return { mean, counted: shares.length, steps: [sum, ...without] };
}
