import { cell, type Matrix, pairsOf, type Preference } from './majority.ts';

/** Consistency of a complete set of pairwise choices. */
export interface Consistency {
  /** Number of circles of three candidates: A over B, B over C, C over A. */
  readonly circularTriads: number;
  /** Coefficient of consistence ζ: 1 without circles, 0 with the most possible; null below three candidates. */
  readonly zeta: number | null;
}

/**
 * Circular triads and consistence (Kendall & Babington Smith, On the method of paired comparisons, Biometrika 31,
 * 1940): `d = k(k−1)(2k−1)/12 − ½Σaᵢ²`; `ζ = 1 − 24d/(k³−k)` for odd k, `1 − 24d/(k³−4k)` for even k.
 *
 * @param wins number of wins of each of the k candidates in a complete round without ties; their sum is k(k−1)/2
 */
export function consistency(wins: readonly number[]): Consistency {
  const k = wins.length;
  const squares = wins.reduce((sum, each) => sum + each * each, 0);
  const circularTriads = (k * (k - 1) * (2 * k - 1)) / 12 - squares / 2;
  const most = k % 2 === 1 ? k ** 3 - k : k ** 3 - 4 * k;
  return { circularTriads, zeta: most > 0 ? 1 - (24 * circularTriads) / most : null };
}

/** Consistency of one vote; null unless it has every pair of the `candidates`. */
export function consistencyOfVote(candidates: number, vote: readonly Preference[]): Consistency | null {
  if (vote.length < pairsOf(candidates).length) return null;
  const wins = Array.from(
    { length: candidates },
    (_, candidate) => vote.filter(({ winner }) => winner === candidate).length,
  );
  return consistency(wins);
}

/** Consistency of the majorities of all pairs; null unless every pair has a majority. */
export function consistencyOfMajority(matrix: Matrix): Consistency | null {
  const tied = pairsOf(matrix.length).some(([one, other]) => cell(matrix, one, other) === cell(matrix, other, one));
  if (tied) return null;
  const wins = matrix.map(
    (_, one) => matrix.filter((_, other) => cell(matrix, one, other) > cell(matrix, other, one)).length,
  );
  return consistency(wins);
}
