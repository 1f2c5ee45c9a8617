import fc from 'fast-check';
import { evaluate, formulaInWords } from './evaluate-formula.ts';
import { boundsOf } from './formula-bounds.ts';
import { directionsOf } from './formula-direction.ts';
import { readFormula, spansOf, type FormulaFactor } from './formula.ts';
import { FormulaFault } from './formula-fault.ts';
import { CHOSEN } from '../../chosen.ts';

const value: FormulaFactor = { factor: 'value', min: 1, max: 5, values: null };
const reach: FormulaFactor = { factor: 'reach', min: 0, max: 1000, values: null };
const effort: FormulaFactor = { factor: 'effort', min: 0.5, max: 20, values: null };
const swing: FormulaFactor = { factor: 'swing', min: -2, max: 3, values: null };
const steps: FormulaFactor = { factor: 'steps', min: 0, max: 5, values: [0, 1, 2, 5] };
const factors = [value, reach, effort, swing, steps];
const at = { value: 4, reach: 200, effort: 2, swing: -1, steps: 2 };

const valueOf = (text: string): number => evaluate(readFormula(text, factors).term, at);
const faultOf = (text: string): string => {
  try {
    readFormula(text, factors);
  } catch (fault) {
    if (fault instanceof FormulaFault) return fault.message;
    throw fault;
  }
  return 'none';
};

describe('a formula', () => {
  it.each([
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['2 − 3 − 4', -5],
    ['100 ÷ 5 ÷ 2', 10],
    ['-2 ^ 2', -4],
    ['2 ^ 3 ^ 2', 512],
    ['value × reach / effort', 400],
    ['round(2.5) + round(-2.5) + round(2.4)', 2],
    ['min(value, 3, reach) + max(value, 3)', 7],
    ['abs(swing) + sqrt(value) + log10(1000)', 6],
    ['if(effort <= 2 and not swing > 0, 10, 20)', 10],
    ['if(effort < 2 or swing = -1, 10, 20)', 10],
    ['if(effort != 2, 10, if(steps >= 2, 30, 40))', 30],
    ['1.5\n  + 0.5', 2],
  ])('%s is %p', (text, expected) => {
    expect(valueOf(text)).toBeCloseTo(expected, 12);
  });

  it.each([
    ['', 'Line 1, column 1: Expected a number, a factor, a function or "("; found the end.'],
    ['value +', 'Line 1, column 8: Expected a number, a factor, a function or "("; found the end.'],
    ['value\n  reach', 'Line 2, column 3: Expected an operator or the end; found "reach".'],
    ['(value', 'Line 1, column 7: Expected an operator or ")"; found the end.'],
    ['max(value; 2)', 'Line 1, column 10: ";" is no part of a formula.'],
    ['max(value 2)', 'Line 1, column 11: Expected an operator, "," or ")"; found "2".'],
    ['max()', 'Line 1, column 5: Expected a number, a factor, a function or "("; found ")".'],
    ['sqrt(value, 2)', 'Line 1, column 1: sqrt(…) takes 1 argument; 2 are given.'],
    ['valeu * 2', 'Line 1, column 1: There is no factor valeu; did you mean value?'],
    ['price * 2', 'Line 1, column 1: There is no factor price; the model has value, reach, effort, swing, steps'],
    ['eval(value)', 'Line 1, column 1: There is no function eval; there are if, min, max, round, abs, sqrt, log10.'],
    ['value > 2', 'Line 1, column 7: The whole formula is a number; put the comparison into if(…, …, …).'],
    [
      '1 < value < 3',
      'Line 1, column 3: a number is expected for "<" here, not something that holds or not, such as effort > 2.',
    ],
    [
      'if(value, 1, 2)',
      'Line 1, column 4: something that holds or not, such as effort > 2 is expected for "if" here, not a number.',
    ],
    ['value ^ effort', 'Line 1, column 7: The exponent is a whole number from 0 to 10; this can be 0.5 to 20.'],
    ['sqrt(swing)', 'Line 1, column 1: Only 0 and what is above have a square root; this can be −2 to 3.'],
    ['log10(reach)', 'Line 1, column 1: Only what is above 0 has a logarithm; this can be 0 to 1,000.'],
    ['constructor', expect.stringContaining('There is no factor constructor')],
    ['__proto__', 'Line 1, column 1: "_" is no part of a formula.'],
  ])('%j is refused, with the position and what was expected', (text, message) => {
    expect(faultOf(text)).toEqual(message);
  });

  it.each([
    ['value / swing', '−2 to 3'],
    ['value / (effort - 2)', '−1.5 to 18'],
    ['value / (swing * swing)', '−6 to 9'],
    ['1 + value / reach', '0 to 1,000'],
    ['if(reach > 0, value / reach, 0)', '0 to 1,000'],
    ['if(swing < 0, 1, value / swing)', '0 to 3'],
    ['value / round(effort - 0.2)', '0 to 20'],
    ['value / 0', '0 to 0'],
  ])('%s is refused when saved: it can divide by zero', (text, span) => {
    expect(faultOf(text)).toContain(`The divisor can be ${span}, which includes 0.`);
  });

  it.each([
    ['if(reach >= 0.5, value / reach, 0)', 0, 10],
    ['if(0.5 <= reach, value / reach, 0)', 0, 10],
    ['if(reach < 1, 0, value / reach)', 0, 5],
    ['if(not reach < 1, value / reach, 0)', 0, 5],
    ['if(reach >= 1 and value / reach > 2, 1, 0)', 0, 1],
    ['if(reach < 1 or reach > 500, 7, value / reach)', 0.002, 7],
    ['if(steps > 0, value / steps, 0)', 0, 5],
    ['if(steps != 0, value / steps, 0)', 0, 5],
    ['value / max(reach, 0.5)', 0.001, 10],
    ['value / (swing ^ 2 + 1)', 0.1, 5],
    ['value / effort', 0.05, 10],
  ])('%s never divides by zero, and gives what its factors allow', (text, low, high) => {
    const { span } = readFormula(text, factors);
    expect(span.low).toBeCloseTo(low, 12);
    expect(span.high).toBeCloseTo(high, 12);
  });

  it('is refused where it can grow beyond every number', () => {
    expect(faultOf('((reach ^ 10) ^ 10) ^ 10')).toBe(
      'Line 1, column 21: Here the value can grow beyond every number: hold its factors to smaller ranges.',
    );
  });

  it('is bounded in length, depth and parts', () => {
    const deep = (levels: number) => '('.repeat(levels) + '1' + ')'.repeat(levels);
    expect(valueOf(deep(CHOSEN.formula.mostDepth - 1))).toBe(1);
    expect(faultOf(deep(CHOSEN.formula.mostDepth))).toContain('up to 32 deep');
    expect(faultOf('-'.repeat(900) + '1')).toContain('up to 32 deep');
    expect(faultOf(Array.from({ length: 101 }, () => '1').join('+'))).toContain('up to 200 parts');
    expect(faultOf('1'.repeat(1001))).toContain('up to 1000 characters; this has 1001');
    expect(faultOf('1'.repeat(999))).toContain('The number is too large');
  });

  it('explains its value in words, and why a branch counts', () => {
    const { term } = readFormula('if(effort >= 1, (value + 1) * reach / effort, 0) - min(value, 2)', factors);
    expect(formulaInWords(term, at, new Map([['effort', 'Effort']]))).toEqual({
      conditions: ['2 effort ≥ 1 holds'],
      arithmetic: '(4 value + 1) × 200 reach ÷ 2 effort − min(4 value; 2)',
    });
    const { term: signs } = readFormula('-(2 - (3 - 1)) * 2 ^ 2 / (value / 2)', factors);
    expect(formulaInWords(signs, at, new Map()).arithmetic).toBe('−(2 − (3 − 1)) × 2 ^ 2 ÷ (4 value ÷ 2)');
  });

  it('has a direction for each factor', () => {
    const { directions } = readFormula('value * (reach + 1) / effort + swing * swing + if(steps > 1, 5, 2)', factors);
    expect(Object.fromEntries(directions)).toEqual({ value: 1, reach: 1, effort: -1, swing: 0, steps: 1 });
  });
});

describe('bounds of a formula', () => {
  const within = (text: string, spans: Record<string, readonly [number, number]>) => {
    const { term } = readFormula(text, factors);
    return boundsOf(
      term,
      new Map(
        [...spansOf(factors)].map(([name, { values }]) => {
          const [low, high] = spans[name] ?? [at[name as keyof typeof at], at[name as keyof typeof at]];
          return [name, { low, high, values: values?.filter((each) => each >= low && each <= high) ?? null }];
        }),
      ),
    );
  };
  it.each<[string, Record<string, readonly [number, number]>, number, number]>([
    ['reach * (10 - reach)', { reach: [2, 8] }, 16, 25],
    ['reach * (10 - reach)', { reach: [2, 5] }, 16, 25],
    ['reach * (10 - reach) * value', { reach: [2, 8], value: [1, 3] }, 16, 75],
    ['swing ^ 2 - swing', { swing: [-1, 2] }, -0.25, 2],
    ['(swing - 1) ^ 2', { swing: [-1, 2] }, 0, 4],
    ['swing * swing * swing - swing', { swing: [-1, 2] }, -0.3849, 6],
    ['value / effort + effort', { value: [1, 4], effort: [1, 4] }, 2, 5],
    ['abs(swing) - swing / 2', { swing: [-2, 3] }, 0, 3],
    ['max(swing, 1 - swing)', { swing: [-1, 2] }, 0.5, 2],
    ['round(swing) - swing', { swing: [0, 2] }, -0.5, 0.5],
    ['if(effort > 3, 10 - effort, effort)', { effort: [1, 6] }, 1, 7],
    ['if(reach >= 0.5, value / reach, 7)', { reach: [0, 0.2] }, 7, 7],
    ['if(steps > 0, value / steps, 0)', { steps: [0, 2] }, 0, 4],
    ['steps * (5 - steps)', { steps: [0, 5] }, 0, 6],
    ['reach - reach', { reach: [0, 1000] }, 0, 0],
  ])('%s for %j are exact', (text, spans, low, high) => {
    const found = within(text, spans);
    expect(found.exact).toBe(true);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it('are called no more than a bound where the work to find them is not done', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      factor: `f${index}`,
      min: -3,
      max: 4,
      values: null,
    }));
    const text = many
      .map((_, index) => `(f${index} - 0.3) * (f${(index + 1) % 12} - 1.1) * (f${(index + 5) % 12} + 0.7)`)
      .join(' - ');
    const { exact, low, high } = boundsOf(readFormula(text, many).term, spansOf(many));
    expect(exact).toBe(false);
    expect(low).toBeLessThan(high);
  });

  it('have a direction by each factor where splitting proves one', () => {
    const proven = (text: string) =>
      Object.fromEntries(directionsOf(readFormula(text, factors).term, spansOf(factors)));
    expect(proven('reach * (2000 - reach)')).toEqual({ reach: 1 });
    expect(proven('reach * (1000 - reach)')).toEqual({ reach: 0 });
    expect(proven('value * value - value')).toEqual({ value: 1 });
    expect(proven('value - value * value')).toEqual({ value: -1 });
  });
});

/** Random formulas over the factors, most of which make sense. */
const formulas = fc.letrec<{ term: string; number: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('value', 'reach', 'effort', 'swing', 'steps', '0', '1', '2.5', '7'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc.tuple(fc.constantFrom('round', 'abs', '-', 'sqrt', 'log10'), tie('number')).map(([name, a]) => `${name}(${a})`),
    tie('number').map((a) => `(${a}) ^ 2`),
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), fc.array(tie('number'), { minLength: 4, maxLength: 4 }))
      .map(([sign, [a = '', b = '', c = '', d = '']]) => `if(${a} ${sign} ${b}, ${c}, ${d})`),
  ),
  term: tie('number'),
})).term;
const within = ({ min, max, values }: FormulaFactor) =>
  values ? fc.constantFrom(...values) : fc.double({ min, max, noNaN: true });
const judged = fc.record(Object.fromEntries(factors.map((factor) => [factor.factor, within(factor)])));
const readable = formulas.filter((text) => faultOf(text) === 'none');
const SLACK = 1e-9;
const near = (limit: number) => SLACK * Math.max(1, Math.abs(limit));

describe('every formula that is accepted', () => {
  it('has a finite value within its range for all values of its factors', () => {
    fc.assert(
      fc.property(readable, judged, (text, inputs) => {
        const { term, span } = readFormula(text, factors);
        const result = evaluate(term, inputs);
        expect(Number.isFinite(result)).toBe(true);
        expect(result).toBeGreaterThanOrEqual(span.low - near(span.low));
        expect(result).toBeLessThanOrEqual(span.high + near(span.high));
      }),
    );
  });
  it('moves in its direction with each factor', () => {
    fc.assert(
      fc.property(readable, judged, fc.constantFrom(...factors), judged, (text, inputs, { factor: name }, others) => {
        const { term, directions } = readFormula(text, factors);
        const direction = directions.get(name) ?? null;
        if (direction === 0) return;
        const two = [inputs[name] ?? NaN, others[name] ?? NaN].sort((a, b) => a - b);
        const [low = NaN, high = NaN] = two.map((each) => evaluate(term, { ...inputs, [name]: each }));
        if (direction === null) expect(high).toBe(low);
        else expect((high - low) * direction).toBeGreaterThanOrEqual(-near(low));
      }),
    );
  });
  it('moves in the directions that are proven by splitting', () => {
    fc.assert(
      fc.property(readable, judged, fc.constantFrom(...factors), judged, (text, inputs, { factor: name }, others) => {
        const direction = directionsOf(readFormula(text, factors).term, spansOf(factors)).get(name) ?? 0;
        const { term } = readFormula(text, factors);
        const two = [inputs[name] ?? NaN, others[name] ?? NaN].sort((a, b) => a - b);
        const [low = NaN, high = NaN] = two.map((each) => evaluate(term, { ...inputs, [name]: each }));
        if (direction !== 0) expect((high - low) * direction).toBeGreaterThanOrEqual(-near(low));
      }),
    );
  });
  it('has the same meaning with any white space', () => {
    fc.assert(
      fc.property(readable, judged, (text, inputs) => {
        const wide = text.replace(/([-+*/(),^])/g, ' $1\n');
        const [one, other] = [text, wide].map((each) => evaluate(readFormula(each, factors).term, inputs));
        expect(other).toBe(one);
      }),
    );
  });
});
