import fc from 'fast-check';
import { areIndistinguishable } from './band.ts';
import { notchRange } from './notch.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const banded = (inputs: Record<string, number>) => {
  const { RICE } = SCORING_MODELS;
  const value = RICE.score(inputs as never) ?? NaN;
  return { value, ...(notchRange(RICE, inputs) ?? { low: null, high: null }) };
};
const eight = banded({ reach: 2000, impact: 2, confidence: 0.8, effort: 4 });

describe('neighbours of a ranking', () => {
  it('are indistinguishable when one notch of either would swap them', () => {
    // 800 falls to 400 at most (impact high to medium), and 300 rises to 450.
    expect(areIndistinguishable(eight, banded({ reach: 750, impact: 2, confidence: 0.8, effort: 3 }))).toBe(false);
    expect(areIndistinguishable(eight, { value: 401, low: null, high: null })).toBe(true);
    expect(areIndistinguishable({ value: 800, low: null, high: null }, { value: 10, low: 1, high: 801 })).toBe(true);
  });
  it('are distinguishable when a notch only makes them equal, and indistinguishable when they are equal', () => {
    expect(areIndistinguishable(eight, { value: 400, low: null, high: null })).toBe(false);
    expect(areIndistinguishable({ value: 1, low: null, high: null }, { value: 1, low: null, high: null })).toBe(true);
  });
  it('are not easier to distinguish the closer they are', () => {
    const score = fc.record({ value: fc.integer(), down: fc.nat(9), up: fc.nat(9) });
    fc.assert(
      fc.property(score, fc.nat(50), fc.nat(50), ({ value, down, up }, one, more) => {
        const at = (each: number) => ({ value: each, low: each - down, high: each + up });
        const apart = (by: number) => !areIndistinguishable(at(value), at(value - by));
        if (apart(one)) expect(apart(one + more)).toBe(true);
      }),
    );
  });
});
