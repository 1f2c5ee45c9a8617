import { CHOSEN } from '../chosen.ts';

/**
 * Numbers of hits in n draws, each with its probability, for hits of probability p: those within some standard
 * deviations of the mean, so that their number grows with the square root of n. They add up to 1.
 */
export function binomial(n: number, p: number): readonly (readonly [hits: number, probability: number])[] {
  if (n === 0 || p <= 0) return [[0, 1]];
  if (p >= 1) return [[n, 1]];
  const reach = CHOSEN.binomial.deviations * Math.sqrt(n * p * (1 - p)) + 1;
  const from = Math.max(0, Math.floor(n * p - reach));
  const to = Math.min(n, Math.ceil(n * p + reach));
  const mode = Math.min(Math.floor((n + 1) * p), n);
  // From the most probable number outwards, so that no product of small numbers vanishes.
  const weights = new Float64Array(to - from + 1);
  weights[mode - from] = 1;
  const odds = p / (1 - p);
  for (let hits = mode + 1; hits <= to; hits++)
    weights[hits - from] = ((weights[hits - 1 - from] ?? 0) * (n - hits + 1) * odds) / hits;
  for (let hits = mode - 1; hits >= from; hits--)
    weights[hits - from] = ((weights[hits + 1 - from] ?? 0) * (hits + 1)) / ((n - hits) * odds);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Array.from(weights, (weight, index) => [from + index, weight / sum] as const);
}
