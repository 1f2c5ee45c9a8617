import fc from 'fast-check';
import { checkInputs } from './check-inputs.ts';
import type { ScoringModel } from './scoring-model.ts';
import { SCORING_MODELS } from './scoring-models.ts';

const { RICE, WSJF, ULWICK, OPPORTUNITY_SIZE, ICE_GILAD } = SCORING_MODELS;
const good = { reach: 2000, impact: 2, confidence: 0.8, effort: 4 };
const messages = (model: ScoringModel, inputs: Record<string, number | null>) =>
  checkInputs(model, 'SOLUTION', inputs, []).map(({ message }) => message);

describe('checkInputs', () => {
  it('lets good inputs pass, on the kind the model is for and on the one that borrows it', () => {
    expect(checkInputs(RICE, 'SOLUTION', good, [])).toEqual([]);
    expect(checkInputs(RICE, 'OPPORTUNITY', good, [])).toEqual([]);
  });
  it('leaves what is missing to the score', () => {
    expect(checkInputs(RICE, 'SOLUTION', { reach: null, effort: undefined }, [])).toEqual([]);
  });
  it('accepts effort 0, which gives no score', () => {
    expect(messages(RICE, { effort: 0 })).toEqual([]);
  });
  it('names the factor, its range and its unit, at its field', () => {
    expect(checkInputs(RICE, 'SOLUTION', { ...good, effort: -1 }, ['input', 'inputs'])).toEqual([
      {
        code: 'INVALID_VALUE',
        message: 'Effort must be 0 to 10,000 person-months; -1 is not.',
        path: ['input', 'inputs', 'effort'],
      },
    ]);
  });
  it('names the only values there are', () => {
    expect(messages(RICE, { impact: 4 })).toEqual([
      'Impact must be one of 0.25, 0.5, 1, 2 or 3 (impact on each person); 4 is not.',
    ]);
    expect(messages(WSJF, { jobSize: 4 })).toEqual([
      'Job size must be one of 1, 2, 3, 5, 8, 13 or 20 (points relative to the batch, its smallest item 1); 4 is not.',
    ]);
  });
  it('refuses what is not finite', () => {
    for (const value of [NaN, Infinity, -Infinity]) expect(messages(RICE, { reach: value })).toHaveLength(1);
  });
  it('refuses an unknown factor and says which there are', () => {
    expect(messages(ICE_GILAD, { effort: 1 })).toEqual([
      'ICE (Gilad) has no factor "effort"; it has impact: 0 to 10 points; confidence: 0.01 to 10 points; ease: 0 to 10 points.',
    ]);
    expect(messages(RICE, { constructor: 1, ['x'.repeat(10_000)]: 1 }).every((each) => each.length < 400)).toBe(true);
  });
  it('refuses models of opportunities on a solution', () => {
    expect(checkInputs(OPPORTUNITY_SIZE, 'SOLUTION', {}, ['input'])).toEqual([
      { code: 'INVALID_VALUE', message: 'Opportunity size scores opportunities, not solutions.', path: ['input'] },
    ]);
    expect(messages(ULWICK, { importance: 11 })).toHaveLength(2);
  });
  it('answers with as many reasons as there are faults', () => {
    const bad = { reach: -1, impact: 0, confidence: 0.7, effort: NaN, colour: 3 };
    expect(checkInputs(RICE, 'SOLUTION', bad, []).map(({ path }) => path)).toEqual(
      Object.keys(bad).map((name) => [name]),
    );
  });
  it('accepts exactly the numbers in range of a free factor', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(messages(ICE_GILAD, { confidence: value })).toHaveLength(value >= 0.01 && value <= 10 ? 0 : 1);
      }),
    );
  });
});
