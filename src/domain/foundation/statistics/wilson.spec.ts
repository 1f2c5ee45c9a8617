import fc from 'fast-check';
import { wilson } from './wilson.ts';

describe('the score interval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [7, 10, 0.3968, 0.8922],
    [5, 5, 0.5655, 1],
  ])('of %i of %i is %f to %f', (hits, n, low, high) => {
    expect(wilson(hits, n)?.low).toBeCloseTo(low, 4);
    expect(wilson(hits, n)?.high).toBeCloseTo(high, 4);
  });

  it('is null without observations, and refuses more hits than observations', () => {
    expect(wilson(0, 0)).toBeNull();
    expect(() => wilson(3, 2)).toThrow(RangeError);
    expect(() => wilson(-1, 2)).toThrow(RangeError);
  });

  it('includes the observed share, stays between 0 and 1, is symmetric, and narrows with more observations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, seen) => {
        const hits = seen % (n + 1);
        const { low, high } = wilson(hits, n) ?? { low: NaN, high: NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(wilson(n - hits, n)?.low).toBeCloseTo(1 - high, 12);
        const more = wilson(hits * 4, n * 4) ?? { low: NaN, high: NaN };
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });
});
