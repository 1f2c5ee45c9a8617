import { invalid, type Refusal } from '../../refusal.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a text is a calendar day, YYYY-MM-DD, of the years 0001 to 9999 (Gregorian throughout). */
export function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  return Number(year) >= 1 && Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month));
}

/** Days from `a` to `b`, negative where `b` is earlier. Throws RangeError unless both are dates. */
export const daysBetween = (a: string, b: string): number => dayNumber(b) - dayNumber(a);

/**
 * The date `days` later, or earlier where negative. Throws RangeError unless `date` is a date and `days` a whole
 * number, and where the result lies outside the years 0001 to 9999.
 */
export function addDays(date: string, days: number): string {
  if (!Number.isSafeInteger(days)) throw new RangeError(`${String(days)} is not a whole number of days.`);
  const number = dayNumber(date) + days;
  if (number < dayNumber('0001-01-01') || number > dayNumber('9999-12-31'))
    throw new RangeError(`${date} and ${String(days)} days lies outside the years 0001 to 9999.`);
  return dateOf(number);
}

/**
 * Checks that two days are a period, both ends included; one day is a period. Each refusal is at `startsOn` or `endsOn`
 * below `path`.
 */
export function checkPeriod(startsOn: string, endsOn: string, path: readonly string[]): Refusal[] {
  const ends = { startsOn, endsOn };
  const refusals = Object.entries(ends)
    .filter(([, date]) => !isDate(date))
    .map(([name]) => invalid(`${name} must be a calendar day written YYYY-MM-DD.`, [...path, name]));
  if (refusals.length === 0 && daysBetween(startsOn, endsOn) < 0)
    refusals.push(invalid(`endsOn (${endsOn}) must not be before startsOn (${startsOn}).`, [...path, 'endsOn']));
  return refusals;
}

/**
 * Days since 1 March of the year 0. Years begin in March here, so that the leap day is the last and needs no exception.
 * Throws RangeError unless `date` is a date.
 */
export function dayNumber(date: string): number {
  if (!isDate(date)) throw new RangeError(`${JSON.stringify(date.slice(0, 40))} is not a date.`);
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month < 3 ? 1 : 0);
  return daysBeforeYear(year) + daysBeforeMonth((month + 9) % 12) + Number(date.slice(8, 10)) - 1;
}

/** The date of a day number. */
function dateOf(number: number): string {
  let year = Math.floor(number / 365.2425) + 1;
  while (daysBeforeYear(year) > number) year -= 1;
  const dayOfYear = number - daysBeforeYear(year);
  const month = Math.floor((dayOfYear * 5 + 2) / 153);
  const day = dayOfYear - daysBeforeMonth(month) + 1;
  return [
    String(year + (month < 10 ? 0 : 1)).padStart(4, '0'),
    String(((month + 2) % 12) + 1).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
}

/** Days from the beginning of the March-based year 0 to that of `year`. */
const daysBeforeYear = (year: number): number =>
  year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);

/** Days of a March-based year before a month, 0 for March: the lengths 31, 30, 31, 30, 31 repeat every five months. */
const daysBeforeMonth = (month: number): number => Math.floor((month * 153 + 2) / 5);

function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}
