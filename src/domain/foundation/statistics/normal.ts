/** Distance from the mean, in standard deviations, within which 95 % of a normal distribution lie. */
export const Z_95 = 1.959963984540054;

/** Share of a distribution beyond each end of a 95 % interval. */
export const TAIL_95 = 0.025;

/**
 * Share of a normal distribution around 0 that lies below a value, off by 1e-7 at most (Milton Abramowitz & Irene
 * Stegun, Handbook of Mathematical Functions, 1964, 26.2.17). Without any deviation, 1 from 0 on and 0 below.
 */
export function normalShare(value: number, deviation: number): number {
  if (deviation === 0) return value >= 0 ? 1 : 0;
  const z = Math.abs(value / deviation);
  const t = 1 / (1 + 0.2316419 * z);
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const above =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * terms.reduceRight((sum, each) => (sum + each) * t, 0);
  return value >= 0 ? 1 - above : above;
}
