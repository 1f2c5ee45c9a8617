import fc from 'fast-check';
import { areIndistinguishable } from './band.ts';
import { notchChanges, notchRange } from './notch.ts';
import { swapsWithNeighbours } from './rank-swap.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const inputs = { reach: 2000, impact: 2, confidence: 0.8, effort: 4 };
const changes = notchChanges(SCORING_MODELS.RICE, inputs);
const told = (above: number | null, below: number | null) =>
  swapsWithNeighbours(800, changes, above, below).map(({ factor, to, value, side }) => [
    factor.factor,
    to,
    value,
    side,
  ]);

describe('swaps of a score of 800 with its neighbours', () => {
  it('come smallest change first', () => {
    expect(told(1100, 500)).toEqual([
      ['impact', 1, 400, 'BELOW'],
      ['impact', 3, 1200, 'ABOVE'],
    ]);
    expect(told(900, null)[0]).toEqual(['reach', 2500, 1000, 'ABOVE']);
  });
  it('are none where neighbours are far away, equal after the change, or missing', () => {
    expect(told(1200, 400)).toEqual([]);
    expect(told(null, null)).toEqual([]);
  });
  it('are with neighbours of the same band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 801, max: 2000 }), fc.integer({ min: 1, max: 799 }), (above, below) => {
        const range = notchRange(SCORING_MODELS.RICE, inputs);
        const own = { value: 800, low: range?.low ?? null, high: range?.high ?? null };
        const plain = (value: number) => ({ value, low: null, high: null });
        const sides = swapsWithNeighbours(800, changes, above, below).map(({ side }) => side);
        expect(sides.includes('ABOVE')).toBe(areIndistinguishable(plain(above), own));
        expect(sides.includes('BELOW')).toBe(areIndistinguishable(own, plain(below)));
      }),
    );
  });
});
