import fc from 'fast-check';
import { opportunityInterval, unrelated } from './paired-bootstrap.ts';
import { type NeedAnswer, surveyScore } from './survey-score.ts';

const answers = (counts: Readonly<Record<string, number>>): NeedAnswer[] =>
  Object.entries(counts).flatMap(([pair, count]) => {
    const [importance = 0, satisfaction = 0] = pair.split('/').map(Number);
    return Array.from({ length: count }, () => ({ importance, satisfaction }));
  });
const answer = fc.record({ importance: fc.integer({ min: 1, max: 5 }), satisfaction: fc.integer({ min: 1, max: 5 }) });

describe("Ulwick's score of survey answers", () => {
  it('gives the 15.0 with 11.5 to 18.0 of the vector, of which no pairs are known', () => {
    expect(opportunityInterval(unrelated(0.9, 0.3, 20), 20)).toEqual({ low: 1.15, high: 1.8 });
  });
  it('counts who answered 4 or 5, not means, and pairs what the same people said', () => {
    const scored = surveyScore(answers({ '5/5': 2, '4/4': 3, '5/1': 7, '4/3': 6, '3/5': 1, '1/1': 1 }));
    expect(scored).toMatchObject({ n: 20, importance: 9, satisfaction: 3, score: 15, band: 'HIGH', overserved: false });
    expect(scored.interval).toEqual({ low: 11, high: 18 });
    expect(scored.steps).toEqual([
      '18 of 20 (90 %) call it important',
      '6 of 20 (30 %) are satisfied',
      '9 importance + (9 − 3 satisfaction) = 15',
    ]);
  });
  it('says where people are served better than matters to them', () => {
    expect(surveyScore(answers({ '5/5': 5, '3/5': 3, '1/1': 2 }))).toMatchObject({
      score: 5,
      band: 'LOW',
      overserved: true,
    });
  });
  it('shows nothing below ten people, and why', () => {
    expect(surveyScore(answers({ '5/1': 9 }))).toMatchObject({
      n: 9,
      score: null,
      interval: null,
      band: null,
      withheld: '9 answered; below 10 a share says nothing.',
    });
    expect(surveyScore([]).withheld).not.toBeNull();
  });
  it('stays within 0 to 20, in its interval, and does not depend on the order of answers', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 10, maxLength: 40 }), (drawn) => {
        const scored = surveyScore(drawn);
        const { score, interval } = scored;
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.high).toBeLessThanOrEqual(20);
        expect(score).toBeGreaterThanOrEqual(interval?.low ?? NaN);
        expect(score).toBeLessThanOrEqual(interval?.high ?? NaN);
        expect(surveyScore(drawn.toReversed())).toEqual(scored);
      }),
      { numRuns: 50 },
    );
  });
  it('is surer the more people say the same, and goes over smoothly into the limit for many', () => {
    const width = (times: number): number => {
      const { interval } = surveyScore(answers({ '5/5': 2 * times, '5/1': 6 * times, '1/5': times, '1/1': times }));
      return (interval?.high ?? NaN) - (interval?.low ?? NaN);
    };
    expect(width(1)).toBeGreaterThan(width(5));
    expect(width(5)).toBeGreaterThan(width(10));
    expect(width(10)).toBeGreaterThan(width(11) - 0.2);
    expect(width(11)).toBeGreaterThan(width(100));
  });
});
