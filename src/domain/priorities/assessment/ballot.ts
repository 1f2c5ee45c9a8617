import { CHOSEN } from '../../foundation/chosen.ts';
import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { bradleyTerry, type Strengths } from '../../foundation/statistics/bradley-terry.ts';
import {
  type Consistency,
  consistencyOfVote,
  consistencyOfMajority,
} from '../../foundation/statistics/circular-triads.ts';
import { type CopelandRank, copelandOrder } from '../../foundation/statistics/copeland.ts';
import {
  distanceFromMajority,
  majorityMatrix,
  type Matrix,
  type Preference,
  preferencesOf,
  type Split,
  splitsOf,
} from '../../foundation/statistics/majority.ts';

/** Kinds of ballots. To add a kind, add a row. */
export const BALLOT_KINDS = {
  PAIRWISE: 'Each voter says of pairs of candidates which one comes first; a pair may be left out.',
  RATING: 'Each voter rates candidates from 1 to 5; only the order of the ratings counts, never their sum.',
} as const;
/** Key of a kind of ballot. */
export type BallotKind = keyof typeof BALLOT_KINDS;

/** Answers of one voter: pairs or ratings, by the kind of the ballot. */
export interface BallotAnswers {
  readonly pairs: readonly { readonly preferredId: string; readonly overId: string }[];
  readonly ratings: readonly { readonly candidateId: string; readonly rating: number }[];
}

/** Checks that answers fit their ballot. */
export function checkAnswers(kind: BallotKind, candidateIds: readonly string[], answers: BallotAnswers): Refusal[] {
  const { pairs, ratings } = answers;
  const unknown = (id: string, ...path: string[]): Refusal[] =>
    candidateIds.includes(id) ? [] : [refusal('NOT_FOUND', { type: 'Candidate', id }, path)];
  const wrong = (problem: string, ...path: string[]): Refusal => invalid(problem, path);
  const [own, other] = kind === 'PAIRWISE' ? (['pairs', 'ratings'] as const) : (['ratings', 'pairs'] as const);
  const keys = pairs.map(({ preferredId, overId }) => [preferredId, overId].sort().join());
  const rated = ratings.map(({ candidateId }) => candidateId);
  return [
    ...(answers[other].length > 0 ? [wrong(`This ballot takes ${own}, no ${other}.`, other)] : []),
    ...(answers[own].length === 0 ? [wrong(`A vote in this ballot takes at least one of ${own}.`, own)] : []),
    ...pairs.flatMap(({ preferredId, overId }, index) => [
      ...unknown(preferredId, 'pairs', String(index), 'preferredId'),
      ...unknown(overId, 'pairs', String(index), 'overId'),
      ...(preferredId === overId
        ? [wrong('A candidate is not preferred over itself.', 'pairs', String(index), 'overId')]
        : []),
      ...(keys.indexOf(keys[index] ?? '') < index
        ? [wrong('Each pair is judged once, either way.', 'pairs', String(index))]
        : []),
    ]),
    ...rated.flatMap((id, index) => [
      ...unknown(id, 'ratings', String(index), 'candidateId'),
      ...(rated.indexOf(id) < index
        ? [wrong('Each candidate is rated once.', 'ratings', String(index), 'candidateId')]
        : []),
    ]),
  ];
}

/** Preferences of one voter, by the indexes of candidates. */
export function preferencesIn(kind: BallotKind, candidateIds: readonly string[], answers: BallotAnswers): Preference[] {
  if (kind === 'RATING') {
    const byId = new Map(answers.ratings.map(({ candidateId, rating }) => [candidateId, rating]));
    return preferencesOf(candidateIds.map((id) => byId.get(id) ?? null));
  }
  return answers.pairs.map(({ preferredId, overId }) => ({
    winner: candidateIds.indexOf(preferredId),
    loser: candidateIds.indexOf(overId),
  }));
}

/** Vote of one voter. */
export interface Vote {
  readonly voterId: string;
  readonly preferences: readonly Preference[];
}

/** Consistency of one voter, and agreement with the others. */
export interface VoterAgreement {
  readonly voterId: string;
  /** Consistency of the voter's own preferences; null where pairs were left out or rated equal. */
  readonly consistency: Consistency | null;
  /** Share of the voter's pairs that disagree with the majority, 0 to 1; null where there is none. */
  readonly distance: number | null;
}

/** A divided pair with the voters of each side. */
export interface NamedSplit extends Split {
  readonly forOneIds: readonly string[];
  readonly forOtherIds: readonly string[];
}

/** Result of a closed ballot. */
export interface BallotOutcome {
  readonly matrix: Matrix;
  readonly order: readonly CopelandRank[];
  /** Consistency of the majorities; null unless every pair has one. */
  readonly together: Consistency | null;
  readonly voters: readonly VoterAgreement[];
  readonly splits: readonly NamedSplit[];
  /** Null for fewer than six candidates or five voters, for whom the model misleads. */
  readonly strengths: Strengths | null;
  /** Why there are no strengths, or that a phantom was added, in a sentence; null for neither. */
  readonly strengthsNote: string | null;
}

/** Result of a ballot. It does not depend on the order of votes. */
export function ballotOutcome(candidates: number, votes: readonly Vote[]): BallotOutcome {
  const matrix = majorityMatrix(
    candidates,
    votes.map((vote) => vote.preferences),
  );
  const prefers = (winner: number, loser: number): string[] =>
    votes
      .filter((vote) => vote.preferences.some((each) => each.winner === winner && each.loser === loser))
      .map(({ voterId }) => voterId);
  const judging = votes.filter((vote) => vote.preferences.length > 0).length;
  const { fewestCandidates: fewest, fewestVoters: voters } = CHOSEN.bradleyTerry;
  const enough = candidates >= fewest && judging >= voters;
  const strengths = enough ? bradleyTerry(matrix) : null;
  const few = `Strengths are told from ${fewest} candidates and ${voters} voters; here are ${candidates} and ${judging}: look at the matrix.`;
  const phantom =
    'Some never won or never lost against others: each candidate also tied once with a phantom of strength 1.';
  return {
    matrix,
    order: copelandOrder(matrix),
    together: consistencyOfMajority(matrix),
    voters: votes.map((vote) => ({
      voterId: vote.voterId,
      consistency: consistencyOfVote(candidates, vote.preferences),
      distance: distanceFromMajority(matrix, vote.preferences),
    })),
    splits: splitsOf(matrix).map((split) => ({
      ...split,
      forOneIds: prefers(split.one, split.other),
      forOtherIds: prefers(split.other, split.one),
    })),
    strengths,
    strengthsNote: strengths === null ? few : strengths.phantom ? phantom : null,
  };
}
