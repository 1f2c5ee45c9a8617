import { daysBetween } from '../calendar/date.ts';
import { percent } from '../scoring/figure.ts';

/** Days (YYYY-MM-DD) a cycle begins and ends on, both included. */
export interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Where a key result should be by now, were it to move evenly. */
export interface Pace {
  /** Days of the cycle gone, today included; 0 before it begins, all of them after it ends. */
  readonly elapsedDays: number;
  /** Days of the cycle. */
  readonly days: number;
  /** elapsedDays ÷ days, 0 to 1. */
  readonly share: number;
  /** Progress − pace as a share, negative when behind; null when there is no progress. */
  readonly aheadBy: number | null;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/**
 * Linear pace: days gone ÷ days of the cycle, and how far `progress` (a share; null means none) is ahead of it. Throws
 * RangeError for what is no date or a cycle that ends before it begins.
 */
export function linearPace({ startsOn, endsOn }: Period, today: string, progress: number | null): Pace {
  const days = daysBetween(startsOn, endsOn) + 1;
  if (days < 1) throw new RangeError(`A cycle cannot end on ${endsOn} and begin on ${startsOn}.`);
  const elapsedDays = Math.min(Math.max(daysBetween(startsOn, today) + 1, 0), days);
  const share = elapsedDays / days;
  const aheadBy = progress === null ? null : progress - share;
  const sum = `day ${elapsedDays} of ${days} = ${percent(share)} of the cycle`;
  return { elapsedDays, days, share, aheadBy, steps: progress === null ? [sum] : [sum, comparison(progress, share)] };
}

function comparison(progress: number, share: number): string {
  if (progress === share) return `progress ${percent(progress)}: on pace`;
  return `progress ${percent(progress)}: ${progress > share ? 'ahead' : 'behind'} by ${percent(Math.abs(progress - share))}`;
}
