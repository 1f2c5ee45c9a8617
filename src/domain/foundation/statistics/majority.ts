/** A preference for one of two candidates, by their indexes in the list of candidates. */
export interface Preference {
  readonly winner: number;
  readonly loser: number;
}

/** Number of voters who prefer the candidate of the row over that of the column; the diagonal is 0. */
export type Matrix = readonly (readonly number[])[];

/**
 * Majority matrix of pairwise preferences among `candidates` candidates (Condorcet, Essai, 1785). Each voter counts
 * once for each pair. Throws RangeError for an index outside the list, and for a candidate preferred over itself.
 */
export function majorityMatrix(candidates: number, votes: readonly (readonly Preference[])[]): Matrix {
  const matrix = Array.from({ length: candidates }, () => new Array<number>(candidates).fill(0));
  for (const vote of votes)
    for (const { winner, loser } of vote) {
      const row = matrix[winner];
      if (!row || row[loser] === undefined || winner === loser)
        throw new RangeError(`Of ${candidates} candidates, ${winner} over ${loser} is no preference.`);
      row[loser] += 1;
    }
  return matrix;
}

/** The number in a cell; 0 outside the matrix. */
export const cell = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? 0;

/** Every pair of candidates by their indexes, the smaller index first. */
export const pairsOf = (candidates: number): [one: number, other: number][] =>
  Array.from({ length: candidates }, (_, one) =>
    Array.from({ length: candidates - one - 1 }, (_, step): [number, number] => [one, one + step + 1]),
  ).flat();

/** Preferences that ratings imply: of two candidates the one rated higher. Equal and missing ratings imply none. */
export const preferencesOf = (ratings: readonly (number | null)[]): Preference[] =>
  pairsOf(ratings.length).flatMap(([one, other]) => {
    const [first, second] = [ratings[one] ?? null, ratings[other] ?? null];
    if (first === null || second === null || first === second) return [];
    return [first > second ? { winner: one, loser: other } : { winner: other, loser: one }];
  });

/** A pair of candidates, by their indexes, on which voters are divided. */
export interface Split {
  readonly one: number;
  readonly other: number;
  /** Number of voters who prefer `one`. */
  readonly forOne: number;
  readonly forOther: number;
  /** Share of the voters on the smaller side, above 0 to 0.5. */
  readonly evenness: number;
}

/** Pairs without unanimity: the most even split first, of equally even ones that of more voters. */
export const splitsOf = (matrix: Matrix): Split[] =>
  pairsOf(matrix.length)
    .map(([one, other]) => {
      const [forOne, forOther] = [cell(matrix, one, other), cell(matrix, other, one)];
      return { one, other, forOne, forOther, evenness: Math.min(forOne, forOther) / (forOne + forOther) };
    })
    .filter(({ forOne, forOther }) => forOne > 0 && forOther > 0)
    .sort((a, b) => b.evenness - a.evenness || b.forOne + b.forOther - (a.forOne + a.forOther));

/**
 * Distance of a vote from the majority, 0 to 1: the share of its pairs that it decides against their majority (Kemeny's
 * distance of 1959, on the pairs that the vote has and a majority decides). Null where there is no such pair.
 */
export function distanceFromMajority(matrix: Matrix, vote: readonly Preference[]): number | null {
  const decided = vote.filter(({ winner, loser }) => cell(matrix, winner, loser) !== cell(matrix, loser, winner));
  if (decided.length === 0) return null;
  const against = decided.filter(({ winner, loser }) => cell(matrix, winner, loser) < cell(matrix, loser, winner));
  return against.length / decided.length;
}
