/**
 * A decimal, rounded to `places` digits after the point (negative places round before it), ties away from zero.
 * Rounds the shortest decimal that JavaScript itself prints for the number, so 1.15 to one place is 1.2, as on paper.
 * Thousands are set off by commas, trailing zeros dropped. Throws RangeError unless finite.
 */
export function rounded(value: number, places: number): string {
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
 * A score as lists show it: two significant figures, because its inputs never carry more: 43,700 is "44,000". Throws
 * RangeError unless finite.
 */
export const shown = (value: number): string => rounded(value, 1 - decimal(value).exponent);

/**
 * A number as arithmetic in words shows it: whole part in full, at most four decimals (below 1, four significant
 * ones). Throws RangeError unless finite.
 */
export const written = (value: number): string => rounded(value, 4 - Math.min(decimal(value).exponent + 1, 0));

/** A share (0 to 1) in percent with at most one decimal: "66.7 %". Throws RangeError unless finite. */
export const percent = (share: number): string => `${rounded(settled(share * 100), 1)} %`;

/**
 * The right-hand side of a sum in words: "= 5.2", or "≈ 0.3333" where rounding hides something. Throws RangeError
 * unless finite.
 */
export function result(value: number): string {
  const text = written(value);
  return `${Number(text.replaceAll(',', '').replace('−', '-')) === value ? '=' : '≈'} ${text}`;
}

/** How many of what, in words: "1 person-month", "4 person-months". Throws RangeError unless finite. */
export const counted = (value: number, one: string, many: string): string =>
  `${written(value)} ${value === 1 ? one : many}`;

/**
 * The same number without the noise of binary arithmetic: twelve significant digits. So 6.1 + (6.1 − 2.2) is exactly
 * 10, sums that are equal on paper tie, and a limit such as "over 10" means what it says.
 */
export const settled = (value: number): number => Number(value.toPrecision(12)) + 0;

/** Digits d.ddd… of a finite number without sign or point, and the power of ten of the first. */
function decimal(value: number): { digits: string; exponent: number } {
  if (!Number.isFinite(value)) throw new RangeError(`${String(value)} cannot be written as a figure.`);
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}
