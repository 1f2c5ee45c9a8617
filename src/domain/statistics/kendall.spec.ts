import fc from 'fast-check';
import { kendallTauB, type Pair } from './kendall.ts';

const zip = (x: readonly number[], y: readonly number[]): Pair[] => x.map((each, index) => [each, y[index] ?? NaN]);

/** The definition itself, pair by pair. */
function byDefinition(pairs: readonly Pair[]): number | null {
  let [same, opposite, onlyX, onlyY] = [0, 0, 0, 0];
  pairs.forEach(([x1, y1], index) => {
    for (const [x2, y2] of pairs.slice(index + 1)) {
      const order = Math.sign(x1 - x2) * Math.sign(y1 - y2);
      if (order > 0) same += 1;
      else if (order < 0) opposite += 1;
      else if (x1 === x2 && y1 !== y2) onlyX += 1;
      else if (x1 !== x2) onlyY += 1;
    }
  });
  const scale = Math.sqrt((same + opposite + onlyX) * (same + opposite + onlyY));
  return scale === 0 ? null : (same - opposite) / scale;
}

const few = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), { maxLength: 40 });

describe("Kendall's tau-b", () => {
  it.each<[number[], number[], number]>([
    [[12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.471405],
    [[1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.6],
    [[1, 2, 3], [10, 20, 30], 1],
    [[1, 2, 3], [3, 2, 1], -1],
  ])('of %p and %p is %p', (x, y, tau) => {
    expect(kendallTauB(zip(x, y))).toBeCloseTo(tau, 6);
  });
  it('is null when one side cannot tell anything apart', () => {
    expect([[], zip([1], [1]), zip([1, 1, 1], [1, 2, 3]), zip([1, 2], [3, 3])].map(kendallTauB)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
  it('is what the definition says, pair by pair', () => {
    fc.assert(
      fc.property(few, (pairs) => {
        const [tau, defined] = [kendallTauB(pairs), byDefinition(pairs)];
        if (defined === null) expect(tau).toBeNull();
        else expect(tau).toBeCloseTo(defined, 10);
      }),
    );
  });
  it('lies between −1 and 1, is the same from either side and in any order, and turns round with one side', () => {
    fc.assert(
      fc.property(few, (pairs) => {
        const tau = kendallTauB(pairs);
        expect(kendallTauB(pairs.map(([x, y]) => [y, x]))).toBe(tau);
        expect(kendallTauB(pairs.toReversed())).toBe(tau);
        if (tau === null) return;
        expect(Math.abs(tau)).toBeLessThanOrEqual(1);
        expect(kendallTauB(pairs.map(([x, y]) => [-x, y]))).toBeCloseTo(-tau, 10);
      }),
    );
  });
  it('counts 50,000 in no time', () => {
    const pairs = Array.from({ length: 50_000 }, (_, index): Pair => [index, (index * 7919) % 50_021]);
    expect(Math.abs(kendallTauB(pairs) ?? 1)).toBeLessThan(0.1);
  });
});
