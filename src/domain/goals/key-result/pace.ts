import { daysBetween } from '../../foundation/calendar/date.ts';
import { percent, settled } from '../../foundation/text/figure.ts';

/** Days (YYYY-MM-DD) a cycle begins and ends on, both included. */
export interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Ways in which a key result can be expected to move. */
export type PaceKind = 'LINEAR' | 'BY_DATE';

/** How a key result compares with what is expected by now. */
export const PACE_STANDINGS = {
  AHEAD: 'Further than is expected by now.',
  ON_PACE: 'Just as far as is expected by now.',
  BEHIND: 'Not as far as is expected by now.',
  NOT_DUE: 'Expected all at once on the last day of the cycle, which has not come.',
  UNKNOWN: 'There is no progress to compare: nothing was observed, or it is to be kept and not reached.',
} as const;

/** Key of a comparison. */
export type PaceStanding = keyof typeof PACE_STANDINGS;

/** Where a key result should be by now. */
export interface Pace {
  /** Days of the cycle gone, today included; 0 before it begins, all of them after it ends. */
  readonly elapsedDays: number;
  /** Days of the cycle. */
  readonly days: number;
  /** Progress expected by now, 0 to 1. */
  readonly share: number;
  /** Progress − pace as a share, negative when behind; null when there is no progress, or none is due. */
  readonly aheadBy: number | null;
  readonly standing: PaceStanding;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

/**
 * Linear pace: days gone ÷ days of the cycle, and how far `progress` (a share; null means none) is ahead of it. Throws
 * RangeError for what is no date or a cycle that ends before it begins.
 */
export function linearPace(cycle: Period, today: string, progress: number | null): Pace {
  const { elapsedDays, days } = gone(cycle, today);
  const share = elapsedDays / days;
  return {
    ...{ elapsedDays, days, share },
    ...compared(progress, share, `day ${elapsedDays} of ${days} = ${percent(share)} of the cycle`),
  };
}

/**
 * All at once: nothing is expected before the last day of the cycle, everything on it. Throws RangeError for what is
 * no date or a cycle that ends before it begins.
 */
export function byDatePace(cycle: Period, today: string, progress: number | null): Pace {
  const { elapsedDays, days } = gone(cycle, today);
  if (elapsedDays === days)
    return { elapsedDays, days, share: 1, ...compared(progress, 1, `due on ${cycle.endsOn}: 100 % is expected`) };
  const left = daysBetween(today, cycle.endsOn);
  const words = `due on ${cycle.endsOn}, in ${left} ${left === 1 ? 'day' : 'days'}: nothing is expected before`;
  return { elapsedDays, days, share: 0, aheadBy: null, standing: 'NOT_DUE', steps: [words] };
}

/** The pace of each shape. To add a shape that has one, add a row. */
export const PACES: Readonly<Record<PaceKind, typeof linearPace>> = { LINEAR: linearPace, BY_DATE: byDatePace };

function gone({ startsOn, endsOn }: Period, today: string): { elapsedDays: number; days: number } {
  const days = daysBetween(startsOn, endsOn) + 1;
  if (days < 1) throw new RangeError(`A cycle cannot end on ${endsOn} and begin on ${startsOn}.`);
  return { days, elapsedDays: Math.min(Math.max(daysBetween(startsOn, today) + 1, 0), days) };
}

function compared(progress: number | null, share: number, sum: string): Pick<Pace, 'aheadBy' | 'standing' | 'steps'> {
  if (progress === null) return { aheadBy: null, standing: 'UNKNOWN', steps: [sum] };
  // What is equal on paper is on pace, whatever binary fractions make of it.
  const aheadBy = settled(progress) === settled(share) ? 0 : progress - share;
  const standing = aheadBy === 0 ? 'ON_PACE' : aheadBy > 0 ? 'AHEAD' : 'BEHIND';
  const words = { ON_PACE: 'on pace', AHEAD: 'ahead by ', BEHIND: 'behind by ' }[standing];
  const by = aheadBy === 0 ? '' : percent(Math.abs(aheadBy));
  return { aheadBy, standing, steps: [sum, `progress ${percent(progress)}: ${words}${by}`] };
}
