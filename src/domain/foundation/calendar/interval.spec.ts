import fc from 'fast-check';
import { addDays, daysBetween } from './date.ts';
import { type Interval, periodsOf, periodOf, type WeekStart } from './interval.ts';

const days = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('1990-01-01', offset));
const intervals = fc.constantFrom<Interval>('DAY', 'WEEK', 'MONTH', 'QUARTER');
const starts = fc.constantFrom<WeekStart>('MONDAY', 'SATURDAY', 'SUNDAY');

describe('the calendar period of a day', () => {
  it.each([
    ['2026-11-22', 'DAY', 'MONDAY', '2026-11-22', '2026-11-22'],
    ['2026-11-22', 'WEEK', 'MONDAY', '2026-11-16', '2026-11-22'],
    ['2026-11-22', 'WEEK', 'SUNDAY', '2026-11-22', '2026-11-28'],
    ['2026-11-22', 'WEEK', 'SATURDAY', '2026-11-21', '2026-11-27'],
    ['2026-12-31', 'MONTH', 'MONDAY', '2026-12-01', '2026-12-31'],
    ['2024-02-03', 'MONTH', 'MONDAY', '2024-02-01', '2024-02-29'],
    ['2026-02-03', 'QUARTER', 'MONDAY', '2026-01-01', '2026-03-31'],
    ['2026-12-31', 'QUARTER', 'MONDAY', '2026-10-01', '2026-12-31'],
    ['2027-01-01', 'WEEK', 'MONDAY', '2026-12-28', '2027-01-03'],
  ] as const)('%s as a %s with weeks from %s', (date, interval, weekStart, startsOn, endsOn) => {
    expect(periodOf(date, interval, weekStart)).toEqual({ startsOn, endsOn });
  });
  it('holds the day, and is the same for each of its days', () => {
    fc.assert(
      fc.property(days, intervals, starts, (date, interval, weekStart) => {
        const stretch = periodOf(date, interval, weekStart);
        expect(daysBetween(stretch.startsOn, date)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(date, stretch.endsOn)).toBeGreaterThanOrEqual(0);
        expect(periodOf(stretch.startsOn, interval, weekStart)).toEqual(stretch);
        expect(periodOf(stretch.endsOn, interval, weekStart)).toEqual(stretch);
      }),
    );
  });
  it.each(['DAY', 'WEEK', 'MONTH', 'QUARTER'] as const)('throws unless it is a date (%s)', (interval) => {
    expect(() => periodOf('2026-02-30', interval, 'MONDAY')).toThrow(RangeError);
  });
});

describe('the calendar periods between two days', () => {
  it('follow each other without a gap and cover both', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 300 }), intervals, starts, (from, length, interval, weekStart) => {
        const to = addDays(from, length);
        const stretches = periodsOf(from, to, interval, weekStart, 400);
        expect(stretches[0]).toEqual(periodOf(from, interval, weekStart));
        expect(stretches.at(-1)).toEqual(periodOf(to, interval, weekStart));
        for (const [index, { startsOn }] of stretches.entries())
          if (index > 0) expect(startsOn).toBe(addDays(stretches[index - 1]?.endsOn ?? '', 1));
      }),
    );
  });
  it('are none when the end comes first, and throw when there are too many', () => {
    expect(periodsOf('2026-01-02', '2026-01-01', 'DAY', 'MONDAY', 10)).toEqual([]);
    expect(periodsOf('2026-01-01', '2026-01-10', 'DAY', 'MONDAY', 10)).toHaveLength(10);
    expect(() => periodsOf('2026-01-01', '2026-01-11', 'DAY', 'MONDAY', 10)).toThrow(RangeError);
  });
});
