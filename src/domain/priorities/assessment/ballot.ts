import { CHOSEN } from '../../foundation/chosen.ts';
import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { bradleyTerry, type Strengths } from '../../foundation/statistics/bradley-terry.ts';
import {
  type Consistency,
  consistencyOfVote,
  consistencyTogether,
} from '../../foundation/statistics/circular-triads.ts';
import { type CopelandPlace, copelandOrder } from '../../foundation/statistics/copeland.ts';
import {
  distance,
  majorityMatrix,
  type Matrix,
  type Preference,
  preferencesOf,
  type Split,
  splitsOf,
} from '../../foundation/statistics/majority.ts';

/** How people vote. To add a way, add a row. */
export const BALLOT_KINDS = {
  PAIRWISE: 'Each voter says of pairs of candidates which one comes first; a pair may be left out.',
  RATING: 'Each voter rates candidates from 1 to 5; only the order of the ratings counts, never their sum.',
} as const;
/** How people vote. */
export type BallotKind = keyof typeof BALLOT_KINDS;

/** What one person answers: pairs or ratings, by the ballot's kind. */
export interface Answers {
  readonly pairs: readonly { readonly preferredId: string; readonly overId: string }[];
  readonly ratings: readonly { readonly candidateId: string; readonly rating: number }[];
}

/** Do the answers fit the ballot? Answers with every reason against. */
export function checkAnswers(kind: BallotKind, candidateIds: readonly string[], answers: Answers): Refusal[] {
  const { pairs, ratings } = answers;
  const strange = (id: string, ...path: string[]): Refusal[] =>
    candidateIds.includes(id) ? [] : [refusal('NOT_FOUND', { type: 'Candidate', id }, path)];
  const wrong = (problem: string, ...path: string[]): Refusal => invalid(problem, path);
  const [own, other] = kind === 'PAIRWISE' ? (['pairs', 'ratings'] as const) : (['ratings', 'pairs'] as const);
  const keys = pairs.map(({ preferredId, overId }) => [preferredId, overId].sort().join());
  const rated = ratings.map(({ candidateId }) => candidateId);
  return [
    ...(answers[other].length > 0 ? [wrong(`This ballot takes ${own}, no ${other}.`, other)] : []),
    ...(answers[own].length === 0 ? [wrong(`A vote in this ballot takes at least one of ${own}.`, own)] : []),
    ...pairs.flatMap(({ preferredId, overId }, index) => [
      ...strange(preferredId, 'pairs', String(index), 'preferredId'),
      ...strange(overId, 'pairs', String(index), 'overId'),
      ...(preferredId === overId
        ? [wrong('A candidate is not preferred over itself.', 'pairs', String(index), 'overId')]
        : []),
      ...(keys.indexOf(keys[index] ?? '') < index
        ? [wrong('Each pair is judged once, either way.', 'pairs', String(index))]
        : []),
    ]),
    ...rated.flatMap((id, index) => [
      ...strange(id, 'ratings', String(index), 'candidateId'),
      ...(rated.indexOf(id) < index
        ? [wrong('Each candidate is rated once.', 'ratings', String(index), 'candidateId')]
        : []),
    ]),
  ];
}

/** What somebody prefers to what, by positions in the list of candidates. */
export function preferences(kind: BallotKind, candidateIds: readonly string[], answers: Answers): Preference[] {
  if (kind === 'RATING') {
    const byId = new Map(answers.ratings.map(({ candidateId, rating }) => [candidateId, rating]));
    return preferencesOf(candidateIds.map((id) => byId.get(id) ?? null));
  }
  return answers.pairs.map(({ preferredId, overId }) => ({
    winner: candidateIds.indexOf(preferredId),
    loser: candidateIds.indexOf(overId),
  }));
}

/** One person's vote. */
export interface Vote {
  readonly voterId: string;
  readonly preferences: readonly Preference[];
}

/** How one voter stands to the others. */
export interface VoterStand {
  readonly voterId: string;
  /** Circles of the voter's own; null where pairs were left out or rated equal. */
  readonly consistency: Consistency | null;
  /** Share of judged pairs on which the voter stands against the majority, 0 to 1; null where there are none. */
  readonly distance: number | null;
}

/** A split pair with who is on which side. */
export interface NamedSplit extends Split {
  readonly forOneIds: readonly string[];
  readonly forOtherIds: readonly string[];
}

/** Everything that is told of a ballot once it is closed. */
export interface BallotOutcome {
  readonly matrix: Matrix;
  readonly order: readonly CopelandPlace[];
  readonly together: Consistency | null;
  readonly voters: readonly VoterStand[];
  readonly splits: readonly NamedSplit[];
  /** Null below the sizes from which the model is of use. */
  readonly strengths: Strengths | null;
  /** Why there are no strengths, or what was done to have them; null where there is nothing to say. */
  readonly strengthsNote: string | null;
}

/** Counts a ballot: nothing of it depends on the order of votes. */
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
    together: consistencyTogether(matrix),
    voters: votes.map((vote) => ({
      voterId: vote.voterId,
      consistency: consistencyOfVote(candidates, vote.preferences),
      distance: distance(matrix, vote.preferences),
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
