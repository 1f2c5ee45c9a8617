import { dayNumber, isDate } from './date.ts';

const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const EPOCH = dayNumber('1970-01-01');
const FIRST = (dayNumber('0001-01-01') - EPOCH) * DAY;
const AFTER_LAST = (dayNumber('9999-12-31') + 1 - EPOCH) * DAY;

/**
 * Whether a text is an instant by RFC 3339 (Klyne and Newman, 2002): a real day, seconds from 0 to 59 (no leap second),
 * at most nine decimals, and Z or an offset. In UTC the instant lies in the years 0001 to 9999.
 */
export const isInstant = (text: string): boolean => millisecondsOf(text) !== null;

/** The instant as a Date, truncated to milliseconds. Throws RangeError unless `isInstant`. */
export function instantOf(text: string): Date {
  const milliseconds = millisecondsOf(text);
  if (milliseconds === null) throw new RangeError(`${JSON.stringify(text.slice(0, 40))} is not an RFC 3339 date-time.`);
  return new Date(milliseconds);
}

/** Milliseconds since 1970 in UTC; null where the text is no instant. */
function millisecondsOf(text: string): number | null {
  const match = INSTANT.exec(text);
  if (match === null) return null;
  const [, date = '', hour = '', minute = '', second = '', fraction = '', sign, offsetHour = '0', offsetMinute = '0'] =
    match;
  const inRange =
    [hour, offsetHour].every((each) => Number(each) <= 23) &&
    [minute, second, offsetMinute].every((each) => Number(each) <= 59);
  if (!inRange || !isDate(date)) return null;
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHour) * 60 + Number(offsetMinute)) * MINUTE;
  const ofDay =
    (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  const utc = (dayNumber(date) - EPOCH) * DAY + ofDay - offset;
  return utc >= FIRST && utc < AFTER_LAST ? utc : null;
}
