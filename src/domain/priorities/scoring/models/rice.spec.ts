import { checkInputs } from '../check-inputs.ts';
import { scoreWith } from '../scoring-model.ts';
import { rice } from './rice.ts';

const inputs = { reach: 2000, impact: 2, confidence: 0.8, effort: 4 };

describe('RICE', () => {
  it('gives the 800 of the vector, with the arithmetic in words', () => {
    expect(scoreWith(rice, 'SOLUTION', inputs)).toEqual({
      value: 800,
      steps: ['2,000 people a month × 2 (high) impact × 80 % confidence ÷ 4 person-months = 800'],
      missing: [],
      incomplete: false,
      borrowed: false,
      notes: [],
    });
  });
  it.each([
    ['confidence one notch down', { confidence: 0.5 }, 500],
    ['impact one notch down', { impact: 1 }, 400],
    ['nobody reached', { reach: 0 }, 0],
  ])('with %s', (_, change, value) => {
    expect(scoreWith(rice, 'SOLUTION', { ...inputs, ...change }).value).toBe(value);
  });
  it('gives no score for effort 0, and says why', () => {
    expect(scoreWith(rice, 'SOLUTION', { ...inputs, effort: 0 })).toMatchObject({
      value: null,
      steps: [],
      incomplete: false,
      notes: ['Effort is 0: nothing can be divided by it.'],
    });
  });
  it('gives no score, and no Infinity, for an effort next to nothing', () => {
    const { value, notes } = scoreWith(rice, 'SOLUTION', { ...inputs, effort: Number.MIN_VALUE });
    expect([value, notes.length]).toEqual([null, 1]);
  });
  it('names what is missing', () => {
    expect(scoreWith(rice, 'SOLUTION', { reach: 10, impact: null, confidence: 0.8 })).toMatchObject({
      value: null,
      missing: ['impact', 'effort'],
      incomplete: true,
      notes: ['No score yet: not known are impact, effort.'],
    });
  });
  it('is marked as borrowed on an opportunity', () => {
    expect(scoreWith(rice, 'OPPORTUNITY', inputs)).toMatchObject({
      value: 800,
      borrowed: true,
      notes: ['Borrowed: effort is a guess about a solution nobody has chosen.'],
    });
  });
  it('takes all that the sample tree holds', () => {
    const sample = [
      [2800, 0.5, 0.8, 0.5, 2240],
      [6000, 1, 0.8, 2, 2400],
      [9000, 0.5, 0.8, 1, 3600],
      [7000, 0.25, 0.5, 1.5, 583.333333333],
      [4200, 2, 0.8, 3, 2240],
      [3100, 2, 0.5, 5, 620],
      [2500, 1, 0.5, 0.5, 2500],
    ] as const;
    for (const [reach, impact, confidence, effort, value] of sample) {
      const each = { reach, impact, confidence, effort };
      expect(checkInputs(rice, 'SOLUTION', each, [])).toEqual([]);
      expect(scoreWith(rice, 'SOLUTION', each).value).toBe(value);
    }
  });
  it('counts one person and one month in the singular', () => {
    expect(scoreWith(rice, 'SOLUTION', { reach: 1, impact: 0.25, confidence: 1, effort: 1 }).steps).toEqual([
      '1 person a month × 0.25 (minimal) impact × 100 % confidence ÷ 1 person-month = 0.25',
    ]);
  });
});
