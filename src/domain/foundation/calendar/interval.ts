import { addDays, dayNumber, daysBetween } from './date.ts';

/** First day of the week, in days after Monday. */
const WEEK_STARTS = { MONDAY: 0, SATURDAY: 5, SUNDAY: 6 } as const;
/** Day number of a Monday, from which days of the week are counted. */
const A_MONDAY = dayNumber('2026-01-05');

/** First day of the week. */
export type WeekStart = keyof typeof WEEK_STARTS;
/** Length of the periods of a series. */
export type Interval = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER';

/** First and last day (YYYY-MM-DD) of a period, both included. */
export interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The calendar day, week, month or quarter that contains a day. Throws RangeError unless `date` is a date. */
export function periodOf(date: string, interval: Interval, weekStart: WeekStart): Period {
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
  // 31 days after the first of a month is a day of the next one.
  const last = `${date.slice(0, 4)}-${two(first + months)}-01`;
  const inNext = addDays(last, 31);
  return { startsOn, endsOn: addDays(inNext, -Number(inNext.slice(8, 10))) };
}

/**
 * Calendar periods from the one that contains `from` to the one that contains `to`, in order. They are whole periods,
 * so that one period has the same days whatever range is asked for. Empty where `to` is before `from`. Throws
 * RangeError for more than `most` periods, and unless both are dates.
 */
export function periodsOf(from: string, to: string, interval: Interval, weekStart: WeekStart, most: number): Period[] {
  const stretches: Period[] = [];
  for (let next = from; daysBetween(next, to) >= 0;) {
    if (stretches.length === most) throw new RangeError(`${from} to ${to} are more than ${most} of ${interval}.`);
    const stretch = periodOf(next, interval, weekStart);
    stretches.push(stretch);
    if (daysBetween(stretch.endsOn, to) <= 0) break;
    next = addDays(stretch.endsOn, 1);
  }
  return stretches;
}

const two = (number: number): string => String(number).padStart(2, '0');
