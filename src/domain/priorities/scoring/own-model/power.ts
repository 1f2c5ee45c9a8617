import { hasZero, only, type Span, spanOf } from './span.ts';

/** An integer power by repeated multiplication, each step of which is monotone; any base to the power of 0 is 1. */
export const power = (base: number, exponent: number): number => {
  let result = 1;
  for (let times = 0; times < exponent; times++) result *= base;
  return result;
};

/** Span of an integer power for bases within a span. */
export function spanOfPower(base: Span, exponent: number): Span {
  const ends = spanOf(power(base.low, exponent), power(base.high, exponent));
  return exponent % 2 === 0 && exponent > 0 && hasZero(base) ? { ...ends, low: 0 } : ends;
}

/** Slopes of an integer power for bases within a span. */
export function slopeOfPower(base: Span, exponent: number): Span {
  if (exponent === 0) return only(0);
  const { low, high } = spanOfPower(base, exponent - 1);
  return { low: exponent * low, high: exponent * high };
}
