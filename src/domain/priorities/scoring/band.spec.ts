import fc from 'fast-check';
import { cannotBeToldApart } from './band.ts';
import { notchRange } from './notch.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const banded = (inputs: Record<string, number>) => {
  const { RICE } = SCORING_MODELS;
  const value = RICE.score(inputs as never) ?? NaN;
  return { value, ...(notchRange(RICE, inputs) ?? { low: null, high: null }) };
};
const eight = banded({ reach: 2000, impact: 2, confidence: 0.8, effort: 4 });

describe('neighbours of a ranking', () => {
  it('cannot be told apart when one notch of either would swap them', () => {
    // 800 falls to 400 at most (impact high to medium), and 300 rises to 450.
    expect(cannotBeToldApart(eight, banded({ reach: 750, impact: 2, confidence: 0.8, effort: 3 }))).toBe(false);
    expect(cannotBeToldApart(eight, { value: 401, low: null, high: null })).toBe(true);
    expect(cannotBeToldApart({ value: 800, low: null, high: null }, { value: 10, low: 1, high: 801 })).toBe(true);
  });
  it('are told apart when a notch only makes them equal, and not when they are equal', () => {
    expect(cannotBeToldApart(eight, { value: 400, low: null, high: null })).toBe(false);
    expect(cannotBeToldApart({ value: 1, low: null, high: null }, { value: 1, low: null, high: null })).toBe(true);
  });
  it('are not easier to tell apart the closer they are', () => {
    const score = fc.record({ value: fc.integer(), down: fc.nat(9), up: fc.nat(9) });
    fc.assert(
      fc.property(score, fc.nat(50), fc.nat(50), ({ value, down, up }, one, more) => {
        const at = (each: number) => ({ value: each, low: each - down, high: each + up });
        const apart = (by: number) => !cannotBeToldApart(at(value), at(value - by));
        if (apart(one)) expect(apart(one + more)).toBe(true);
      }),
    );
  });
});
