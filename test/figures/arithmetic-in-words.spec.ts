import { notchInWords } from '../../src/domain/priorities/scoring/notch.ts';
import { ownModel } from '../../src/domain/priorities/scoring/own-model/own-model.ts';
import { intervalOf } from '../../src/domain/priorities/scoring/score-interval.ts';
import {
  type Complete,
  type Factor,
  scoreWith,
  type ScoringModel,
} from '../../src/domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../src/domain/priorities/scoring/scoring-models.ts';
import { formatPercent, formatTwoFigures } from '../../src/domain/foundation/text/figure.ts';

const own = { ownModelId: '00000000-0000-7000-8000-000000000000', modelVersion: 1, name: 'Own', unit: 'points' };
const factor = (name: string, min: number, max: number): Factor => ({
  factor: name,
  label: name,
  unit: 'points',
  min,
  max,
  values: null,
  required: true,
  description: 'How much?',
  higherIsBetter: null,
});
/** Every built-in model, and models of one's own with the widest scales that there are. */
const MODELS: readonly (readonly [string, ScoringModel])[] = [
  ...Object.entries<ScoringModel>(SCORING_MODELS),
  [
    'a formula',
    ownModel({
      ...own,
      appliesTo: ['OPPORTUNITY', 'SOLUTION'],
      definition: {
        basis: 'FORMULA',
        factors: [factor('a', -1e12, 1e12), factor('b', 0, 1e12), factor('c', 1e-9, 1)],
        formula: 'a ^ 10 * b ^ 10 / c + a * b - if(a > 0, c, b / 3)',
      },
    }),
  ],
  [
    'criteria',
    ownModel({
      ...own,
      appliesTo: ['OPPORTUNITY', 'SOLUTION'],
      definition: {
        basis: 'WEIGHTED',
        criteria: [
          { factor: 'a', label: 'A', description: '?', weight: 1_000, min: -1e12, max: 1e12, lowerIsBetter: false },
          { factor: 'b', label: 'B', description: '?', weight: 1e-9, min: 0, max: 1e-9, lowerIsBetter: true },
        ],
      },
    }),
  ],
];

/** Extreme values that a factor takes: its ends, next to nothing on either side, and the greatest numbers. */
const extremes = ({ min, max, values }: Factor): readonly number[] =>
  values ??
  [...new Set([min, max, 0, 1e-300, -1e-300, 5e-324, 1e308, -1e308, 1 / 3, 123_456_789.123_456_7, max / 3])].filter(
    (value) => value >= min && value <= max,
  );

const isReadable = (sentence: string): boolean =>
  !/Infinity|NaN|undefined|null/.test(sentence) &&
  (sentence.replaceAll(',', '').match(/\d+(\.\d+)?/g) ?? []).every((figure) => figure.replace('.', '').length <= 13);

describe('arithmetic in words', () => {
  it.each(MODELS)('of %s stays readable for every extreme of its factors', (_, model) => {
    const all = model.factors.reduce<Complete[]>(
      (some, each) =>
        some.length > 2_000
          ? some.map((one) => ({ ...one, [each.factor]: each.max }))
          : some.flatMap((one) => extremes(each).map((value) => ({ ...one, [each.factor]: value }))),
      [{}],
    );
    const unreadable = new Set<string>();
    for (const inputs of all) {
      const { value, steps, notes } = scoreWith(model, model.appliesTo[0] ?? 'SOLUTION', inputs);
      const spans = Object.fromEntries(Object.entries(inputs).map(([name, at]) => [name, { low: at, high: at }]));
      const interval = intervalOf(model, spans);
      const figures = [value, interval?.low ?? null, interval?.high ?? null].filter((each) => each !== null);
      for (const sentence of [
        ...steps,
        ...notes,
        ...figures.flatMap((each) => [formatTwoFigures(each), formatPercent(each)]),
      ])
        if (!isReadable(sentence)) unreadable.add(sentence);
    }
    expect([...unreadable].slice(0, 5)).toEqual([]);
  });

  it.each(MODELS)('tells the notches of %s readably', (_, model) => {
    expect(model.factors.map(notchInWords).filter((words) => !isReadable(words))).toEqual([]);
  });
});
