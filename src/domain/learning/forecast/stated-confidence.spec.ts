import { SCORING_MODELS } from '../../priorities/scoring/scoring-models.ts';
import { CHOSEN } from '../chosen.ts';
import { LIKELIHOOD_MODELS, statedConfidence } from './stated-confidence.ts';

describe('how likely a score is said to hold', () => {
  it('is its confidence as a share of certain', () => {
    expect(statedConfidence('RICE', 0.8)).toBe(0.8);
    expect(statedConfidence('ICE_MEAN', 7)).toBe(0.7);
  });

  it('is not said by models that count something else, or nothing', () => {
    expect(statedConfidence('ICE_GILAD', 3)).toBeNull();
    expect(statedConfidence('WSJF', 3)).toBeNull();
    expect(statedConfidence('toString', 3)).toBeNull();
    expect(statedConfidence('RICE', null)).toBeNull();
  });

  it('takes for certain the most that each model’s factor allows', () => {
    for (const key of LIKELIHOOD_MODELS) {
      const { factors } = SCORING_MODELS[key];
      expect(factors.find(({ name }) => name === 'confidence')?.max).toBe(CHOSEN.forecast.certainConfidence[key]);
    }
  });
});
