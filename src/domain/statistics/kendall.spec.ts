import fc from 'fast-check';
import { kendallErrorByChance, kendallTau, kendallWithoutEach } from './kendall.ts';

describe('Kendall’s tau-b', () => {
  it('agrees with the published vectors', () => {
    expect(kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.471405, 6);
    expect(kendallTau([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.6, 12);
  });

  it('says nothing of a figure that is the same for all', () => {
    expect(kendallTau([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(kendallTau([1, 2, 3], [4, 4, 4])).toBeNull();
    expect(kendallTau([], [])).toBeNull();
    expect(kendallTau([1], [1])).toBeNull();
  });

  it('refuses two lists of different cases', () => {
    expect(() => kendallTau([1, 2], [1])).toThrow(RangeError);
  });

  const cases = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 25 });
  const split = (pairs: readonly (readonly [number, number])[]) =>
    [pairs.map(([x]) => x), pairs.map(([, y]) => y)] as const;

  it('stays between −1 and 1, whatever the order of the cases, and turns round with one figure', () => {
    fc.assert(
      fc.property(cases, (pairs) => {
        const [x, y] = split(pairs);
        const tau = kendallTau(x, y);
        const [reversedX, reversedY] = split(pairs.toReversed());
        expect(kendallTau(reversedX, reversedY)).toBe(tau);
        expect(kendallTau(y, x)).toBe(tau);
        if (tau === null) return;
        expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12);
        expect(
          kendallTau(
            x.map((value) => -value),
            y,
          ),
        ).toBeCloseTo(-tau, 12);
        expect(
          kendallTau(
            x.map((value) => value ** 3 + 5),
            y,
          ),
        ).toBeCloseTo(tau, 12);
      }),
    );
  });

  it('leaves out one case in turn as if it had never been there', () => {
    fc.assert(
      fc.property(cases, (pairs) => {
        const [x, y] = split(pairs);
        const without = kendallWithoutEach(x, y);
        for (const at of pairs.keys()) {
          const expected = kendallTau(x.toSpliced(at, 1), y.toSpliced(at, 1));
          if (expected === null) expect(without[at]).toBeNull();
          else expect(without[at]).toBeCloseTo(expected, 12);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('knows how far chance takes it', () => {
    expect(kendallErrorByChance(10)).toBeCloseTo(0.248452, 6);
    expect(kendallErrorByChance(1)).toBe(Infinity);
  });
});
