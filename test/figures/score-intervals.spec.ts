import fc from 'fast-check';
import { directed } from '../../src/domain/priorities/scoring/own-model/check-formula.ts';
import { ownModel } from '../../src/domain/priorities/scoring/own-model/own-model.ts';
import { intervalOf } from '../../src/domain/priorities/scoring/score-interval.ts';
import type { Complete, Factor, ScoringModel } from '../../src/domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../src/domain/priorities/scoring/scoring-models.ts';

const FORMULAS = process.env['OST_TEST_FULL'] === 'true' ? 500 : 40;
const seed = Date.now() % 1_000_000;

const factor = (name: string, min: number, max: number, values: readonly number[] | null = null): Factor => ({
  factor: name,
  label: name,
  unit: 'points',
  min,
  max,
  values,
  required: true,
  description: 'How much?',
  higherIsBetter: null,
});
const FACTORS = [
  factor('a', 0, 10),
  factor('b', -3, 4),
  factor('c', 0.5, 6),
  factor('d', 0, 5, [0, 1, 2, 5]),
  factor('e', -2, 3, [-2, -1, 3]),
];

/** Formulas in which factors come again, so that interval arithmetic alone is too wide. */
const formula = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('a', 'b', 'c', 'd', 'e', '1', '2.5', '7'),
    fc
      .tuple(tie('part'), fc.constantFrom('+', '-', '*', '*'), tie('part'))
      .map(([one, sign, other]) => `(${one} ${sign} ${other})`),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => `(${one} / (abs(${other}) + 1))`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('part'), tie('part'))
      .map(([name, one, other]) => `${name}(${one}, ${other})`),
    fc.tuple(fc.constantFrom('round', 'abs', '-'), tie('part')).map(([name, one]) => `${name}(${one})`),
    tie('part').map((one) => `(${one}) ^ 2`),
    fc
      .tuple(tie('part'), fc.constantFrom('<', '>='), tie('part'), tie('part'), tie('part'))
      .map(([one, sign, other, then, otherwise]) => `if(${one} ${sign} ${other}, ${then}, ${otherwise})`),
  ),
})).part;
const modelOf = (text: string): ScoringModel => {
  const used = FACTORS.filter(({ factor: name }) => new RegExp(`\\b${name}\\b`).test(text));
  return ownModel({
    ownModelId: '00000000-0000-7000-8000-000000000000',
    modelVersion: 1,
    name: 'Own',
    unit: 'points',
    appliesTo: ['SOLUTION'],
    definition: { basis: 'FORMULA', factors: directed(used, text).factors, formula: text },
  });
};

const ranges = (factors: readonly Factor[]) =>
  fc.record(
    Object.fromEntries(
      factors.map(({ factor: name, min, max, values }) => [
        name,
        fc
          .tuple(
            ...[0, 1].map(() =>
              values
                ? fc.constantFrom(...values)
                : fc.integer({ min: 0, max: 20 }).map((step) => min + ((max - min) * step) / 20),
            ),
          )
          .map(([one = 0, other = 0]) => ({ low: Math.min(one, other), high: Math.max(one, other) })),
      ]),
    ),
  );

type Spans = Readonly<Record<string, { low: number; high: number }>>;
const NOTHING = { low: 0, high: 0 };

/** Every listed value within a span, and so many points of any other. */
const points = ({ values }: Factor, { low, high }: { low: number; high: number }, many: number): number[] =>
  values
    ? values.filter((each) => each >= low && each <= high)
    : low === high
      ? [low]
      : Array.from({ length: many + 1 }, (_, step) => low + ((high - low) * step) / many);

/** Numbers that look like chance and are the same each time (Lehmer's generator). */
function chance(state: number): () => number {
  let next = state;
  return () => (next = (next * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Greatest value on a grid and at random points, and around the best of them on grids that get finer. */
function greatestByHand(model: ScoringModel, spans: Spans, sign: 1 | -1): number {
  const wide = model.factors.filter(({ factor: name, values }) => !values && spans[name]?.low !== spans[name]?.high);
  const many = wide.length <= 1 ? 200 : wide.length === 2 ? 30 : 8;
  const next = chance(1 + seed);
  const fine = model.factors.map((each) => [each.factor, points(each, spans[each.factor] ?? NOTHING, 1_000)] as const);
  const random = Array.from({ length: 1_000 }, () =>
    Object.fromEntries(fine.map(([name, all]) => [name, anyOf(all, next)])),
  );
  const valueOf = (at: Complete): number => sign * (model.score(at) ?? NaN);
  const starts = [...grid(model, spans, many), ...random]
    .map((at) => ({ at, value: valueOf(at) }))
    .sort((one, other) => other.value - one.value)
    .slice(0, 5);
  const best = starts.map((start) => {
    let { at } = start;
    for (let round = 0; round < 10; round++) {
      const within = Object.fromEntries(
        Object.entries(spans).map(([name, { low, high }]) => {
          const [near, half] = [at[name] ?? low, (high - low) / many / 2 ** round];
          return [name, { low: Math.max(low, near - half), high: Math.min(high, near + half) }];
        }),
      );
      at = grid(model, within, 4).reduce((most, one) => (valueOf(one) > valueOf(most) ? one : most), at);
    }
    return valueOf(at);
  });
  return sign * Math.max(...best);
}

const grid = (model: ScoringModel, spans: Spans, many: number): Complete[] =>
  model.factors.reduce<Complete[]>(
    (all, each) =>
      all.flatMap((one) =>
        points(each, spans[each.factor] ?? NOTHING, many).map((to) => ({ ...one, [each.factor]: to })),
      ),
    [{}],
  );
const anyOf = (numbers: readonly number[], next: () => number): number =>
  numbers[Math.floor(next() * numbers.length)] ?? NaN;

const slack = (...values: readonly number[]): number => 1e-9 * Math.max(1, ...values.map(Math.abs));

describe(`intervals of scores (seed ${seed})`, () => {
  it(`of ${FORMULAS} formulas hold what was found by hand, and are equal to two figures or called a bound`, () => {
    let bounds = 0;
    const drawn = formula
      .filter((text) => /[a-e]/.test(text.replace(/round|abs|min|max|if/g, '')))
      .map(modelOf)
      .chain((model) => fc.tuple(fc.constant(model), ranges(model.factors)));
    fc.assert(
      fc.property(drawn, ([model, spans]) => {
        const interval = intervalOf(model, spans);
        const [low, high] = [greatestByHand(model, spans, -1), greatestByHand(model, spans, 1)];
        if (!interval) throw new Error('A formula always has a value.');
        expect(interval.low).toBeLessThanOrEqual(low + slack(low, high));
        expect(interval.high).toBeGreaterThanOrEqual(high - slack(low, high));
        if (!interval.exact) bounds += 1;
        else {
          const off = 0.006 * Math.max(Math.abs(low), Math.abs(high), 0.1);
          expect(low - interval.low).toBeLessThanOrEqual(off);
          expect((interval.high ?? Infinity) - high).toBeLessThanOrEqual(off);
        }
      }),
      { numRuns: FORMULAS, seed },
    );
    // Nearly all are exact: a bound is for what a bounded number of splits does not tell.
    expect(bounds).toBeLessThan(FORMULAS / 10);
  });

  it.each(Object.entries<ScoringModel>(SCORING_MODELS))(
    'by %s hold what was found by hand, and are its ends',
    (_, model) => {
      fc.assert(
        fc.property(ranges(model.factors), (spans) => {
          const interval = intervalOf(model, spans);
          const corners = model.factors.reduce<Complete[]>(
            (all, { factor: name }) =>
              all.flatMap((one) =>
                [spans[name]?.low ?? 0, spans[name]?.high ?? 0].map((to) => ({ ...one, [name]: to })),
              ),
            [{}],
          );
          const values = corners.flatMap((one) => model.score(one) ?? []);
          if (values.length === 0) expect(interval).toBeNull();
          if (!interval) return;
          expect(interval.exact).toBe(true);
          expect(interval.low).toBeCloseTo(Number(Math.min(...values).toPrecision(12)), 6);
          const unlimited =
            model.factors.some(({ factor: name }) => name === 'effort' && spans[name]?.low === 0) &&
            Math.max(...values) > 0;
          if (unlimited) expect(interval.high).toBeNull();
          else expect(interval.high).toBeCloseTo(Number(Math.max(...values).toPrecision(12)), 6);
        }),
        { numRuns: 200, seed },
      );
    },
  );
});
