import fc from 'fast-check';
import { setSimilarity, subjectSimilarity, wordSimilarity } from './similarity.ts';

const weights = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.double({ min: 0, max: 10, noNaN: true }));
const mapOf = (given: Record<string, number>) => new Map(Object.entries(given));

describe('the similarity of two texts', () => {
  it('is one for the same words, none for others, and the share in between', () => {
    expect(wordSimilarity(mapOf({ a: 500, b: 667 }), mapOf({ a: 500, b: 667 }))).toBe(1);
    expect(wordSimilarity(mapOf({ a: 1 }), mapOf({ b: 1 }))).toBe(0);
    expect(wordSimilarity(mapOf({ a: 2, b: 1 }), mapOf({ a: 1, c: 1 }))).toBe(0.25);
    expect(wordSimilarity(new Map(), new Map())).toBe(0);
  });

  it('lies between 0 and 1, and is symmetric', () => {
    fc.assert(
      fc.property(weights, weights, (one, other) => {
        const likeness = wordSimilarity(mapOf(one), mapOf(other));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(wordSimilarity(mapOf(other), mapOf(one))).toBeCloseTo(likeness, 9);
      }),
    );
  });

  it('may be high for a short and a long text', () => {
    expect(setSimilarity(4, 4, 16)).toBe(0.5);
    expect(setSimilarity(0, 0, 5)).toBe(0);
  });

  it('counts words of a subject, and does not count everyday words', () => {
    const { likeness, shared } = subjectSimilarity(
      new Set(['know', 'basket', 'voucher']),
      new Set(['voucher', 'know', 'courier']),
    );
    expect(shared).toEqual(['voucher', 'know']);
    expect(likeness).toBeCloseTo(0.5, 9);
    expect(subjectSimilarity(new Set(['know']), new Set(['know'])).likeness).toBe(0);
    expect(subjectSimilarity(new Set(['voucher']), new Set(['voucher'])).likeness).toBe(1);
  });
});
