import { SCORING_MODELS } from '../../priorities/scoring/scoring-models.ts';
import { SAYS_HOW_LIKELY, saidConfidence } from './said-confidence.ts';

describe('how likely a score is said to hold', () => {
  it('is its confidence as a share of certain', () => {
    expect(saidConfidence('RICE', 0.8)).toBe(0.8);
    expect(saidConfidence('ICE_MEAN', 7)).toBe(0.7);
  });

  it('is not said by models that count something else, or nothing', () => {
    expect(saidConfidence('ICE_GILAD', 3)).toBeNull();
    expect(saidConfidence('WSJF', 3)).toBeNull();
    expect(saidConfidence('toString', 3)).toBeNull();
    expect(saidConfidence('RICE', null)).toBeNull();
  });

  it('takes for certain the most that each model’s factor allows', () => {
    for (const [key, certain] of Object.entries(SAYS_HOW_LIKELY)) {
      const factors = SCORING_MODELS[key as keyof typeof SAYS_HOW_LIKELY].factors;
      expect(factors.find(({ name }) => name === 'confidence')?.max).toBe(certain);
    }
  });
});
