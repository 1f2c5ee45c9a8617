import { CHOSEN } from '../chosen.ts';

/**
 * A number rounded to `places` digits after the point (negative places round before it), ties away from zero. Rounds
 * the shortest decimal that JavaScript prints for the number, so that 1.15 to one place is 1.2, as on paper. Commas
 * separate thousands; trailing zeros are dropped. Throws RangeError unless finite.
 */
export function formatRounded(value: number, places: number): string {
  const { digits, exponent } = decimal(value);
  const kept = exponent + 1 + places;
  const roundUp = kept >= 0 && (digits[kept] ?? '0') >= '5';
  const whole = BigInt(digits.slice(0, Math.max(kept, 0)).padEnd(kept, '0') || '0') + (roundUp ? 1n : 0n);
  const text = String(whole * 10n ** BigInt(Math.max(-places, 0))).padStart(Math.max(places, 0) + 1, '0');
  const point = text.length - Math.max(places, 0);
  const fraction = text.slice(point).replace(/0+$/, '');
  const integer = text.slice(0, point).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return (value < 0 && whole > 0n ? '−' : '') + integer + (fraction && `.${fraction}`);
}

/**
 * A number with two significant figures, as lists show scores, whose inputs are never more precise: 43,700 is "44,000".
 * Throws RangeError unless finite.
 */
export const formatTwoFigures = (value: number): string =>
  scientific(value, 2) ?? formatRounded(value, 1 - decimal(value).exponent);

/**
 * A number as arithmetic in words shows it: the integer part in full, then at most four decimals (below 1, four
 * significant ones), twelve digits in all or those of the integer part; numbers that nobody reads digit by digit as "1.5 × 10^−300". Throws RangeError unless finite.
 */
export const formatNumber = (value: number): string =>
  scientific(value, 4) ?? formatRounded(value, decimals(decimal(value).exponent));

/** Decimals of a number in arithmetic, by the power of ten of its first digit. */
const decimals = (exponent: number): number => (exponent < 0 ? 3 - exponent : Math.max(0, Math.min(4, 11 - exponent)));

/** A share (0 to 1) in percent with at most one decimal: "66.7 %". Throws RangeError unless finite. */
export function formatPercent(share: number): string {
  const percent = withoutNoise(share * 100);
  if (!Number.isFinite(percent)) return `${formatTwoFigures(share)} × 100 %`;
  return `${Math.abs(percent) < CHOSEN.spelledOut.below ? formatRounded(percent, 1) : formatTwoFigures(percent)} %`;
}

/**
 * A share to a tenth of a percent, as `formatPercent` shows it: the figure that words and comparisons follow, so that
 * what reads 70 % is nowhere taken for less.
 */
export function roundShare(share: number): number {
  const tenths = withoutNoise(share * 1_000);
  return Number.isFinite(tenths) ? (Math.round(Math.abs(tenths)) * Math.sign(tenths)) / 1_000 + 0 : share;
}

/**
 * The right-hand side of an equation: "= 5.2", or "≈ 0.3333" where the number is rounded. Throws RangeError unless
 * finite.
 */
export function formatResult(value: number): string {
  const text = formatNumber(value);
  const read = text.replaceAll(',', '').replaceAll('−', '-').replace(' × 10^', 'e');
  return `${Number(read) === value ? '=' : '≈'} ${text}`;
}

/** A number with its unit: "1 person-month", "4 person-months". Throws RangeError unless finite. */
export const formatQuantity = (value: number, one: string, many: string): string =>
  `${formatNumber(value)} ${value === 1 ? one : many}`;

/**
 * A number without the noise of binary arithmetic: twelve significant digits. 6.1 + (6.1 − 2.2) is then exactly 10,
 * sums that are equal on paper tie, and a limit such as "over 10" holds as written.
 */
export const withoutNoise = (value: number): number => Number(value.toPrecision(12)) + 0;

/** A number as a power of ten, with so many significant figures; null where it is written in full. */
function scientific(value: number, figures: number): string | null {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size) || (size >= CHOSEN.spelledOut.from && size < CHOSEN.spelledOut.below))
    return null;
  const { digits, exponent } = decimal(value);
  const mantissa = formatRounded(Number(`${digits[0] ?? ''}.${digits.slice(1)}`), figures - 1);
  const [shown, power] = mantissa === '10' ? ['1', exponent + 1] : [mantissa, exponent];
  return `${value < 0 ? '−' : ''}${shown} × 10^${power < 0 ? '−' : ''}${Math.abs(power)}`;
}

/** Digits of a finite number without sign and point, and the power of ten of the first digit. */
function decimal(value: number): { digits: string; exponent: number } {
  if (!Number.isFinite(value)) throw new RangeError(`${String(value)} cannot be written as a figure.`);
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}
