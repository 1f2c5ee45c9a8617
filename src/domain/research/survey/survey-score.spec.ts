import fc from 'fast-check';
import { CHOSEN } from '../chosen.ts';
import { opportunityInterval, type PairedCounts } from './opportunity-interval.ts';
import { surveyScore } from './survey-score.ts';

const counts = (both: number, onlyImportant: number, onlySatisfied: number, neither: number): PairedCounts => ({
  both,
  onlyImportant,
  onlySatisfied,
  neither,
});
/** Pairs of which only the shares are known: as if both answers had nothing to do with each other. */
const unrelated = (i: number, s: number, n: number): PairedCounts =>
  counts(i * s * n, i * (1 - s) * n, (1 - i) * s * n, (1 - i) * (1 - s) * n);
const width = (of: PairedCounts): number => {
  const { low, high } = opportunityInterval(of);
  return high - low;
};
const some = fc
  .tuple(fc.nat(15), fc.nat(15), fc.nat(15), fc.nat(15))
  .map(([a, b, c, d]) => counts(a, b, c, d))
  .filter(({ both, onlyImportant, onlySatisfied, neither }) => both + onlyImportant + onlySatisfied + neither >= 10);

describe("Ulwick's score of a survey", () => {
  it('gives the 15.0 with 11.5 to 18.0 of the vector, of which the shares are known but not the pairs', () => {
    expect(opportunityInterval(unrelated(0.9, 0.3, 20))).toEqual({ low: 11.5, high: 18 });
    expect(surveyScore(counts(5, 13, 1, 1))).toMatchObject({
      n: 20,
      importance: 9,
      satisfaction: 3,
      value: 15,
      low: 11,
      high: 18,
      band: 'HIGH',
      bandsReached: ['EXTREME', 'HIGH', 'SOLID'],
      overserved: false,
      missing: null,
    });
  });

  it('gives the 5 of the vector, overserved', () => {
    expect(surveyScore(counts(5, 0, 3, 2))).toMatchObject({ value: 5, band: 'LOW', overserved: true });
  });

  it('is narrower where those who call it important are satisfied, and wider where they are not', () => {
    const [alike, other] = [counts(6, 12, 0, 2), counts(4, 14, 2, 0)].map(width);
    expect(alike).toBeLessThan(width(unrelated(0.9, 0.3, 20)));
    expect(other).toBeGreaterThan(width(unrelated(0.9, 0.3, 20)));
  });

  it('has no figures for fewer than ten respondents, and says how many more are needed', () => {
    expect(surveyScore(counts(0, 7, 0, 0))).toEqual({
      n: 7,
      importance: null,
      satisfaction: null,
      value: null,
      low: null,
      high: null,
      band: null,
      bandsReached: [],
      overserved: null,
      missing: 'Figures need answers of at least 10 respondents; 7 answered, so 3 more are needed.',
    });
    expect(surveyScore(counts(0, 0, 0, 0)).missing).toContain('0 answered');
    expect(() => opportunityInterval(counts(0, 0, 0, 0))).toThrow(RangeError);
  });

  it('has an interval even where all respondents answer the same', () => {
    const { low, high } = opportunityInterval(counts(0, 10, 0, 0));
    expect(high).toBe(20);
    expect(low).toBeLessThan(15);
    expect(opportunityInterval(counts(0, 0, 0, 10))).toMatchObject({ low: 0 });
    expect(opportunityInterval(counts(0, 0, 0, 10)).high).toBeGreaterThan(2);
  });

  it('is in the lower band where it equals a limit', () => {
    expect(surveyScore(counts(0, 6, 2, 2))).toMatchObject({ value: 10, band: 'LOW' });
    expect(surveyScore(counts(1, 5, 0, 4))).toMatchObject({ value: 11, band: 'SOLID' });
  });

  it('stays within 0 to 20 and within its interval, and reaches its own band', () => {
    fc.assert(
      fc.property(some, (drawn) => {
        const { value, low, high, band, bandsReached } = surveyScore(drawn);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(20);
        expect(value).toBeGreaterThanOrEqual(low ?? NaN);
        expect(value).toBeLessThanOrEqual(high ?? NaN);
        expect(bandsReached).toContain(band);
      }),
    );
  });

  it('falls with one more satisfied respondent, and rises with one more who finds it important', () => {
    fc.assert(
      fc.property(some, ({ both, onlyImportant, onlySatisfied, neither }) => {
        const score = (...given: Parameters<typeof counts>): number => surveyScore(counts(...given)).value ?? NaN;
        const before = score(both, onlyImportant, onlySatisfied, neither);
        if (onlyImportant > 0)
          expect(score(both + 1, onlyImportant - 1, onlySatisfied, neither)).toBeLessThanOrEqual(before);
        if (neither > 0) expect(score(both, onlyImportant + 1, onlySatisfied, neither - 1)).toBeGreaterThan(before);
      }),
    );
  });

  it('narrows with more of the same answers, and has no jump where the normal limit begins', () => {
    const times = (by: number): PairedCounts => counts(2 * by, 6 * by, by, by);
    for (const [few, many] of [
      [1, 3],
      [3, 6],
      [6, 12],
      [12, 100],
    ] as const)
      expect(width(times(many))).toBeLessThan(width(times(few)));
    const most = CHOSEN.survey.mostEnumerated;
    const [weighed, limit] = [most, most + 1].map((n) => opportunityInterval(unrelated(0.8, 0.3, n)));
    expect(Math.abs((weighed?.low ?? NaN) - (limit?.low ?? NaN))).toBeLessThan(0.4);
    expect(Math.abs((weighed?.high ?? NaN) - (limit?.high ?? NaN))).toBeLessThan(0.4);
  });
});
