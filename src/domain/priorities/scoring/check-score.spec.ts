import { checkScore, type GivenScore, type EstimateRange } from './check-score.ts';
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

  it('may be judged by ranges, each low ≤ likely ≤ high within what the factor takes', () => {
    const effort = (range: EstimateRange, value: number | null = null) =>
      checkScore(SCORING_MODELS.RICE, 'SOLUTION', given({ inputs: [{ factor: 'effort', value, range }] }), now).map(
        ({ path, message }) => [path.join('.'), message],
      );
    expect(effort({ low: 1, likely: 2, high: 8 })).toEqual([]);
    expect(effort({ low: 2, likely: 2, high: 2 })).toEqual([]);
    expect(effort({ low: 3, likely: 2, high: 8 })).toEqual([
      ['inputs.0.range', 'Effort must be low ≤ likely ≤ high, each 0 to 10,000 person-months; 3, 2, 8 is not.'],
    ]);
    expect(effort({ low: -1, likely: -0.5, high: 20_000 }).map(([path]) => path)).toEqual([
      'inputs.0.range.likely',
      'inputs.0.range.low',
      'inputs.0.range.high',
    ]);
    expect(effort({ low: 1, likely: 2, high: 3 }, 2)).toEqual([
      ['inputs.0.range', 'Effort is given as a value and as a range: give one of them.'],
    ]);
    const [impact] = checkScore(
      SCORING_MODELS.RICE,
      'SOLUTION',
      given({ inputs: [{ factor: 'impact', range: { low: 0.5, likely: 1, high: 2.5 } }] }),
      now,
    );
    expect(impact?.message).toBe('Impact must be one of 0.25, 0.5, 1, 2 or 3 (impact on each person); 2.5 is not.');
  });
});
