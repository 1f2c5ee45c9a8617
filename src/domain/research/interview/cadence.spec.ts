import fc from 'fast-check';
import { addDays } from '../../foundation/calendar/date.ts';
import { periodOf, type WeekStart } from '../../foundation/calendar/interval.ts';
import { cadenceOf, type DayOfTouchpoints, isoWeekOf } from './cadence.ts';

/** Touchpoints of the week that begins on a day, on its third one. */
const week = (startsOn: string, touchpoints = 1): DayOfTouchpoints => ({
  day: addDays(startsOn, 2),
  touchpoints,
  withTrio: 0,
  withEngineer: 1,
});
const days = (from: string, to: string, today: string, weekStart: WeekStart = 'MONDAY') => ({
  from,
  to,
  today,
  weekStart,
});

describe('isoWeekOf', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2026-11-22', '2026-W47'],
  ])('%s lies in %s', (date, name) => {
    expect(isoWeekOf(date)).toBe(name);
  });
});

describe('the cadence', () => {
  // 2026-03-18 is a Wednesday.
  const today = '2026-03-18';
  it('shows every week, those without a touchpoint too, and counts finished ones in a row', () => {
    const cadence = cadenceOf(
      [week('2026-02-23', 3), week('2026-03-02'), week('2026-03-09')],
      days('2026-02-20', today, today),
    );
    expect(cadence.weeks.map(({ week: name, touchpoints, isFinished }) => [name, touchpoints, isFinished])).toEqual([
      ['2026-W08', 0, true],
      ['2026-W09', 3, true],
      ['2026-W10', 1, true],
      ['2026-W11', 1, true],
      ['2026-W12', 0, false],
    ]);
    expect(cadence).toMatchObject({ streakWeeks: 3, lastOn: '2026-03-11', daysSinceLast: 7 });
  });
  it('neither counts the current week in the streak nor ends the streak by it', () => {
    expect(cadenceOf([week('2026-03-16'), week('2026-03-09')], days(today, today, today))).toMatchObject({
      streakWeeks: 1,
      daysSinceLast: 0,
    });
    expect(cadenceOf([week('2026-03-16')], days(today, today, today)).streakWeeks).toBe(0);
  });
  it('has a streak from before the range, and shows a past day as it was then', () => {
    const found = [week('2026-02-23'), week('2026-03-02')];
    expect(cadenceOf(found, days('2026-03-08', '2026-03-08', today))).toMatchObject({
      streakWeeks: 2,
      daysSinceLast: 4,
    });
    expect(cadenceOf(found, days('2026-03-07', '2026-03-07', today)).streakWeeks).toBe(1);
  });
  it('begins weeks as the workspace does, the streak among them', () => {
    // Sunday and Saturday: one week from Monday on, two from Sunday on.
    const found = [week('2026-03-06'), week('2026-03-12')];
    expect(found.map(({ day }) => day)).toEqual(['2026-03-08', '2026-03-14']);
    const told = cadenceOf(found, days('2026-03-08', '2026-03-17', today, 'SUNDAY'));
    expect(told.weeks.map(({ week: name, startsOn, touchpoints }) => [name, startsOn, touchpoints])).toEqual([
      [null, '2026-03-08', 2],
      [null, '2026-03-15', 0],
    ]);
    expect(told.streakWeeks).toBe(1);
    expect(cadenceOf(found, days('2026-03-08', '2026-03-17', today)).streakWeeks).toBe(2);
  });
  it('has no last day where there was no touchpoint', () => {
    expect(cadenceOf([], days(today, today, today))).toMatchObject({
      streakWeeks: 0,
      lastOn: null,
      daysSinceLast: null,
    });
  });
  it('has the touchpoints of its weeks, whatever the order in which they are found', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 })), (back) => {
        const found = back.map((n) => week(periodOf(addDays(today, -7 * n), 'WEEK', 'MONDAY').startsOn));
        const { weeks, streakWeeks } = cadenceOf(found, days(addDays(today, -7 * 30), today, today));
        expect(weeks).toHaveLength(31);
        expect(weeks.reduce((sum, { touchpoints }) => sum + touchpoints, 0)).toBe(found.length);
        expect(streakWeeks).toBeLessThanOrEqual(found.length);
        expect(cadenceOf(found.toReversed(), days(addDays(today, -7 * 30), today, today))).toEqual(
          cadenceOf(found, days(addDays(today, -7 * 30), today, today)),
        );
      }),
    );
  });
});
