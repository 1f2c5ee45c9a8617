import { daysBetween } from '../../foundation/calendar/date.ts';
import type { Period } from '../../foundation/calendar/interval.ts';

/** Statuses of a cycle, as of today. */
export const CYCLE_STATUSES = {
  UPCOMING: 'It has not begun.',
  CURRENT: 'Today is one of its days.',
  OVER: 'Its last day is past: what happens now no longer changes its figures.',
} as const;

/** Key of a cycle's status. */
export type CycleStatus = keyof typeof CYCLE_STATUSES;

/** Status of a cycle as of a day; its first and last day belong to it. Throws RangeError unless all are dates. */
export function cycleStatus({ startsOn, endsOn }: Period, today: string): CycleStatus {
  if (daysBetween(today, startsOn) > 0) return 'UPCOMING';
  return daysBetween(endsOn, today) > 0 ? 'OVER' : 'CURRENT';
}
