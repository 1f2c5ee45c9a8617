/** That somebody prefers one of two: positions in the list of candidates. */
export interface Preference {
  readonly winner: number;
  readonly loser: number;
}

/** How many prefer the candidate of the row over that of the column; the diagonal is 0. */
export type Matrix = readonly (readonly number[])[];

/**
 * The majority matrix of voters' pairwise preferences among `candidates` candidates (Condorcet, Essai, 1785): each voter
 * counts once a pair. Throws RangeError for a preference beyond the candidates, or of one over itself.
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

/** The count in a cell; 0 beyond the matrix. */
export const cell = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? 0;

/** Every pair of candidates, the one that is listed first before the other. */
export const pairsOf = (candidates: number): [one: number, other: number][] =>
  Array.from({ length: candidates }, (_, one) =>
    Array.from({ length: candidates - one - 1 }, (_, step): [number, number] => [one, one + step + 1]),
  ).flat();

/** Preferences that ratings imply: of two rated candidates the higher is preferred; equals and unrated ones say nothing. */
export const preferencesOf = (ratings: readonly (number | null)[]): Preference[] =>
  pairsOf(ratings.length).flatMap(([one, other]) => {
    const [first, second] = [ratings[one] ?? null, ratings[other] ?? null];
    if (first === null || second === null || first === second) return [];
    return [first > second ? { winner: one, loser: other } : { winner: other, loser: one }];
  });

/** A pair on which voters are split. */
export interface Split {
  readonly one: number;
  readonly other: number;
  /** How many prefer the one. */
  readonly forOne: number;
  readonly forOther: number;
  /** Share of those on the smaller side, above 0 to 0.5. */
  readonly evenness: number;
}

/** Pairs on which there is no unanimity, the most even split first, of equal ones that with more voters. */
export const splitsOf = (matrix: Matrix): Split[] =>
  pairsOf(matrix.length)
    .map(([one, other]) => {
      const [forOne, forOther] = [cell(matrix, one, other), cell(matrix, other, one)];
      return { one, other, forOne, forOther, evenness: Math.min(forOne, forOther) / (forOne + forOther) };
    })
    .filter(({ forOne, forOther }) => forOne > 0 && forOther > 0)
    .sort((a, b) => b.evenness - a.evenness || b.forOne + b.forOther - (a.forOne + a.forOther));

/**
 * How far a voter stands from the majority: the share, 0 to 1, of the pairs that the voter judged and a majority decided
 * on which the voter prefers the other (Kemeny's distance of 1959 on those pairs). Null where there are no such pairs.
 */
export function distance(matrix: Matrix, vote: readonly Preference[]): number | null {
  const decided = vote.filter(({ winner, loser }) => cell(matrix, winner, loser) !== cell(matrix, loser, winner));
  if (decided.length === 0) return null;
  const against = decided.filter(({ winner, loser }) => cell(matrix, winner, loser) < cell(matrix, loser, winner));
  return against.length / decided.length;
}
