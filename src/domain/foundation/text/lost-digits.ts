/** A whole number, written out. */
const WHOLE = /^(-?\d+)(?:\.0*)?$/;
/** Any number, as JSON and GraphQL write it. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * What a number loses when a program reads it, in words that follow it; null where it loses nothing that anybody meant. From
 * 2^53 on a number of 64 bits has no room for every digit: an id of another system becomes that of its neighbour. Digits far
 * behind the point of a smaller number are rounded, as in every calculation.
 *
 * @param written the number as it is written; anything else loses nothing here
 */
export function lostDigits(written: string): string | null {
  if (!NUMBER.test(written)) return null;
  const value = Number(written);
  if (!Number.isFinite(value)) return 'is beyond 1.797e308, the greatest number that there is room for';
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER || /e/i.test(written)) return null;
  const whole = WHOLE.exec(written)?.[1];
  if (whole !== undefined && BigInt(whole) === writtenOut(value)) return null;
  return `would become ${String(value)}: a number this long loses digits, so send it as a text, or with fewer digits`;
}

/** The number that the shortest way to write a great number stands for: what a program would print of it. */
function writtenOut(value: number): bigint {
  const [digits = '', exponent = '0'] = String(value).split('e+');
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt((whole + fraction).padEnd(whole.length + Number(exponent), '0'));
}
