import { meanProgress } from './mean-progress.ts';

describe('the progress of an objective', () => {
  it('is the plain mean of its key results', () => {
    expect(meanProgress([0.5, 1])).toEqual({ mean: 0.75, counted: 2, steps: ['(50 % + 100 %) ÷ 2 = 75 %'] });
  });

  it('leaves out key results that have none, and says so', () => {
    expect(meanProgress([0.5, null])).toEqual({
      mean: 0.5,
      counted: 1,
      steps: ['(50 %) ÷ 1 = 50 %', '1 key result without progress: not counted'],
    });
  });

  it('is none where no key result has any', () => {
    expect(meanProgress([null, null])).toEqual({
      mean: null,
      counted: 0,
      steps: ['2 key results without progress: not counted'],
    });
    expect(meanProgress([])).toEqual({ mean: null, counted: 0, steps: ['no key result'] });
  });
});
