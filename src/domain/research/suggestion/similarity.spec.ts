import fc from 'fast-check';
import { overlap, sameSubject, sameWords } from './similarity.ts';

const weights = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.double({ min: 0, max: 10, noNaN: true }));
const mapOf = (given: Record<string, number>) => new Map(Object.entries(given));

describe('how far two texts say the same', () => {
  it('is one for the same words, none for others, and the share in between', () => {
    expect(sameWords(mapOf({ a: 500, b: 667 }), mapOf({ a: 500, b: 667 }))).toBe(1);
    expect(sameWords(mapOf({ a: 1 }), mapOf({ b: 1 }))).toBe(0);
    expect(sameWords(mapOf({ a: 2, b: 1 }), mapOf({ a: 1, c: 1 }))).toBe(0.25);
    expect(sameWords(new Map(), new Map())).toBe(0);
  });

  it('lies between none and all, and is the same from either side', () => {
    fc.assert(
      fc.property(weights, weights, (one, other) => {
        const likeness = sameWords(mapOf(one), mapOf(other));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(sameWords(mapOf(other), mapOf(one))).toBeCloseTo(likeness, 9);
      }),
    );
  });

  it('does not make a short text unlike a long one by its shortness alone', () => {
    expect(overlap(4, 4, 16)).toBe(0.5);
    expect(overlap(0, 0, 5)).toBe(0);
  });

  it('counts words of a subject, and everyday words for nothing', () => {
    const { likeness, shared } = sameSubject(
      new Set(['know', 'basket', 'voucher']),
      new Set(['voucher', 'know', 'courier']),
    );
    expect(shared).toEqual(['voucher', 'know']);
    expect(likeness).toBeCloseTo(0.5, 9);
    expect(sameSubject(new Set(['know']), new Set(['know'])).likeness).toBe(0);
    expect(sameSubject(new Set(['voucher']), new Set(['voucher'])).likeness).toBe(1);
  });
});
