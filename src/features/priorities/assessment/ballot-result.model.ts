import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';

const MOST_CANDIDATES = CHOSEN.ballot.mostCandidates;
/** Most split pairs that are shown. Chosen: what is to be talked about first, not everything. */
export const MOST_SPLITS = 20;

/** Where a candidate stands by pairwise majorities (Copeland 1951). */
@ObjectType()
export class CopelandRank {
  /** Rank from 1; equals share it. */
  @Field(() => Int)
  rank: number;

  /** Candidate of the ballot. */
  @Field(() => TreeNode, { nullable: true })
  candidate: TreeNode | null;

  /** Pairs that a majority decided for it. */
  @Field(() => Int)
  wins: number;

  /** Pairs that a majority decided against it. */
  @Field(() => Int)
  losses: number;

  /** Pairs that no majority decided, those that nobody judged among them; half a win each. */
  @Field(() => Int)
  ties: number;
}

/** How free of contradiction choices are (Kendall & Babington Smith 1940). */
@ObjectType()
export class VoteConsistency {
  /** Circles of three: A before B, B before C, C before A. */
  @Field(() => Int)
  circularTriads: number;

  /** Coefficient of consistence: 1 without circles, 0 with as many as there can be; null below three candidates. */
  @Field(() => Float, { nullable: true })
  zeta: number | null;
}

/** How one voter stands to the others. */
@ObjectType()
export class VoterStanding {
  /** Person who voted. */
  @Field(() => Person, { nullable: true })
  voter: Person | null;

  /** The voter's own circles; null where pairs were left out or rated equal. */
  @Field(() => VoteConsistency, { nullable: true })
  consistency: VoteConsistency | null;

  /** Share, 0 to 1, of the pairs that the voter judged and a majority decided on which the voter stands against it; null where there are none. */
  @Field(() => Float, { nullable: true })
  distance: number | null;
}

/** A pair of candidates on which people do not agree. */
@ObjectType()
export class SplitPair {
  /** The one that is listed first. */
  @Field(() => TreeNode, { nullable: true })
  one: TreeNode | null;

  /** The one that is listed later. */
  @Field(() => TreeNode, { nullable: true })
  other: TreeNode | null;

  /** Persons who put the one first. */
  @Field(() => [Person])
  @AtMost(CHOSEN.ballot.mostVoters)
  forOne: Person[];

  /** Persons who put the other first. */
  @Field(() => [Person])
  @AtMost(CHOSEN.ballot.mostVoters)
  forOther: Person[];

  /** Share of those on the smaller side, above 0 to 0.5, which is as split as can be. */
  @Field(() => Float)
  evenness: number;
}

/** How strong a candidate is by the Bradley–Terry model. */
@ObjectType()
export class CandidateStrength {
  /** Candidate of the ballot. */
  @Field(() => TreeNode, { nullable: true })
  candidate: TreeNode | null;

  /** Strength above 0, with a geometric mean of 1: p comes before q in p ÷ (p + q) of all choices. */
  @Field(() => Float)
  strength: number;
}

/** What a closed ballot tells; nothing of it is a sum of ratings. */
@ObjectType()
@RequiresScope('tree:read')
export class BallotResult {
  /** How many put the candidate of the row before that of the column, candidates as listed. */
  @Field(() => [[Int]])
  matrix: number[][];

  /** Candidates by pairwise majorities, best first. */
  @Field(() => [CopelandRank])
  @AtMost(MOST_CANDIDATES)
  order: CopelandRank[];

  /** Circles among the majorities; null while a pair has no majority. */
  @Field(() => VoteConsistency, { nullable: true })
  together: VoteConsistency | null;

  /** Everybody who voted, in the order in which the voters were named. */
  @Field(() => [VoterStanding])
  @AtMost(CHOSEN.ballot.mostVoters)
  voters: VoterStanding[];

  /** Pairs on which people disagree, the most even split first; the first 20. */
  @Field(() => [SplitPair])
  @AtMost(MOST_SPLITS)
  splits: SplitPair[];

  /** Strengths by the Bradley–Terry model, strongest first; null below 6 candidates or 5 voters. */
  @Field(() => [CandidateStrength], { nullable: true })
  @AtMost(MOST_CANDIDATES)
  strengths: CandidateStrength[] | null;

  /** Why there are no strengths, or what was done to have them; null where there is nothing to say. */
  @Field(() => String, { nullable: true })
  strengthsNote: string | null;
}
