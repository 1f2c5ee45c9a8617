import { keptInputs, lackingInWords } from './evaluate-anew.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const { RICE } = SCORING_MODELS;

describe('judgements of an earlier version', () => {
  it('are kept where the later version has the factor and accepts every number', () => {
    const given = { reach: 100, impact: 2, confidence: 0.7, effort: 3, gone: 5 };
    const ranges = { effort: { low: 1, likely: 3, high: 8 }, reach: { low: -5, likely: 100, high: 200 } };
    expect(keptInputs(RICE, { given, ranges })).toEqual([
      { factor: 'impact', value: 2 },
      { factor: 'effort', range: { low: 1, likely: 3, high: 8 } },
    ]);
    expect(keptInputs(RICE, { given: { reach: null }, ranges: null })).toEqual([]);
  });

  it('that are lacking are named with how many scores lack them, the most frequent first', () => {
    expect(lackingInWords(RICE, [['reach'], ['reach', 'effort'], []])).toEqual([
      '2 scores lack Reach, which no judgement before answers: no value until it is given.',
      '1 score lacks Effort, which no judgement before answers: no value until it is given.',
    ]);
    expect(lackingInWords(RICE, [[], []])).toEqual([]);
  });
});
