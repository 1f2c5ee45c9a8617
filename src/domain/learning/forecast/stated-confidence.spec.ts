import { SCORING_MODELS } from '../../priorities/scoring/scoring-models.ts';
import { CHOSEN } from '../chosen.ts';
import { LIKELIHOOD_MODELS, statedConfidence } from './stated-confidence.ts';

describe('the stated likelihood of a score', () => {
  it('is its confidence ÷ the confidence that means certain', () => {
    expect(statedConfidence('RICE', 0.8)).toBe(0.8);
    expect(statedConfidence('ICE_MEAN', 7)).toBe(0.7);
  });

  it('is null for models whose confidence is no likelihood, or that have none', () => {
    expect(statedConfidence('ICE_GILAD', 3)).toBeNull();
    expect(statedConfidence('WSJF', 3)).toBeNull();
    expect(statedConfidence('toString', 3)).toBeNull();
    expect(statedConfidence('RICE', null)).toBeNull();
  });

  it('means certain at the largest value of each model’s factor', () => {
    for (const key of LIKELIHOOD_MODELS) {
      const { factors } = SCORING_MODELS[key];
      expect(factors.find(({ factor: name }) => name === 'confidence')?.max).toBe(
        CHOSEN.forecast.certainConfidence[key],
      );
    }
  });
});
