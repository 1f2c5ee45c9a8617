import fc from 'fast-check';
import { addDays } from '../../foundation/calendar/date.ts';
import { byDatePace, linearPace } from './pace.ts';

const quarter = { startsOn: '2026-01-01', endsOn: '2026-03-31' };

describe('linearPace', () => {
  it('gives the .389 and .111 of the vector on day 35 of 90', () => {
    const pace = linearPace(quarter, '2026-02-04', 0.5);
    expect(pace).toMatchObject({ elapsedDays: 35, days: 90 });
    expect(pace.share).toBeCloseTo(0.389, 3);
    expect(pace.aheadBy).toBeCloseTo(0.111, 3);
    expect(pace.steps).toEqual(['day 35 of 90 = 38.9 % of the cycle', 'progress 50 %: ahead by 11.1 %']);
  });
  it.each([
    ['2025-12-31', 0],
    ['2026-01-01', 1],
    ['2026-03-31', 90],
    ['2027-01-01', 90],
  ])('on %s has %p days behind it', (today, elapsedDays) => {
    expect(linearPace(quarter, today, null)).toMatchObject({ elapsedDays, share: elapsedDays / 90, aheadBy: null });
  });
  it('says when one is behind or on pace', () => {
    expect(linearPace(quarter, '2026-03-31', 0.9).steps[1]).toBe('progress 90 %: behind by 10 %');
    expect(linearPace(quarter, '2026-03-31', 1)).toMatchObject({ aheadBy: 0 });
    expect(linearPace(quarter, '2026-03-31', 1).steps[1]).toBe('progress 100 %: on pace');
  });
  it('knows a cycle of one day', () => {
    expect(linearPace({ startsOn: '2026-01-01', endsOn: '2026-01-01' }, '2026-01-01', null).share).toBe(1);
  });
  it('throws on a cycle that ends before it begins', () => {
    expect(() => linearPace({ startsOn: '2026-01-02', endsOn: '2026-01-01' }, '2026-01-01', 0)).toThrow(RangeError);
  });
  it('stays between 0 and 1 and never goes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (offset) => {
        const [one, next] = [offset, offset + 1].map(
          (days) => linearPace(quarter, addDays('2026-01-01', days), 0).share,
        );
        expect(one).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(1);
        expect(next).toBeGreaterThanOrEqual(one ?? NaN);
      }),
    );
  });
});

describe('byDatePace', () => {
  it('expects nothing before the last day, and everything on it', () => {
    expect(byDatePace(quarter, '2026-03-30', 0.5)).toEqual({
      elapsedDays: 89,
      days: 90,
      share: 0,
      aheadBy: null,
      standing: 'NOT_DUE',
      steps: ['due on 2026-03-31, in 1 day: nothing is expected before'],
    });
    const due = byDatePace(quarter, '2026-03-31', 0.5);
    expect(due).toMatchObject({ share: 1, aheadBy: -0.5, standing: 'BEHIND' });
    expect(due.steps).toEqual(['due on 2026-03-31: 100 % is expected', 'progress 50 %: behind by 50 %']);
  });
  it.each([
    ['2025-12-01', 0.9, 'NOT_DUE'],
    ['2026-03-31', 1, 'ON_PACE'],
    ['2026-05-01', 1.2, 'AHEAD'],
    ['2026-05-01', null, 'UNKNOWN'],
  ] as const)('on %s with %p is %s', (today, progress, standing) => {
    expect(byDatePace(quarter, today, progress).standing).toBe(standing);
  });
});

describe('the comparison of a key result with its pace', () => {
  it('is one word, and what is equal on paper is on pace', () => {
    expect(linearPace(quarter, '2026-02-04', 0.5).standing).toBe('AHEAD');
    expect(linearPace(quarter, '2026-02-04', 0.3).standing).toBe('BEHIND');
    expect(linearPace(quarter, '2026-02-04', null).standing).toBe('UNKNOWN');
    expect(linearPace({ startsOn: '2026-01-01', endsOn: '2026-01-10' }, '2026-01-03', 0.1 + 0.2)).toMatchObject({
      standing: 'ON_PACE',
      aheadBy: 0,
    });
  });
  it('is AHEAD, ON_PACE or BEHIND just as the difference is above, at or below 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 100 }), fc.double({ min: -1, max: 2, noNaN: true }), (day, progress) => {
        const { aheadBy, standing } = linearPace(quarter, addDays('2026-01-01', day), progress);
        expect(standing).toBe({ '-1': 'BEHIND', '0': 'ON_PACE', '1': 'AHEAD' }[String(Math.sign(aheadBy ?? NaN) + 0)]);
      }),
    );
  });
});
