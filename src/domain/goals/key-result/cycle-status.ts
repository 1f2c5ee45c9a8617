import { daysBetween } from '../../foundation/calendar/date.ts';
import type { Period } from './pace.ts';

/** Where a cycle lies, seen from today. */
export const CYCLE_STATUSES = {
  UPCOMING: 'It has not begun.',
  CURRENT: 'Today is one of its days.',
  OVER: 'Its last day is past: what happens now no longer changes its figures.',
} as const;

/** Key of a cycle's status. */
export type CycleStatus = keyof typeof CYCLE_STATUSES;

/** Where a cycle lies, seen from a day; its first and last day are part of it. Throws RangeError for what is no date. */
export function cycleStatus({ startsOn, endsOn }: Period, today: string): CycleStatus {
  if (daysBetween(today, startsOn) > 0) return 'UPCOMING';
  return daysBetween(endsOn, today) > 0 ? 'OVER' : 'CURRENT';
}
