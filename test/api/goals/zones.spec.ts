import { addDays } from '../../../src/domain/foundation/calendar/date.ts';
import { periodOf } from '../../../src/domain/foundation/calendar/interval.ts';
import { dateIn, firstMomentOf } from '../../../src/domain/foundation/calendar/zone.ts';
import { momentsOf } from '../../../src/domain/goals/key-result/finals.ts';

/** Zones whose days are hardest: midnights that are missing or come twice, days left out, odd offsets and shifts. */
const ZONES = [
  'Atlantic/Azores',
  'America/Havana',
  'Asia/Beirut',
  'America/Asuncion',
  'America/Santiago',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Tehran',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/New_York',
] as const;
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
/** Days that are tried in each zone, half of them on which its clocks change. */
const DAYS = process.env['OST_TEST_FULL'] === 'true' ? 400 : 16;
const WEEK_STARTS = ['MONDAY', 'SATURDAY', 'SUNDAY'] as const;
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** Pseudo-random numbers from 0 to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What ICU says of an instant: its day, its weekday and its wall clock. */
function icu(zone: string): (instant: number) => { day: string; weekday: string; clock: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      day: `${parts['year']}-${parts['month']}-${parts['day']}`,
      weekday: (parts['weekday'] ?? '').toUpperCase(),
      clock: `${parts['hour']}:${parts['minute']}`,
    };
  };
}

/** The first minute that ICU counts to a day or a later one, found by looking at every quarter and then at every minute. */
function beginningOf(told: ReturnType<typeof icu>, day: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let at = noon - 40 * 60 * MINUTE;
  while (told(at).day < day) at += QUARTER;
  for (at -= QUARTER; told(at).day < day;) at += MINUTE;
  return at;
}

describe(`days, weeks and cycles are ICU's (seed ${SEED})`, () => {
  it.each(ZONES)('in %s', (zone) => {
    const next = chance(SEED);
    const told = icu(zone);
    const anyDay = () => addDays('1990-01-01', Math.floor(next() * 365.25 * 36));
    /** A day near which the clocks of the zone change, if they change within the year after the one drawn. */
    const changingDay = (): string => {
      const begun = anyDay();
      for (let day = begun, tried = 0; tried < 366; day = addDays(day, 1), tried++)
        if (told(Date.parse(`${day}T00:00:00Z`)).clock !== told(Date.parse(`${addDays(day, 1)}T00:00:00Z`)).clock)
          return addDays(day, Math.floor(next() * 3) - 1);
      return begun;
    };
    for (let tried = 0; tried < DAYS; tried++) {
      const day = tried % 2 === 0 ? changingDay() : anyDay();
      const begins = beginningOf(told, day);
      expect([zone, day, firstMomentOf(zone, day).toISOString()]).toEqual([zone, day, new Date(begins).toISOString()]);
      for (const after of [0, 1, QUARTER, 90 * MINUTE, Math.floor(next() * 86_400_000)])
        expect(dateIn(zone, new Date(begins + after))).toBe(told(begins + after).day);
      const weekStart = WEEK_STARTS[tried % WEEK_STARTS.length] ?? 'MONDAY';
      const week = periodOf(day, 'WEEK', weekStart);
      // No zone leaves out a whole week: its first day is there, or the day after it.
      const first = told(beginningOf(told, week.startsOn));
      if (first.day === week.startsOn) expect(first.weekday).toBe(weekStart);
      expect([week.startsOn <= day && day <= week.endsOn, addDays(week.startsOn, 6)]).toEqual([true, week.endsOn]);
      const endsOn = addDays(day, Math.floor(next() * 120));
      const moments = momentsOf({ startsOn: day, endsOn }, zone, 7, new Date(0));
      expect(moments.beginsAt.getTime()).toBe(begins);
      expect(moments.endsAt.getTime()).toBe(beginningOf(told, addDays(endsOn, 1)));
      expect(moments.finalAt.getTime()).toBe(beginningOf(told, addDays(endsOn, 8)));
    }
  });
});
