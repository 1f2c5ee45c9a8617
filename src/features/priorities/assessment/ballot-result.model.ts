import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';

const MOST_CANDIDATES = CHOSEN.ballot.mostCandidates;
/** Most split pairs that are shown. Chosen: enough for the talk that comes first, not all of them. */
export const MOST_SPLITS = 20;

/** Rank of a candidate by pairwise majorities (Copeland 1951). */
@ObjectType()
export class CopelandRank {
  /** Rank from 1; equal candidates share it. */
  @Field(() => Int)
  rank: number;

  /** Candidate of the ballot. */
  @Field(() => TreeNode)
  candidate: TreeNode;

  /** Pairs that the candidate wins by a majority. */
  @Field(() => Int)
  wins: number;

  /** Pairs that the candidate loses by a majority. */
  @Field(() => Int)
  losses: number;

  /** Pairs without a majority, including those without any preference; each counts as half a win. */
  @Field(() => Int)
  ties: number;
}

/** How consistent preferences are (Kendall & Babington Smith 1940). */
@ObjectType()
export class VoteConsistency {
  /** Number of circles of three candidates: A before B, B before C, C before A. */
  @Field(() => Int)
  circularTriads: number;

  /** Coefficient of consistence: 1 without circles, 0 with the greatest possible number; null below three candidates. */
  @Field(() => Float, { nullable: true })
  zeta: number | null;
}

/** How one voter compares with the others. */
@ObjectType()
export class VoterStanding {
  /** Person who voted. */
  @Field(() => Person)
  voter: Person;

  /** Consistency of the voter's own preferences; null if pairs were left out or rated equal. */
  @Field(() => VoteConsistency, { nullable: true })
  consistency: VoteConsistency | null;

  /** Share, 0 to 1, of pairs on which the voter contradicts the majority, among those with both a preference of the voter and a majority; null if there are none. */
  @Field(() => Float, { nullable: true })
  distance: number | null;
}

/** A pair of candidates on which voters disagree. */
@ObjectType()
export class SplitPair {
  /** Candidate that the ballot lists first. */
  @Field(() => TreeNode)
  one: TreeNode;

  /** Candidate that the ballot lists later. */
  @Field(() => TreeNode)
  other: TreeNode;

  /** Persons who prefer `one`. */
  @Field(() => [Person])
  @AtMost(CHOSEN.ballot.mostVoters)
  forOne: Person[];

  /** Persons who prefer `other`. */
  @Field(() => [Person])
  @AtMost(CHOSEN.ballot.mostVoters)
  forOther: Person[];

  /** Share of persons on the smaller side, above 0 up to 0.5, an even split. */
  @Field(() => Float)
  evenness: number;
}

/** Strength of a candidate by the Bradley–Terry model. */
@ObjectType()
export class CandidateStrength {
  /** Candidate of the ballot. */
  @Field(() => TreeNode)
  candidate: TreeNode;

  /** Strength above 0, with a geometric mean of 1: a candidate of strength p is preferred to one of strength q in p ÷ (p + q) of all choices. */
  @Field(() => Float)
  strength: number;
}

/** Result of a closed ballot; none of it is a sum of ratings. */
@ObjectType()
@RequiresScope('tree:read')
export class BallotResult {
  /** Number of voters who prefer the candidate of the row to that of the column, in the order of the ballot's candidates. */
  @Field(() => [[Int]])
  matrix: number[][];

  /** Candidates by pairwise majorities, best first. */
  @Field(() => [CopelandRank])
  @AtMost(MOST_CANDIDATES)
  order: CopelandRank[];

  /** Consistency of the majorities; null while a pair has no majority. */
  @Field(() => VoteConsistency, { nullable: true })
  together: VoteConsistency | null;

  /** The persons who voted, in the order in which the voters were named. */
  @Field(() => [VoterStanding])
  @AtMost(CHOSEN.ballot.mostVoters)
  voters: VoterStanding[];

  /** Pairs on which voters disagree, the most even split first; at most 20. */
  @Field(() => [SplitPair])
  @AtMost(MOST_SPLITS)
  splits: SplitPair[];

  /** Strengths by the Bradley–Terry model, strongest first; null below 6 candidates or 5 voters. */
  @Field(() => [CandidateStrength], { nullable: true })
  @AtMost(MOST_CANDIDATES)
  strengths: CandidateStrength[] | null;

  /** Why there are no strengths, or what their calculation had to assume; null if neither applies. */
  @Field(() => String, { nullable: true })
  strengthsNote: string | null;
}
