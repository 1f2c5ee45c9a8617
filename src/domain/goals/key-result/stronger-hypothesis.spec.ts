import { type ComparedHypothesis, isStrongerHypothesis } from './stronger-hypothesis.ts';

const PLAIN: ComparedHypothesis = { verdict: null, expectedSize: null, confidence: null };

describe('the stronger of two hypotheses', () => {
  it.each<[string, Partial<ComparedHypothesis>, Partial<ComparedHypothesis>, boolean]>([
    ['is the settled one, whatever the other says', { verdict: 'CAME_TRUE' }, { expectedSize: 9, confidence: 1 }, true],
    ['is the one that says how much', { expectedSize: 1 }, { confidence: 1 }, true],
    ['is the one held with more confidence', { confidence: 0.6 }, { confidence: 0.5 }, true],
    ['has a confidence at all', { confidence: 0 }, {}, true],
    ['is neither of equals', {}, {}, false],
    ['is not the one without a size', { confidence: 1 }, { expectedSize: 1 }, false],
  ])('%s', (_, one, other, stronger) => {
    expect(isStrongerHypothesis({ ...PLAIN, ...one }, { ...PLAIN, ...other })).toBe(stronger);
    if (stronger) expect(isStrongerHypothesis({ ...PLAIN, ...other }, { ...PLAIN, ...one })).toBe(false);
  });
});
