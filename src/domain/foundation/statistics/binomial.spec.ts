import { binomial } from './binomial.ts';

describe('the binomial distribution', () => {
  it('has the known probabilities', () => {
    expect(binomial(4, 0.5).map(([hits, chance]) => [hits, Number(chance.toFixed(6))])).toEqual([
      [0, 0.0625],
      [1, 0.25],
      [2, 0.375],
      [3, 0.25],
      [4, 0.0625],
    ]);
    expect(binomial(0, 0.3)).toEqual([[0, 1]]);
    expect(binomial(7, 0)).toEqual([[0, 1]]);
    expect(binomial(7, 1)).toEqual([[7, 1]]);
  });
  it.each([
    [10, 0.01],
    [200, 0.35],
    [5_000, 0.999],
  ])('of %p draws by %p adds up to 1, with its mean and variance', (n, p) => {
    const all = binomial(n, p);
    const mean = all.reduce((sum, [hits, chance]) => sum + hits * chance, 0);
    const variance = all.reduce((sum, [hits, chance]) => sum + (hits - mean) ** 2 * chance, 0);
    expect(all.reduce((sum, [, chance]) => sum + chance, 0)).toBeCloseTo(1, 9);
    expect(mean / (n * p)).toBeCloseTo(1, 3);
    expect(variance / (n * p * (1 - p))).toBeCloseTo(1, 2);
  });
});
