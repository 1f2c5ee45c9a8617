import fc from 'fast-check';
import { breachInWords, checkThreshold, boundsInWords, isWithin, type Threshold } from './guardrail.ts';

const between: Threshold = { kind: 'KEEP_BETWEEN', lower: 95, upper: 99 };

describe('a guardrail', () => {
  it('is kept within its bounds, both included', () => {
    expect([94.9, 95, 97, 99, 99.1].map((value) => isWithin(between, value))).toEqual([false, true, true, true, false]);
    expect(isWithin({ lower: null, upper: 3 }, -1000)).toBe(true);
    expect(isWithin({ lower: 3, upper: null }, 2)).toBe(false);
  });
  it('says in words what it asks', () => {
    expect(boundsInWords(between)).toBe('at least 95 and at most 99');
    expect(boundsInWords({ lower: null, upper: -3 })).toBe('at most −3');
  });
  it('has the bounds of its kind, and no others', () => {
    const paths = (threshold: Threshold) => checkThreshold(threshold, ['threshold']).map(({ path }) => path.join('.'));
    expect(paths(between)).toEqual([]);
    expect(paths({ ...between, lower: 99 })).toEqual(['threshold.lower']);
    expect(paths({ kind: 'KEEP_ABOVE', lower: null, upper: 3 })).toEqual(['threshold.lower', 'threshold.upper']);
  });
  it('is kept between two bounds just where it is kept above the one and below the other', () => {
    const number = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(number, number, number, (lower, upper, value) => {
        const both = isWithin({ lower, upper }, value);
        const above = isWithin({ lower, upper: null }, value);
        const below = isWithin({ lower: null, upper }, value);
        expect(both).toBe(above && below);
      }),
    );
  });
});

describe('a breach in words', () => {
  const breach = {
    metric: 'Returns',
    bounds: { lower: null, upper: 3 },
    worst: 9,
    latest: 4,
    since: '2026-07-02',
    until: null,
  };
  it('tells where it stands, and how far at worst', () => {
    expect(breachInWords(breach)).toBe('Returns is 4, not at most 3, since 2026-07-02. At worst it was 9.');
    expect(breachInWords({ ...breach, latest: 9 })).toBe('Returns is 9, not at most 3, since 2026-07-02.');
    expect(breachInWords({ ...breach, until: '2026-07-05' })).toBe(
      'Returns was 9 at worst, not at most 3, from 2026-07-02 to 2026-07-05.',
    );
  });
});
