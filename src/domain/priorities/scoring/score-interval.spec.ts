import fc from 'fast-check';
import { intervalOf } from './score-interval.ts';
import { type Factor, scoreWith, type ScoringModel } from './scoring-model.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const models: [string, ScoringModel][] = Object.entries(SCORING_MODELS);
const three = ({ values, min, max }: Factor) =>
  fc
    .tuple(
      ...[0, 1, 2].map(() => (values === null ? fc.double({ min, max, noNaN: true }) : fc.constantFrom(...values))),
    )
    .map((drawn) => {
      const [low = NaN, likely = NaN, high = NaN] = drawn.toSorted((a, b) => a - b);
      return { low, likely, high };
    });

describe('the interval of a score', () => {
  it('is exact where the score rises or falls with each factor', () => {
    const spans = {
      reach: { low: 1000, high: 2000 },
      impact: { low: 1, high: 2 },
      confidence: { low: 0.8, high: 0.8 },
      effort: { low: 2, high: 4 },
    };
    expect(intervalOf(SCORING_MODELS.RICE, spans)).toEqual({ low: 200, high: 1600, exact: true });
  });
  it('has no upper bound where effort may be 0, and is null where effort can only be 0', () => {
    const spans = {
      reach: { low: 1000, high: 1000 },
      impact: { low: 1, high: 1 },
      confidence: { low: 1, high: 1 },
      effort: { low: 0, high: 2 },
    };
    expect(intervalOf(SCORING_MODELS.RICE, spans)).toEqual({ low: 500, high: null, exact: true });
    expect(intervalOf(SCORING_MODELS.RICE, { ...spans, effort: { low: 0, high: 0 } })).toBeNull();
  });
  it('is nothing where nobody is reached, however little the effort', () => {
    const spans = {
      reach: { low: 0, high: 0 },
      impact: { low: 1, high: 3 },
      confidence: { low: 0.5, high: 1 },
      effort: { low: 0, high: 4 },
    };
    expect(intervalOf(SCORING_MODELS.RICE, spans)).toEqual({ low: 0, high: 0, exact: true });
    expect(intervalOf(SCORING_MODELS.RICE, { ...spans, effort: { low: 0, high: 0 } })).toBeNull();
  });
  it.each(models)('includes every score within the ranges, by %s', (_, model) => {
    const ranges = fc.record(Object.fromEntries(model.factors.map((factor) => [factor.factor, three(factor)])));
    fc.assert(
      fc.property(ranges, (drawn) => {
        const likely = Object.fromEntries(Object.entries(drawn).map(([name, range]) => [name, range.likely]));
        const { value } = scoreWith(model, model.appliesTo[0] ?? 'SOLUTION', likely);
        const interval = intervalOf(model, drawn);
        if (value === null || interval === null) return;
        expect(value).toBeGreaterThanOrEqual(interval.low);
        expect(value).toBeLessThanOrEqual(interval.high ?? Infinity);
      }),
    );
  });
  it.each(models)('is the score itself where no factor has a range, by %s', (_, model) => {
    const ranges = fc.record(Object.fromEntries(model.factors.map((factor) => [factor.factor, three(factor)])));
    fc.assert(
      fc.property(ranges, (drawn) => {
        const likely = Object.fromEntries(Object.entries(drawn).map(([name, range]) => [name, range.likely]));
        const points = Object.fromEntries(Object.entries(likely).map(([name, at]) => [name, { low: at, high: at }]));
        const { value } = scoreWith(model, model.appliesTo[0] ?? 'SOLUTION', likely);
        expect(intervalOf(model, points)).toEqual(value === null ? null : { low: value, high: value, exact: true });
      }),
    );
  });
});
