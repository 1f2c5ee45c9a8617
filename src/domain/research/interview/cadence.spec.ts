import fc from 'fast-check';
import { addDays } from '../../foundation/calendar/date.ts';
import { periodOf } from '../../foundation/calendar/interval.ts';
import { cadenceOf, isoWeekOf, type WeekOfTouchpoints } from './cadence.ts';

const week = (startsOn: string, touchpoints = 1): WeekOfTouchpoints => ({
  startsOn,
  touchpoints,
  withTrio: 0,
  withEngineer: 1,
  lastOn: addDays(startsOn, 2),
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
      '2026-02-20',
      today,
      today,
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
    expect(cadenceOf([week('2026-03-16'), week('2026-03-09')], today, today, today)).toMatchObject({
      streakWeeks: 1,
      daysSinceLast: 0,
    });
    expect(cadenceOf([week('2026-03-16')], today, today, today).streakWeeks).toBe(0);
  });
  it('has a streak from before the range, and shows a past day as it was then', () => {
    const found = [week('2026-02-23'), week('2026-03-02')];
    expect(cadenceOf(found, '2026-03-08', '2026-03-08', today)).toMatchObject({ streakWeeks: 2, daysSinceLast: 4 });
    expect(cadenceOf(found, '2026-03-07', '2026-03-07', today).streakWeeks).toBe(1);
  });
  it('has no last day where there was no touchpoint', () => {
    expect(cadenceOf([], today, today, today)).toMatchObject({ streakWeeks: 0, lastOn: null, daysSinceLast: null });
  });
  it('has the touchpoints of its weeks, whatever the order in which they are found', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 })), (back) => {
        const found = back.map((n) => week(periodOf(addDays(today, -7 * n), 'WEEK', 'MONDAY').startsOn));
        const { weeks, streakWeeks } = cadenceOf(found, addDays(today, -7 * 30), today, today);
        expect(weeks).toHaveLength(31);
        expect(weeks.reduce((sum, { touchpoints }) => sum + touchpoints, 0)).toBe(found.length);
        expect(streakWeeks).toBeLessThanOrEqual(found.length);
        expect(cadenceOf(found.toReversed(), addDays(today, -7 * 30), today, today)).toEqual(
          cadenceOf(found, addDays(today, -7 * 30), today, today),
        );
      }),
    );
  });
});
