import { cell, type Matrix } from './majority.ts';

/** Rank of a candidate by Copeland's count. */
export interface CopelandRank {
  /** Index in the list of candidates, from 0. */
  readonly candidate: number;
  /** Rank from 1; equal candidates share a rank (1, 2, 2, 4). */
  readonly rank: number;
  /** Pairs whose majority is for the candidate, against it, and neither; a pair without any vote is a tie. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}

/**
 * Order by pairwise majorities (Copeland, A reasonable social welfare function, Michigan, 1951): wins plus half the
 * ties, most first. Equal candidates share a rank and keep the order of the list. A candidate that beats all others is
 * first.
 */
export function copelandOrder(matrix: Matrix): CopelandRank[] {
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
