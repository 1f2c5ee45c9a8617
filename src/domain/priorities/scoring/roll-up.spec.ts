import { problemOfRollUp, rollUpInWords } from './roll-up.ts';
import type { ScoringModel } from './scoring-model.ts';
import { SCORING_MODELS } from './scoring-models.ts';

describe('rolling scores up', () => {
  it('sums only what adds up, and takes the best of every model', () => {
    const models = Object.values<ScoringModel>(SCORING_MODELS);
    expect(models.filter((model) => problemOfRollUp(model, 'SUM') === null).map(({ key }) => key)).toEqual([
      'OPPORTUNITY_SIZE',
    ]);
    expect(models.every((model) => problemOfRollUp(model, 'BEST') === null)).toBe(true);
    expect(problemOfRollUp(SCORING_MODELS.ULWICK, 'SUM')).toMatch(
      /^Ulwick's opportunity score gives points, .*BEST\.$/,
    );
  });
  it.each([
    ['BEST', 0, 0, 0, 'Nothing below is scored.'],
    ['BEST', 0, 2, 0, 'Nothing below is scored; 2 nodes are not scored.'],
    ['BEST', 3, 1, 2, 'Best of 3 scored nodes; 1 node is not scored.'],
    ['SUM', 3, 0, 3, 'Sum of 3 scored nodes.'],
    [
      'SUM',
      3,
      2,
      1,
      'Sum of 1 scored node; 2 scored above others left out, so that nothing counts twice; 2 nodes are not scored.',
    ],
  ] as const)('says what it is made of: %s of %d, %d, %d', (by, scored, unscored, counted, words) => {
    expect(rollUpInWords({ scored, unscored, counted, partial: 0 }, by)).toBe(words);
  });
  it('says what a branch leaves out that is not scored in full', () => {
    expect(rollUpInWords({ scored: 2, unscored: 1, counted: 1, partial: 1 }, 'SUM')).toBe(
      'Sum of 1 scored node; 1 scored below others left out, whose branches are not scored in full; 1 node is not scored.',
    );
  });
});
