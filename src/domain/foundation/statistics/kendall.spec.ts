import fc from 'fast-check';
import { kendallTau } from './kendall.ts';

describe('Kendall’s tau-b', () => {
  it('agrees with the published vectors', () => {
    expect(kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.471405, 6);
    expect(kendallTau([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(0.6, 12);
  });

  it('is null for a figure that is the same for all', () => {
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

  it('stays between −1 and 1, whatever the order of the cases, and changes its sign with one figure', () => {
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

  it('equals its definition, pair by pair', () => {
    const byDefinition = (pairs: readonly (readonly [number, number])[]): number | null => {
      const of = { surplus: 0, byX: 0, byY: 0 };
      for (const [at, [x1, y1]] of pairs.entries())
        for (const [x2, y2] of pairs.slice(at + 1)) {
          of.surplus += Math.sign(x1 - x2) * Math.sign(y1 - y2);
          of.byX += Number(x1 !== x2);
          of.byY += Number(y1 !== y2);
        }
      return of.byX * of.byY === 0 ? null : of.surplus / Math.sqrt(of.byX * of.byY);
    };
    fc.assert(
      fc.property(cases, (pairs) => {
        expect(kendallTau(...split(pairs))).toBe(byDefinition(pairs));
      }),
    );
  });

  it('counts the pairs of 50,000 cases without a loop over all', () => {
    const x = Array.from({ length: 50_000 }, (_, index) => index);
    const y = x.map((index) => (index * 7919) % 50_021);
    expect(Math.abs(kendallTau(x, y) ?? 1)).toBeLessThan(0.1);
  });
});
