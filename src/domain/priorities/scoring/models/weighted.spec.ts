import fc from 'fast-check';
import { scoreWith } from '../scoring-model.ts';
import { DEFAULT_CRITERIA, normalised, weighted, weightedScore, type WeightedCriterion } from './weighted.ts';

const inputs = { customerValue: 4, reach: 2, risk: 2 };
const criteria = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 10 }),
    min: fc.integer({ min: -5, max: 5 }),
    span: fc.integer({ min: 1, max: 10 }),
    at: fc.integer({ min: 0, max: 100 }),
    lowerIsBetter: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('weighted criteria', () => {
  it('gives the 65 of the vector, for either kind', () => {
    const scored = {
      value: 65,
      borrowed: false,
      steps: [
        'Customer value 4 on 1 to 5 stands at 75 of 100',
        'Reach 2 on 1 to 5 stands at 25 of 100',
        'Risk 2 on 1 to 5, lower is better, stands at 75 of 100',
        '(3 × 75 + 1 × 25 + 1 × 75) ÷ 5 = 65',
      ],
    };
    expect(scoreWith(weighted, 'OPPORTUNITY', inputs)).toMatchObject(scored);
    expect(scoreWith(weighted, 'SOLUTION', inputs)).toMatchObject(scored);
  });
  it('gives none when an input is missing, or when nothing weighs', () => {
    expect(weightedScore(DEFAULT_CRITERIA, { ...inputs, risk: null })).toBeNull();
    expect(weightedScore([], inputs)).toBeNull();
    expect(weightedScore([{ factor: 'reach', weight: 0, min: 1, max: 5, lowerIsBetter: false }], inputs)).toBeNull();
  });
  it('turns the scale round where lower is better', () => {
    const cost: WeightedCriterion = { factor: 'cost', weight: 1, min: 0, max: 200, lowerIsBetter: true };
    expect([0, 50, 200].map((value) => normalised(cost, value))).toEqual([100, 75, 0]);
  });
  it('stays between 0 and 100, does not depend on the order of criteria, nor on the size of the weights', () => {
    fc.assert(
      fc.property(criteria, (drawn) => {
        const list = drawn.map(({ span, at, ...rest }, index) => ({
          ...rest,
          factor: `c${index}`,
          max: rest.min + span,
          value: rest.min + (span * at) / 100,
        }));
        const values = Object.fromEntries(list.map(({ factor, value }) => [factor, value]));
        const score = weightedScore(list, values) ?? NaN;
        expect(score).toBeGreaterThanOrEqual(-1e-9);
        expect(score).toBeLessThanOrEqual(100 + 1e-9);
        expect(weightedScore(list.toReversed(), values)).toBeCloseTo(score, 9);
        const tripled = list.map((each) => ({ ...each, weight: each.weight * 3 }));
        expect(weightedScore(tripled, values)).toBeCloseTo(score, 9);
      }),
    );
  });
});
