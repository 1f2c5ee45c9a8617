import { scoreWith } from '../scoring-model.ts';
import { valueEffort } from './value-effort.ts';

describe('value and effort', () => {
  it.each([
    [5, 1, 5, 'Quick win: high value, low effort.'],
    [3, 2, 1.5, 'Quick win: high value, low effort.'],
    [3, 3, 1, 'Big bet: high value, high effort.'],
    [5, 5, 1, 'Big bet: high value, high effort.'],
    [2, 2, 1, 'Fill-in: low value, low effort.'],
    [1, 5, 0.2, 'Time sink: low value, high effort.'],
  ])('value %p, effort %p gives %p: %s', (value, effort, score, note) => {
    expect(scoreWith(valueEffort, 'SOLUTION', { value, effort })).toMatchObject({ value: score, notes: [note] });
  });
});
