import fc from 'fast-check';
import { scoreWith, type Factor, type ScorableKind, type ScoringModel } from './scoring-model.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const models: [string, ScoringModel][] = Object.entries(SCORING_MODELS);
const kinds: readonly ScorableKind[] = ['OPPORTUNITY', 'SOLUTION'];

const inRange = ({ values, min, max }: Factor) =>
  values === null ? fc.double({ min, max, noNaN: true }) : fc.constantFrom(...values);
const inputsOf = (model: ScoringModel) =>
  fc.record(Object.fromEntries(model.factors.map((factor) => [factor.factor, inRange(factor)])));
const homeOf = (model: ScoringModel): ScorableKind => model.appliesTo[0] ?? 'SOLUTION';

describe.each(models)('%s', (key, model) => {
  it('is described in full', () => {
    expect(model.key).toBe(key);
    for (const text of [model.name, model.source, model.formula, model.unit]) expect(text).not.toBe('');
    expect(model.borrowedBy.length > 0).toBe(model.borrowedReason !== null);
    expect(model.appliesTo.filter((kind) => model.borrowedBy.includes(kind))).toEqual([]);
    expect(new Set(model.factors.map(({ factor }) => factor)).size).toBe(model.factors.length);
  });
  it('has factors with a valid scale', () => {
    for (const { min, max, values } of model.factors) {
      expect(min).toBeLessThan(max);
      expect(values ?? [min, max]).toEqual([...new Set(values ?? [min, max])].sort((a, b) => a - b));
      if (values !== null) expect([values[0], values.at(-1)]).toEqual([min, max]);
    }
  });
  it('gives a finite value in its range with its arithmetic, or none with a reason', () => {
    fc.assert(
      fc.property(inputsOf(model), (inputs) => {
        const { value, steps, notes, missing, incomplete } = scoreWith(model, homeOf(model), inputs);
        expect([missing, incomplete]).toEqual([[], false]);
        if (value === null) {
          expect(steps).toEqual([]);
          expect(notes.length).toBeGreaterThan(0);
        } else {
          expect(value).toBeGreaterThanOrEqual(model.range.min);
          expect(value).toBeLessThanOrEqual(model.range.max ?? Number.MAX_VALUE);
          expect(steps.length).toBeGreaterThan(0);
        }
      }),
    );
  });
  it('rises and falls with each factor as the factor says', () => {
    const factorAndTwo = fc
      .constantFrom(...model.factors)
      .chain((factor) => fc.tuple(fc.constant(factor), inRange(factor), inRange(factor)));
    fc.assert(
      fc.property(inputsOf(model), factorAndTwo, (inputs, [factor, one, other]) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map(
          (each) => scoreWith(model, homeOf(model), { ...inputs, [factor.factor]: each }).value,
        );
        if (low === null || high === null || low === undefined || high === undefined) return;
        if (factor.higherIsBetter) expect(high).toBeGreaterThanOrEqual(low);
        else expect(high).toBeLessThanOrEqual(low);
      }),
    );
  });
  it('names whatever is missing, and never counts it as 0', () => {
    fc.assert(
      fc.property(
        inputsOf(model),
        fc.subarray(
          model.factors.map(({ factor }) => factor),
          { minLength: 1 },
        ),
        fc.constantFrom(null, undefined, NaN, Infinity),
        (inputs, gone, nothing) => {
          const scored = scoreWith(model, homeOf(model), {
            ...inputs,
            ...Object.fromEntries(gone.map((name) => [name, nothing])),
          });
          expect(scored).toMatchObject({ value: null, steps: [], missing: gone, incomplete: true });
          expect(scored.notes.join(' ')).toContain('No score yet');
        },
      ),
    );
  });
  it.each(kinds)('is made for %s, borrowed, or says that it does not apply', (kind) => {
    fc.assert(
      fc.property(inputsOf(model), (inputs) => {
        const scored = scoreWith(model, kind, inputs);
        expect(scored.borrowed).toBe(model.borrowedBy.includes(kind));
        if (scored.borrowed) expect(scored.notes[0]).toContain(model.borrowedReason);
        if (!scored.borrowed && !model.appliesTo.includes(kind))
          expect(scored).toMatchObject({
            value: null,
            steps: [],
            notes: [expect.stringMatching(/ scores .+, not .+\.$/)],
          });
      }),
      { numRuns: 20 },
    );
  });
});

it('borrows every effort-based model for opportunities, and none for solutions', () => {
  const borrowedBy = Object.fromEntries(models.map(([key, model]) => [key, model.borrowedBy.join()]));
  expect(borrowedBy).toEqual({
    RICE: 'OPPORTUNITY',
    ICE_MEAN: 'OPPORTUNITY',
    ICE_PRODUCT: 'OPPORTUNITY',
    ICE_GILAD: 'OPPORTUNITY',
    WSJF: 'OPPORTUNITY',
    VALUE_EFFORT: 'OPPORTUNITY',
    OPPORTUNITY_SIZE: '',
    ULWICK: '',
    WEIGHTED: '',
  });
});

it('ranks only WSJF within a batch', () => {
  expect(models.filter(([, { batched }]) => batched).map(([key]) => key)).toEqual(['WSJF']);
});

it('does not mistake what objects inherit for an input', () => {
  const factor = { ...SCORING_MODELS.ICE_MEAN.factors[0], factor: 'constructor' } as Factor;
  const odd: ScoringModel = { ...(SCORING_MODELS.ICE_MEAN as ScoringModel), factors: [factor] };
  expect(scoreWith(odd, 'SOLUTION', {}).missing).toEqual(['constructor']);
});
