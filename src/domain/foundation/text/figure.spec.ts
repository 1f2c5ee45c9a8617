import fc from 'fast-check';
import {
  formatQuantity,
  formatPercent,
  roundShare,
  formatResult,
  formatRounded,
  withoutNoise,
  formatTwoFigures,
  formatNumber,
} from './figure.ts';

const figures = fc.double({ noNaN: true, noDefaultInfinity: true });
const read = (text: string): number => Number(text.replaceAll(',', '').replaceAll('−', '-').replace(' × 10^', 'e'));

describe('shown', () => {
  it.each([
    [10_000, '10,000'],
    [800, '800'],
    [5.2, '5.2'],
    [0.63, '0.63'],
    [44_000, '44,000'],
    [43_700, '44,000'],
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [5.04, '5'],
    [99.6, '100'],
    [0.0996, '0.1'],
    [1.15, '1.2'],
    [1.25, '1.3'],
    [-0.455, '−0.46'],
    [1_249_999.9, '1,200,000'],
    [1e12, '1,000,000,000,000'],
    [1e21, '1 × 10^21'],
    [1.5e-7, '0.00000015'],
    [1e-300, '1 × 10^−300'],
    [-9.96e30, '−1 × 10^31'],
  ])('writes %p as %p', (value, text) => {
    expect(formatTwoFigures(value)).toBe(text);
  });
  it('is off by at most half a unit of the second figure', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
        const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
        expect(Math.abs(read(formatTwoFigures(value)) - value)).toBeLessThanOrEqual(unit * 0.5 * (1 + 1e-9));
      }),
    );
  });
  it('never puts a smaller number above a larger one', () => {
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        expect(read(formatTwoFigures(Math.min(a, b)))).toBeLessThanOrEqual(read(formatTwoFigures(Math.max(a, b))));
      }),
    );
  });
  it('changes nothing when it reads its own hand', () => {
    fc.assert(
      fc.property(figures, (value) => {
        const once = formatTwoFigures(value);
        fc.pre(Number.isFinite(read(once)));
        expect(formatTwoFigures(read(once))).toBe(once);
      }),
    );
  });
  it.each([NaN, Infinity, -Infinity])('throws on %p', (value) => {
    expect(() => formatTwoFigures(value)).toThrow(RangeError);
  });
});

describe('written', () => {
  it.each([
    [2000, '2,000'],
    [12_345_678.123_45, '12,345,678.1235'],
    [1 / 3, '0.3333'],
    [0.000_123_456, '0.0001235'],
    [0.1 + 0.2, '0.3'],
    [-1234.5, '−1,234.5'],
    [0.999_99, '1'],
    [123_456_789_012.345, '123,456,789,012'],
    [1_234_567_890.123_45, '1,234,567,890.12'],
    [-1.797_693_134_862_315_7e308, '−1.798 × 10^308'],
    [Number.MIN_VALUE, '5 × 10^−324'],
  ])('writes %p as %p', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('a figure', () => {
  it('has some twelve digits at most, whatever the number', () => {
    fc.assert(
      fc.property(figures, (value) => {
        for (const text of [formatTwoFigures(value), formatNumber(value), formatResult(value)]) {
          expect(text).not.toMatch(/Infinity|NaN/);
          expect(text.replace(/ × 10\^.*/, '').replace(/\D/g, '').length).toBeLessThanOrEqual(13);
        }
      }),
    );
  });
});

describe('rounded', () => {
  it('rounds before the point with negative places', () => {
    expect([formatRounded(1250, -2), formatRounded(49, -2), formatRounded(50, -2), formatRounded(-49, -2)]).toEqual([
      '1,300',
      '0',
      '100',
      '0',
    ]);
  });
});

describe('result, percent, counted and settled', () => {
  it('says whether rounding hides something', () => {
    expect([formatResult(5.2), formatResult(800), formatResult(1 / 3), formatResult(-2.5)]).toEqual([
      '= 5.2',
      '= 800',
      '≈ 0.3333',
      '= −2.5',
    ]);
  });
  it('writes shares in percent', () => {
    expect([formatPercent(0.8), formatPercent(2 / 3), formatPercent(0.07), formatPercent(-0.5)]).toEqual([
      '80 %',
      '66.7 %',
      '7 %',
      '−50 %',
    ]);
  });
  it('writes any share, however far beyond 1', () => {
    expect([formatPercent(1e300), formatPercent(Number.MAX_VALUE)]).toEqual(['1 × 10^302 %', '1.8 × 10^308 × 100 %']);
    fc.assert(
      fc.property(figures, (share) => {
        expect(formatPercent(share).length).toBeLessThan(40);
        expect(formatNumber(share).length).toBeLessThan(40);
      }),
    );
  });
  it('rounds a share to what is shown of it', () => {
    expect([0.399_99, 0.3994, -0.5, -0.0001, 0.9996, 1e306].map(roundShare)).toEqual([0.4, 0.399, -0.5, 0, 1, 1e306]);
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (share) => {
        expect(formatPercent(roundShare(share))).toBe(formatPercent(share));
      }),
    );
  });
  it('counts one in the singular', () => {
    expect([1, 4, 0.5].map((each) => formatQuantity(each, 'day', 'days'))).toEqual(['1 day', '4 days', '0.5 days']);
  });
  it('drops the noise of binary sums, and the sign of zero', () => {
    expect([withoutNoise(0.1 + 0.2), withoutNoise(6.1 + (6.1 - 2.2)), withoutNoise(-0)]).toEqual([0.3, 10, 0]);
  });
});
