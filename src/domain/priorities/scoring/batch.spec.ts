import { problemOfBatch } from './batch.ts';
import { SCORING_MODELS } from './scoring-models.ts';

describe('the batch of a score', () => {
  it('is needed where values compare only within one', () => {
    expect(problemOfBatch(SCORING_MODELS.WSJF, null)).toMatch(/^WSJF .* "batchId"\.$/);
    expect(problemOfBatch(SCORING_MODELS.WSJF, 'spring')).toBeNull();
  });

  it('is refused where values are absolute', () => {
    expect(problemOfBatch(SCORING_MODELS.RICE, 'spring')).toBe('RICE compares across batches: leave "batchId" out.');
    expect(problemOfBatch(SCORING_MODELS.RICE, null)).toBeNull();
  });
});
