import { instantOf } from './instant.ts';

const HOUR = 3_600_000;
const FIRST = instantOf('0001-01-01T00:00:00Z').getTime();
/** Formats by zone, made once: to make one costs a hundred times as much as to use it. */
const formatsOf = (options: Intl.DateTimeFormatOptions): ((zone: string) => Intl.DateTimeFormat) => {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (zone) => {
    const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', { ...options, timeZone: zone });
    formats.set(zone, format);
    return format;
  };
};

const dayFormatOf = formatsOf({
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const offsetFormatOf = formatsOf({ timeZoneName: 'longOffset' });

/** Day (YYYY-MM-DD) of an instant in an IANA time zone. Throws RangeError for an unknown zone. */
export function dateIn(zone: string, instant: Date): string {
  const parts = new Map(
    dayFormatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}

/**
 * First moment of a day (YYYY-MM-DD) in an IANA time zone: its midnight, or the first of two where clocks go back over
 * it. A day without a midnight begins when clocks jump into it; one that the zone leaves out, when they jump past it.
 * Never before the year 1. Throws RangeError for an unknown zone, and unless `date` is a date.
 */
export function firstMomentOf(zone: string, date: string): Date {
  const midnight = instantOf(`${date}T00:00:00Z`).getTime();
  // Clocks change at most once around a day: its midnight is by the offset before the change, or by that after it.
  const offsets = [-30, 30].map((hours) => offsetAt(zone, new Date(midnight + hours * HOUR)));
  const hasBegun = (moment: number): boolean => dateIn(zone, new Date(moment)) >= date;
  let [before, begun] = [midnight - Math.max(...offsets), midnight - Math.min(...offsets)];
  if (hasBegun(before)) begun = before;
  // Nearly every day: nothing of it lies before its midnight.
  if (!hasBegun(begun - 1)) return new Date(Math.max(begun, FIRST));
  while (begun - before > 1) {
    const between = Math.floor((before + begun) / 2);
    if (hasBegun(between)) begun = between;
    else before = between;
  }
  return new Date(Math.max(begun, FIRST));
}

/** Offset of a zone at an instant, in milliseconds east of UTC. */
function offsetAt(zone: string, instant: Date): number {
  const name = offsetFormatOf(zone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName');
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /^GMT(?:([+-])(\d+)(?::(\d+))?(?::(\d+))?)?$/.exec((name?.value ?? '').replace('\u2212', '-')) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1_000);
}
