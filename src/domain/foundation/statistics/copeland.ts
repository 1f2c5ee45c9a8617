import { cell, type Matrix } from './majority.ts';

/** Where a candidate stands by Copeland's count. */
export interface CopelandPlace {
  /** Position in the list of candidates. */
  readonly candidate: number;
  /** Rank from 1; equals share it, and the next one leaves out as many. */
  readonly rank: number;
  /** Pairs that a majority decided for it, against it, and for neither; a pair that nobody judged is a tie. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}

/**
 * Order by pairwise majorities (Copeland, A reasonable social welfare function, Michigan, 1951): wins plus half the ties,
 * most first; equals share a rank and stand as listed. A candidate that beats every other one comes first.
 */
export function copelandOrder(matrix: Matrix): CopelandPlace[] {
  const counts = matrix.map((_, candidate) => {
    const others = matrix.map((_, other) => other).filter((other) => other !== candidate);
    const margins = others.map((other) => cell(matrix, candidate, other) - cell(matrix, other, candidate));
    const wins = margins.filter((margin) => margin > 0).length;
    const losses = margins.filter((margin) => margin < 0).length;
    return { candidate, wins, losses, ties: margins.length - wins - losses };
  });
  const points = ({ wins, ties }: { wins: number; ties: number }): number => 2 * wins + ties;
  return counts
    .map((count) => ({ ...count, rank: 1 + counts.filter((other) => points(other) > points(count)).length }))
    .sort((one, other) => one.rank - other.rank || one.candidate - other.candidate);
}
