import { ulwickBand } from '../../../research/survey/ulwick-band.ts';
import { scoreWith } from '../scoring-model.ts';
import { ulwick } from './ulwick.ts';

const score = (importance: number, satisfaction: number) =>
  scoreWith(ulwick, 'OPPORTUNITY', { importance, satisfaction });

describe("Ulwick's opportunity score", () => {
  it('gives the 15 of the vector, which is HIGH and not yet EXTREME', () => {
    expect(score(9, 3)).toMatchObject({
      value: 15,
      steps: ['9 importance + (9 − 3 satisfaction) = 15'],
      notes: ['Band HIGH.'],
    });
  });
  it('gives the 5 of the vector, overserved', () => {
    expect(score(5, 8)).toMatchObject({
      value: 5,
      steps: ['5 importance + 0 (satisfaction 8 is greater) = 5'],
      notes: ['Band LOW.', 'Overserved: people are more satisfied than it matters to them.'],
    });
  });
  it('is not overserved where both are equal', () => {
    expect(score(7, 7)).toMatchObject({ value: 7, notes: ['Band LOW.'] });
  });
  it.each([
    [20, 'EXTREME'],
    [15.1, 'EXTREME'],
    [15, 'HIGH'],
    [12, 'SOLID'],
    [10.01, 'SOLID'],
    [10, 'LOW'],
    [0, 'LOW'],
  ])('puts %p in band %s', (value, band) => {
    expect(ulwickBand(value)).toBe(band);
  });
  it('keeps the noise of binary sums from lifting a score over a limit', () => {
    for (let tenths = 50; tenths <= 100; tenths += 1)
      expect(score(tenths / 10, (2 * tenths - 100) / 10)).toMatchObject({ value: 10, notes: ['Band LOW.'] });
  });
});
