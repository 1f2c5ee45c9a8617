import fc from 'fast-check';
import { notchChanges, notchOfScale, oneNotchOff, notchInWords, notchRange } from './notch.ts';
import type { Factor, ScoringModel } from './scoring-model.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const { RICE, ICE_MEAN, ICE_GILAD, WSJF, ULWICK, WEIGHTED, OPPORTUNITY_SIZE } = SCORING_MODELS;
const ways = (model: ScoringModel, name: string, from: number) => {
  const factor = model.factors.find((each) => each.factor === name);
  if (!factor) throw new Error(name);
  return oneNotchOff(factor, from);
};

describe('one notch', () => {
  it('changes a RICE score of 800 to the published values', () => {
    const changes = notchChanges(RICE, { reach: 2000, impact: 2, confidence: 0.8, effort: 4 });
    expect(changes.map(({ factor, from, to, value }) => [factor.factor, from, to, value])).toEqual([
      ['reach', 2000, 1600, 640],
      ['reach', 2000, 2500, 1000],
      ['impact', 2, 1, 400],
      ['impact', 2, 3, 1200],
      ['confidence', 0.8, 0.5, 500],
      ['confidence', 0.8, 1, 1000],
      ['effort', 4, 3, 1066.66666667],
      ['effort', 4, 5, 640],
    ]);
    expect(notchRange(RICE, { reach: 2000, impact: 2, confidence: 0.8, effort: 4 })).toEqual({ low: 400, high: 1200 });
  });
  it.each<[string, ScoringModel, string, number, number[]]>([
    ['a point of ten in ICE', ICE_MEAN, 'impact', 8, [7, 9]],
    ['no further than the scale', ICE_MEAN, 'impact', 9.5, [8.5, 10]],
    ['a level of the confidence meter', ICE_GILAD, 'confidence', 0.5, [0.2, 1]],
    ['the next number of the scale in WSJF', WSJF, 'jobSize', 8, [5, 13]],
    ['nothing beyond the end of the scale', WSJF, 'jobSize', 20, [13]],
    ['one respondent in ten for Ulwick', ULWICK, 'importance', 9, [8, 10]],
    ['a step of the scale of a criterion', WEIGHTED, 'risk', 1, [2]],
    ['a quarter of a count', OPPORTUNITY_SIZE, 'peoplePerMonth', 100, [80, 125]],
    ['nothing where there is nobody', OPPORTUNITY_SIZE, 'peoplePerMonth', 0, []],
    ['the next size of work, also from between two', RICE, 'effort', 4, [3, 5]],
    ['nothing above the largest size of work', RICE, 'effort', 20, [13]],
  ])('is %s', (_, model, name, from, expected) => {
    expect(ways(model, name, from)).toEqual(expected);
  });
  const ofOwn = (min: number, max: number, from: number, values: readonly number[] | null = null) => {
    const factor: Factor = {
      factor: 'own',
      label: 'Own',
      unit: 'points',
      min,
      max,
      values,
      required: true,
      description: 'How much?',
      higherIsBetter: true,
    };
    return oneNotchOff(factor, from);
  };
  it.each<[string, number, number, number, number[]]>([
    ['a twentieth of a share', 0, 1, 0.5, [0.45, 0.55]],
    ['a quarter of a count over a wide range', 0, 1_000_000, 45_000, [36_000, 56_250]],
    ['a quarter of a count from 10 to 1,000', 10, 1_000, 100, [80, 125]],
    ['a twentieth from 11 to 1,000, which is not a hundredfold', 11, 1_000, 500, [450.55, 549.45]],
    ['no further than the range', 0, 1, 0.98, [0.93, 1]],
    ['no further than a wide range', 0, 100, 90, [72, 100]],
    ['in order below zero too', -10, 1_000, -4, [-5, -3.2]],
    ['a twentieth of negative numbers', -20, -10, -15, [-15.5, -14.5]],
  ])("of a factor of one's own is %s", (_, min, max, from, expected) => {
    expect(ofOwn(min, max, from)).toEqual(expected);
  });
  it("of a factor of one's own is the next of its values, however many digits they have", () => {
    const thirds = [0, 1 / 3, 2 / 3, 1];
    expect(ofOwn(0, 1, 1 / 3, thirds)).toEqual([0, 2 / 3]);
  });
  it.each<[string, number, number, number]>([
    ['a point', 1, 5, 1],
    ['a point of three', 0, 2, 1],
    ['a twentieth of a share', 0, 1, 0.05],
    ['a twentieth of a percentage', 0, 100, 5],
    ['a twentieth of a scale that counts no points', 0.5, 3, 0.125],
  ])('of a criterion is %s', (_, min, max, step) => {
    expect(notchOfScale(min, max)).toEqual({ step });
  });
  it('has words', () => {
    const words = (model: ScoringModel) => model.factors.map((factor) => notchInWords(factor));
    expect(words(RICE)).toEqual([
      '× 1.25 or ÷ 1.25',
      'the next of 0.25, 0.5, 1, 2, 3',
      'the next of 0.5, 0.8, 1',
      'the next of 0.5, 1, 2, 3, 5, 8, 13',
    ]);
    expect(new Set(words(ULWICK))).toEqual(new Set(['1 more or less']));
  });
  it('is none where a factor is missing, or the formula has no value', () => {
    expect(notchChanges(RICE, { reach: 1, impact: 1, confidence: 1, effort: null })).toEqual([]);
    expect(notchRange(RICE, { reach: 1, impact: 1, confidence: 1 })).toBeNull();
    // From an effort of 0, which gives no score, the next size gives one.
    expect(notchChanges(RICE, { reach: 1, impact: 1, confidence: 1, effort: 0 }).map(({ to }) => to)).toEqual([0.5]);
  });
  it('stays within the range of its factor and of its model, whatever the model', () => {
    const judged = fc
      .constantFrom<ScoringModel>(...Object.values<ScoringModel>(SCORING_MODELS))
      .chain((model) =>
        fc.tuple(
          fc.constant(model),
          fc.record(
            Object.fromEntries(
              model.factors.map(({ factor: name, values, min, max }) => [
                name,
                values === null ? fc.double({ min, max: Math.min(max, 1e6), noNaN: true }) : fc.constantFrom(...values),
              ]),
            ),
          ),
        ),
      );
    fc.assert(
      fc.property(judged, ([model, inputs]) => {
        for (const { factor, to, value } of notchChanges(model, inputs)) {
          expect(to).toBeGreaterThanOrEqual(factor.min);
          expect(to).toBeLessThanOrEqual(factor.max);
          expect(value).toBeGreaterThanOrEqual(model.range.min - 1e-9);
          expect(value).toBeLessThanOrEqual((model.range.max ?? Infinity) * (1 + 1e-9));
        }
      }),
    );
  });
});
