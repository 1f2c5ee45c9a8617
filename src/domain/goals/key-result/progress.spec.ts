import fc from 'fast-check';
import { progress, type Reading } from './progress.ts';
import type { Target } from './target.ts';

const none = { initial: null, goal: null, lower: null, upper: null };
const reach = (initial: number, goal: number): Target => ({ ...none, kind: 'REACH', initial, goal });
const on = (day: number, value: number): Reading => ({ value, observedOn: `2026-01-${String(day).padStart(2, '0')}` });
const between: Target = { ...none, kind: 'KEEP_BETWEEN', lower: 95, upper: 99 };

describe('progress towards a goal', () => {
  it('gives the 50 % of the vector', () => {
    expect(progress(reach(20, 50), [on(1, 35)])).toEqual({
      raw: 0.5,
      clamped: 0.5,
      inBand: null,
      shareInBand: null,
      latest: 35,
      latestOn: '2026-01-01',
      daysRead: 1,
      steps: ['(35 − 20) ÷ (50 − 20) = 50 %'],
    });
  });
  it('gives the 66.7 % of the vector for a falling goal', () => {
    const { raw, steps } = progress(reach(8, 5), [on(1, 6)]);
    expect(raw).toBeCloseTo(0.667, 3);
    expect(steps).toEqual(['(6 − 8) ÷ (5 − 8) = 66.7 %']);
  });
  it.each([
    [65, 1.5, 1],
    [5, -0.5, 0],
    [50, 1, 1],
    [20, 0, 0],
  ])('keeps raw and clamped apart at %p', (value, raw, clamped) => {
    const answer = progress(reach(20, 50), [on(1, value)]);
    expect(answer).toMatchObject({ raw, clamped });
    expect(answer.steps).toHaveLength(raw === clamped ? 1 : 2);
  });
  it('gives 0 and not −0 where nothing moved towards a lower goal', () => {
    expect(Object.is(progress(reach(8, 5), [on(1, 8)]).raw, 0)).toBe(true);
  });
  it('puts negative numbers in brackets', () => {
    expect(progress(reach(-10, 10), [on(1, 0)]).steps).toEqual(['(0 − (−10)) ÷ (10 − (−10)) = 50 %']);
  });
  it('answers null to everything without a check-in', () => {
    const empty = {
      raw: null,
      clamped: null,
      inBand: null,
      shareInBand: null,
      latest: null,
      latestOn: null,
      daysRead: 0,
      steps: ['no check-in or reading yet'],
    };
    expect(progress(reach(20, 50), [])).toEqual(empty);
    expect(progress(between, [])).toEqual(empty);
  });
  it('counts the latest day observed, and of one day what was recorded last', () => {
    expect(progress(reach(0, 10), [on(5, 5), on(9, 9), on(2, 2)]).latest).toBe(9);
    expect(progress(reach(0, 10), [on(9, 8), on(9, 9), on(2, 2), on(9, 7)]).latest).toBe(7);
  });
  it('gives null, never Infinity, for a way too short or too long to measure', () => {
    expect(progress(reach(5, 5), [on(1, 6)])).toMatchObject({ raw: null, clamped: null, latest: 6 });
    expect(progress(reach(0, 1e-307), [on(1, 1)])).toMatchObject({ raw: null, clamped: null });
    expect(progress(reach(0, 5e-324), [on(1, 5e-324)])).toMatchObject({ raw: null, clamped: null });
  });
  it('measures a way that is longer than the largest number', () => {
    expect(progress(reach(-1e308, 1e308), [on(1, 0)])).toMatchObject({ raw: 0.5, clamped: 0.5 });
    expect(progress(reach(-1e308, 1e308), [on(1, 1e308)])).toMatchObject({ raw: 1, clamped: 1 });
    expect(progress(reach(0, 1), [on(1, 1e300)]).steps[0]).toBe('(1 × 10^300 − 0) ÷ (1 − 0) = 1 × 10^302 %');
  });
  it('is 0 at the start, 1 at the goal, clamped between, and the same for mirrored numbers', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(number, number, number, (initial, goal, value) => {
        fc.pre(initial !== goal);
        const { raw, clamped } = progress(reach(initial, goal), [on(1, value)]);
        expect(progress(reach(initial, goal), [on(1, initial)]).raw).toBe(0);
        expect(progress(reach(initial, goal), [on(1, goal)]).raw).toBe(1);
        expect(clamped).toBe(Math.min(Math.max(raw ?? NaN, 0), 1));
        expect(progress(reach(-initial, -goal), [on(1, -value)]).raw).toBe(raw);
      }),
    );
  });
});

describe('a metric that is to stay within bounds', () => {
  it('gives the 3 of 4 of the vector, and no progress', () => {
    expect(progress(between, [on(1, 96), on(2, 94), on(3, 98), on(4, 97)])).toEqual({
      raw: null,
      clamped: null,
      inBand: true,
      shareInBand: 0.75,
      latest: 97,
      latestOn: '2026-01-04',
      daysRead: 4,
      steps: ['97 is at least 95 and at most 99', '3 of 4 days with a reading = 75 %'],
    });
  });
  it('counts both ends as inside', () => {
    expect(progress(between, [on(1, 95), on(2, 99)])).toMatchObject({ inBand: true, shareInBand: 1 });
    expect(progress({ ...none, kind: 'KEEP_ABOVE', lower: 5 }, [on(1, 5)]).inBand).toBe(true);
    expect(progress({ ...none, kind: 'KEEP_BELOW', upper: 5 }, [on(1, 5)]).inBand).toBe(true);
  });
  it('says when the latest is outside', () => {
    expect(progress({ ...none, kind: 'KEEP_BELOW', upper: 5 }, [on(1, 4), on(2, 6)])).toMatchObject({
      inBand: false,
      shareInBand: 0.5,
      steps: ['6 is not at most 5', '1 of 2 days with a reading = 50 %'],
    });
  });
  it('counts a day once, by what was recorded last', () => {
    expect(progress(between, [on(1, 90), on(1, 96), on(2, 97)])).toMatchObject({ shareInBand: 1 });
  });
  it('does not depend on the order of days', () => {
    const readings = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 90, max: 104 })), {
      selector: ([day]) => day,
      minLength: 1,
    });
    fc.assert(
      fc.property(readings, (drawn) => {
        const list = drawn.map(([day, value]) => on(day, value));
        expect(progress(between, list.toReversed())).toEqual(progress(between, list));
      }),
    );
  });
});
