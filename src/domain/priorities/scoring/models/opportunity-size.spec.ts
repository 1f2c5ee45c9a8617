import { scoreWith } from '../scoring-model.ts';
import { opportunitySize } from './opportunity-size.ts';

describe('opportunity size', () => {
  it('gives the 10,000 occurrences of the vector', () => {
    expect(scoreWith(opportunitySize, 'OPPORTUNITY', { peoplePerMonth: 4000, timesEachPerMonth: 2.5 })).toMatchObject({
      value: 10_000,
      steps: ['4,000 people a month × 2.5 times each = 10,000 occurrences a month'],
    });
  });
  it('gives none for a solution', () => {
    expect(scoreWith(opportunitySize, 'SOLUTION', { peoplePerMonth: 4000, timesEachPerMonth: 2.5 })).toMatchObject({
      value: null,
      notes: ['Opportunity size scores opportunities, not solutions.'],
    });
  });
});
