import fc from 'fast-check';
import { addDays } from '../calendar/date.ts';
import { linearPace } from './pace.ts';

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
