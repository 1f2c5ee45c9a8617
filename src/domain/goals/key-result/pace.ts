import { daysBetween } from '../../foundation/calendar/date.ts';
import type { Period } from '../../foundation/calendar/interval.ts';
import { formatPercent, roundShare } from '../../foundation/text/figure.ts';

/** Shapes of the progress that is expected during a cycle. */
export type PaceKind = 'LINEAR' | 'BY_DATE';

/** Comparisons of a key result with the progress that is expected by today. */
export const PACE_STANDINGS = {
  AHEAD: 'Further than is expected by now.',
  ON_PACE: 'Just as far as is expected by now, to a tenth of a percent.',
  BEHIND: 'Not as far as is expected by now.',
  NOT_DUE: 'Expected all at once on the last day of the cycle, which has not come.',
  UNKNOWN: 'There is no progress to compare: nothing was observed, or it is to be kept and not reached.',
} as const;

/** Key of a comparison. */
export type PaceStanding = keyof typeof PACE_STANDINGS;

/** Progress that is expected of a key result by today. */
export interface Pace {
  /** Days of the cycle up to today, today included; 0 before it begins, all after it ends. */
  readonly elapsedDays: number;
  /** Number of days of the cycle. */
  readonly days: number;
  /** Expected progress, 0 to 1. */
  readonly share: number;
  /** Progress minus expected progress, to a tenth of a percent, negative where behind; null without progress, and where none is due. */
  readonly aheadBy: number | null;
  readonly standing: PaceStanding;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/**
 * Linear pace: elapsed days ÷ days of the cycle, compared with `progress`, a share, null where there is none. Throws
 * RangeError unless all are dates and the cycle ends on or after its first day.
 */
export function linearPace(cycle: Period, today: string, progress: number | null): Pace {
  const { elapsedDays, days } = daysElapsed(cycle, today);
  const share = elapsedDays / days;
  return {
    elapsedDays,
    days,
    share,
    ...compared(progress, share, `day ${elapsedDays} of ${days} = ${formatPercent(share)} of the cycle`),
  };
}

/**
 * Pace of a key result that is due all at once: 0 before the last day of the cycle, 1 on it. Throws RangeError unless
 * all are dates and the cycle ends on or after its first day.
 */
export function byDatePace(cycle: Period, today: string, progress: number | null): Pace {
  const { elapsedDays, days } = daysElapsed(cycle, today);
  if (elapsedDays === days)
    return { elapsedDays, days, share: 1, ...compared(progress, 1, `due on ${cycle.endsOn}: 100 % is expected`) };
  const left = daysBetween(today, cycle.endsOn);
  const words = `due on ${cycle.endsOn}, in ${left} ${left === 1 ? 'day' : 'days'}: nothing is expected before`;
  return { elapsedDays, days, share: 0, aheadBy: null, standing: 'NOT_DUE', steps: [words] };
}

/** Pace by its kind. To add a kind, add a row. */
export const PACES: Readonly<Record<PaceKind, typeof linearPace>> = { LINEAR: linearPace, BY_DATE: byDatePace };

/** Days of a cycle up to today, today included, of all that it has. Throws RangeError where it ends before it begins. */
export function daysElapsed({ startsOn, endsOn }: Period, today: string): { elapsedDays: number; days: number } {
  const days = daysBetween(startsOn, endsOn) + 1;
  if (days < 1) throw new RangeError(`A cycle cannot end on ${endsOn} and begin on ${startsOn}.`);
  return { days, elapsedDays: Math.min(Math.max(daysBetween(startsOn, today) + 1, 0), days) };
}

function compared(progress: number | null, share: number, sum: string): Pick<Pace, 'aheadBy' | 'standing' | 'steps'> {
  if (progress === null) return { aheadBy: null, standing: 'UNKNOWN', steps: [sum] };
  // Compared as it is shown, so that no sentence says "behind by 0 %".
  const aheadBy = roundShare(progress - share);
  const standing = aheadBy === 0 ? 'ON_PACE' : aheadBy > 0 ? 'AHEAD' : 'BEHIND';
  const words = { ON_PACE: 'on pace', AHEAD: 'ahead by ', BEHIND: 'behind by ' }[standing];
  const by = aheadBy === 0 ? '' : formatPercent(Math.abs(aheadBy));
  return { aheadBy, standing, steps: [sum, `progress ${formatPercent(progress)}: ${words}${by}`] };
}
