import fc from 'fast-check';
import { checkImpactDays, type ExpectedImpact, suggestVerdict } from './impact.ts';

const expected: ExpectedImpact = { direction: 'UP', expectedSize: 5, baseline: 41, dueOn: '2026-03-31' };
const [BEFORE, AFTER] = ['2026-03-31', '2026-04-01'];

describe('the verdict that readings suggest on an expected impact', () => {
  it.each([
    [46, 'CAME_TRUE', 1],
    [47, 'CAME_TRUE', 1.2],
    [45, 'DID_NOT_COME_TRUE', 0.8],
    [40, 'DID_NOT_COME_TRUE', -0.2],
  ] as const)('at %p after the day it was due is %s', (seen, verdict, shareOfExpected) => {
    expect(suggestVerdict(expected, seen, AFTER, 0)).toMatchObject({ verdict, shareOfExpected, isDue: true });
  });
  it('is null before the day is over, however far the metric moved, and the steps say how far', () => {
    const early = suggestVerdict(expected, 50, BEFORE, 0);
    expect(early).toMatchObject({ verdict: null, isDue: false, moved: 9 });
    expect(early.steps).toEqual([
      'from 41 to 50: moved 9 up, 5 expected = 180 %',
      'not before the end of 2026-03-31: so far it is as expected',
    ]);
  });
  it('cannot tell without a baseline or a later reading, and not before the day either', () => {
    expect(suggestVerdict({ ...expected, baseline: null }, 50, AFTER, 0).verdict).toBe('CANNOT_TELL');
    expect(suggestVerdict(expected, null, AFTER, 0)).toMatchObject({ verdict: 'CANNOT_TELL', moved: null });
    expect(suggestVerdict(expected, null, BEFORE, 0).verdict).toBeNull();
  });
  it('is met by any move in the expected direction without a size, and by no move for a size of 0', () => {
    const vague = { ...expected, expectedSize: null };
    expect(suggestVerdict(vague, 41.1, AFTER, 0)).toMatchObject({ verdict: 'CAME_TRUE', shareOfExpected: null });
    expect(suggestVerdict(vague, 41, AFTER, 0).verdict).toBe('DID_NOT_COME_TRUE');
    expect(suggestVerdict({ ...expected, expectedSize: 0 }, 41, AFTER, 0)).toMatchObject({
      verdict: 'CAME_TRUE',
      shareOfExpected: null,
    });
  });
  it('is not misled by binary fractions', () => {
    const tenths = { ...expected, baseline: 0.1, expectedSize: 0.2 };
    expect(suggestVerdict(tenths, 0.3, AFTER, 0).verdict).toBe('CAME_TRUE');
  });
  it('warns that the move may be that of others', () => {
    expect(suggestVerdict(expected, 47, AFTER, 2).steps.at(-1)).toBe(
      '2 more nodes are linked to the key result: the move may be theirs',
    );
    expect(suggestVerdict(expected, 40, AFTER, 2).steps).toHaveLength(1);
  });
  it('is the same for the mirrored metric, and never worse for a value further on', () => {
    const number = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 50 }), fc.nat(50), (baseline, seen, expectedSize, more) => {
        const up = suggestVerdict({ ...expected, baseline, expectedSize }, seen, AFTER, 0);
        const down = suggestVerdict(
          { ...expected, direction: 'DOWN', baseline: -baseline, expectedSize },
          -seen,
          AFTER,
          0,
        );
        expect([down.verdict, down.moved]).toEqual([up.verdict, up.moved]);
        if (up.verdict === 'CAME_TRUE')
          expect(suggestVerdict({ ...expected, baseline, expectedSize }, seen + more, AFTER, 0).verdict).toBe(
            'CAME_TRUE',
          );
      }),
    );
  });
});

describe('the days of an expected impact', () => {
  const frame = { baselineOn: '2026-03-10', dueOn: '2026-03-31' };
  it('are in order where the input has one of them', () => {
    expect(checkImpactDays({ dueOn: '2026-03-31' }, frame)).toEqual([]);
    expect(checkImpactDays({ dueOn: '2026-03-10' }, { ...frame, dueOn: '2026-03-10' })).toMatchObject([
      { code: 'INVALID_VALUE', path: ['hypothesis', 'dueOn'] },
    ]);
    // Linked on the last day of a cycle, by defaults alone: nothing will be seen, and nothing is wrong with it.
    expect(checkImpactDays({}, { ...frame, dueOn: '2026-03-10' })).toEqual([]);
    expect(checkImpactDays({ dueOn: '2026-03-10' }, { baselineOn: null, dueOn: '2026-03-10' })).toEqual([]);
  });
  it('need a baseline where the input has the day of one', () => {
    expect(checkImpactDays({ baselineOn: '2026-03-10' }, frame)).toMatchObject([
      { path: ['hypothesis', 'baselineOn'] },
    ]);
    expect(checkImpactDays({ baseline: 3, baselineOn: '2026-03-10' }, frame)).toEqual([]);
  });
});
