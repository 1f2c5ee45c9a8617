import { checkScore, type GivenScore } from './check-score.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const now = new Date('2026-11-22T12:00:00Z');
const given = (more: Partial<GivenScore>): GivenScore => ({ inputs: [], batchId: null, recordedAt: now, ...more });

describe('a score to be recorded', () => {
  it('may leave factors out, or name them as not known', () => {
    expect(
      checkScore(SCORING_MODELS.RICE, 'SOLUTION', given({ inputs: [{ factor: 'reach', value: null }] }), now),
    ).toEqual([]);
  });

  it('is refused at each input at fault, all at once', () => {
    const inputs = [
      { factor: 'reach', value: 10 },
      { factor: 'impact', value: 7 },
      { factor: '__proto__', value: 1 },
      { factor: 'reach', value: 11 },
    ];
    const refusals = checkScore(SCORING_MODELS.RICE, 'SOLUTION', given({ inputs }), now);
    expect(refusals.map(({ path }) => path.join('.')).sort()).toEqual([
      'inputs.1.value',
      'inputs.2.factor',
      'inputs.3.factor',
    ]);
  });

  it('is refused with a model for the other kind, without its batch, and in the future', () => {
    expect(checkScore(SCORING_MODELS.ULWICK, 'SOLUTION', given({}), now).map(({ path }) => path)).toEqual([['model']]);
    expect(checkScore(SCORING_MODELS.WSJF, 'SOLUTION', given({}), now).map(({ path }) => path)).toEqual([['batchId']]);
    const later = new Date(now.getTime() + 1);
    expect(
      checkScore(SCORING_MODELS.RICE, 'SOLUTION', given({ recordedAt: later }), now).map(({ path }) => path),
    ).toEqual([['recordedAt']]);
  });
});
