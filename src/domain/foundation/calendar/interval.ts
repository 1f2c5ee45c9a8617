import { addDays, dayNumber, daysBetween } from './date.ts';

/** Day on which weeks begin, as days after Monday. */
const WEEK_STARTS = { MONDAY: 0, SATURDAY: 5, SUNDAY: 6 } as const;
/** A Monday; days of the week are counted from it. */
const A_MONDAY = dayNumber('2026-01-05');

/** Day on which weeks begin. */
export type WeekStart = keyof typeof WEEK_STARTS;
/** Length of the stretches that a series is cut into. */
export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

/** Days (YYYY-MM-DD) that a stretch begins and ends on, both included. */
export interface Stretch {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The whole day, week, month or quarter of the calendar that a day lies in. Throws RangeError for what is no date. */
export function stretchOf(date: string, interval: Interval, weekStart: WeekStart): Stretch {
  if (interval === 'DAY') return { startsOn: addDays(date, 0), endsOn: date };
  if (interval === 'WEEK') {
    const gone = (((dayNumber(date) - A_MONDAY - WEEK_STARTS[weekStart]) % 7) + 7) % 7;
    const startsOn = addDays(date, -gone);
    return { startsOn, endsOn: addDays(startsOn, 6) };
  }
  const months = interval === 'MONTH' ? 1 : 3;
  const month = Number(addDays(date, 0).slice(5, 7)) - 1;
  const first = month - (month % months);
  const startsOn = `${date.slice(0, 4)}-${two(first + 1)}-01`;
  // 31 days after the first of a month lies in the next one.
  const last = `${date.slice(0, 4)}-${two(first + months)}-01`;
  const inNext = addDays(last, 31);
  return { startsOn, endsOn: addDays(inNext, -Number(inNext.slice(8, 10))) };
}

/**
 * The stretches in which `from` and `to` fall and all between, in order: whole ones, so that the same stretch has the
 * same days whatever was asked for. Empty when `to` is before `from`. Throws RangeError for more than `most`, and for
 * what is no date.
 */
export function stretchesOf(
  from: string,
  to: string,
  interval: Interval,
  weekStart: WeekStart,
  most: number,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let next = from; daysBetween(next, to) >= 0;) {
    if (stretches.length === most) throw new RangeError(`${from} to ${to} are more than ${most} of ${interval}.`);
    const stretch = stretchOf(next, interval, weekStart);
    stretches.push(stretch);
    if (daysBetween(stretch.endsOn, to) <= 0) break;
    next = addDays(stretch.endsOn, 1);
  }
  return stretches;
}

const two = (number: number): string => String(number).padStart(2, '0');
