import fc from 'fast-check';
import { CHOSEN } from '../chosen.ts';
import { normalLimit } from './normal-limit.ts';
import { opportunityInterval, type PairedCounts } from './opportunity-interval.ts';
import { weighedSamples } from './weighed-samples.ts';
import { surveyScore } from './survey-score.ts';

const counts = (both: number, onlyImportant: number, onlySatisfied: number, neither: number): PairedCounts => ({
  both,
  onlyImportant,
  onlySatisfied,
  neither,
});
const width = (of: PairedCounts): number => {
  const { low, high } = opportunityInterval(of);
  return high - low;
};
const some = fc
  .tuple(fc.nat(15), fc.nat(15), fc.nat(15), fc.nat(15))
  .map(([a, b, c, d]) => counts(a, b, c, d))
  .filter(({ both, onlyImportant, onlySatisfied, neither }) => both + onlyImportant + onlySatisfied + neither >= 10);

describe("Ulwick's score of a survey", () => {
  it.each([
    [counts(4, 14, 2, 0), 10.5, 18.5],
    [counts(5, 13, 1, 1), 11, 18],
    [counts(6, 12, 0, 2), 12, 18],
  ])('gives the 15.0 of the vector, with the interval of how the answers pair: %j', (drawn, low, high) => {
    expect(surveyScore(drawn)).toEqual({
      n: 20,
      importance: 9,
      satisfaction: 3,
      value: 15,
      low,
      high,
      rough: true,
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
    const widths = [counts(6, 12, 0, 2), counts(5, 13, 1, 1), counts(4, 14, 2, 0)].map(width);
    expect(widths).toEqual([...widths].sort((one, other) => one - other));
    expect(widths[0]).toBeLessThan(widths[2] ?? 0);
  });

  it('is rough below fifty respondents', () => {
    expect([surveyScore(counts(20, 20, 5, 4)).rough, surveyScore(counts(20, 20, 5, 5)).rough]).toEqual([true, false]);
  });

  it('has no figures for fewer than ten respondents, and says how many more are needed', () => {
    expect(surveyScore(counts(0, 7, 0, 0))).toEqual({
      n: 7,
      importance: null,
      satisfaction: null,
      value: null,
      low: null,
      high: null,
      rough: null,
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

  it('narrows with more of the same answers', () => {
    const times = (by: number): PairedCounts => counts(2 * by, 6 * by, by, by);
    for (const [few, many] of [
      [1, 3],
      [3, 6],
      [6, 12],
      [12, 100],
    ] as const)
      expect(width(times(many))).toBeLessThan(width(times(few)));
  });

  it('has no jump at sixty respondents, nor where shares become normal', () => {
    const fifteen = counts(15, 15, 15, 15);
    expect(opportunityInterval(fifteen)).toEqual({ low: 11 / 3, high: 47 / 6 });
    const most = CHOSEN.survey.mostWeighed / 4;
    for (const [each, off] of [
      [15, 0.35],
      [most, 0.12],
      [most + 10, 0.12],
    ] as const) {
      const before = opportunityInterval(counts(each, each, each, each));
      for (const cell of ['both', 'onlyImportant', 'onlySatisfied', 'neither'] as const) {
        const after = opportunityInterval({ ...counts(each, each, each, each), [cell]: each + 1 });
        expect(Math.abs(after.low - before.low)).toBeLessThan(off);
        expect(Math.abs(after.high - before.high)).toBeLessThan(off);
      }
    }
  });

  it('is much the same by samples and by normal shares where the one takes over from the other', () => {
    const n = CHOSEN.survey.mostWeighed;
    for (const shares of [
      [0.3, 0.4, 0.1, 0.2],
      [0.1, 0.1, 0.6, 0.2],
      [0.25, 0.25, 0.25, 0.25],
      [0.05, 0.85, 0.05, 0.05],
    ]) {
      const [a = 0, b = 0, c = 0, d = 0] = shares.map((share) => Math.round(share * n));
      const [weighed, limit] = [weighedSamples(counts(a, b, c, d), n), normalLimit(counts(a, b, c, d), n)];
      expect(Math.abs(weighed.low - limit.low)).toBeLessThan(0.08);
      expect(Math.abs(weighed.high - limit.high)).toBeLessThan(0.08);
    }
  });
});
