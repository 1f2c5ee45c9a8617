import { amendedInputs, checkAmendment } from './amend-score.ts';
import { checkScore } from './check-score.ts';
import { judgedScore } from './judged-score.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const RICE = SCORING_MODELS.RICE;
const full = [
  { factor: 'reach', range: { low: 100, likely: 200, high: 400 } },
  { factor: 'impact', value: 2 },
  { factor: 'confidence', value: 0.8 },
  { factor: 'effort', value: 4 },
];

describe('amending a score', () => {
  it('keeps what is not changed, ranges too, so that amending equals scoring anew with all factors', () => {
    const former = judgedScore(RICE, 'SOLUTION', full);
    for (const change of [
      { factor: 'effort', value: 8 },
      { factor: 'effort', range: { low: 1, likely: 2, high: 3 } },
      { factor: 'reach', value: 50 },
    ]) {
      const anew = full.map((each) => (each.factor === change.factor ? change : each));
      expect(judgedScore(RICE, 'SOLUTION', amendedInputs(RICE, former, [change]))).toEqual(
        judgedScore(RICE, 'SOLUTION', anew),
      );
    }
  });

  it('changes nothing where it changes no factor', () => {
    const former = judgedScore(RICE, 'SOLUTION', full);
    expect(judgedScore(RICE, 'SOLUTION', amendedInputs(RICE, former, []))).toEqual(former);
  });

  it('lets refusals stand at the positions of the changes', () => {
    const former = judgedScore(RICE, 'SOLUTION', full);
    const inputs = amendedInputs(RICE, former, [
      { factor: 'effort', value: -1 },
      { factor: 'charm', value: 1 },
    ]);
    const now = new Date();
    expect(
      checkScore(RICE, 'SOLUTION', { inputs, batchId: null, recordedAt: now }, now).map(({ path }) => path.join('.')),
    ).toEqual(['inputs.0.value', 'inputs.1.factor']);
  });

  it('takes no judgement away, and may leave open what was open', () => {
    const former = judgedScore(RICE, 'SOLUTION', full.slice(0, 2));
    expect(
      checkAmendment(former, [{ factor: 'effort', value: null }, { factor: 'impact' }, { factor: 'reach', value: 1 }]),
    ).toMatchObject([{ code: 'INVALID_VALUE', path: ['inputs', '1', 'value'] }]);
  });
});
