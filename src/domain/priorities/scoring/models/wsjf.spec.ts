import { scoreWith } from '../scoring-model.ts';
import { wsjf } from './wsjf.ts';

describe('WSJF', () => {
  it('gives the 5.2 of the vector', () => {
    expect(
      scoreWith(wsjf, 'SOLUTION', { userBusinessValue: 8, timeCriticality: 13, riskReduction: 5, jobSize: 5 }),
    ).toMatchObject({
      value: 5.2,
      steps: ['(8 value + 13 time criticality + 5 risk reduction) ÷ 5 job size = 5.2'],
      notes: ['Compares only with the other items of its batch.'],
    });
  });
});
