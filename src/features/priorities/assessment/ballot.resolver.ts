import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { ballotOutcome, preferencesIn } from '../../../domain/priorities/assessment/ballot.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { BallotResult, MOST_SPLITS } from './ballot-result.model.ts';
import { BallotArgs } from './ballot-args.model.ts';
import { Ballot, BallotConnection, BallotPair, BallotRating, BallotVote } from './ballot.model.ts';
import { BallotReader } from './ballot.reader.ts';

/** Answers ballots and, once they are closed, their results. */
@Resolver(() => Ballot)
export class BallotResolver {
  constructor(
    private readonly read: RowReader,
    private readonly reader: BallotReader,
  ) {}

  @Query(() => BallotConnection, { description: 'Ballots, the latest first.' })
  @RequiresScope('tree:read')
  ballots(@Args() args: BallotArgs): Promise<CountedConnection<Ballot>> {
    return this.reader.page(args);
  }

  @ResolveField(() => [TreeNode], { description: 'Candidates of the vote, 2 to 20, in the order given.' })
  @AtMost(CHOSEN.ballot.mostCandidates)
  candidates(@Parent() { id }: Ballot): Promise<TreeNode[]> {
    return this.reader.candidates(id);
  }

  @ResolveField(() => [BallotVote], {
    description:
      'One vote for each voter, in the order in which the voters were named. The answers are visible once the ballot is closed.',
  })
  @AtMost(CHOSEN.ballot.mostVoters)
  votes(@Parent() { id }: Ballot): Promise<BallotVote[]> {
    return this.reader.votes(id);
  }

  @ResolveField(() => Int, { description: 'Number of voters who have not voted yet.' })
  async outstanding(@Parent() { id }: Ballot): Promise<number> {
    return (await this.reader.votes(id)).filter(({ castAt }) => castAt === null).length;
  }

  @ResolveField(() => BallotResult, {
    nullable: true,
    description: 'Result of the votes; null until all have voted or the ballot is closed.',
  })
  async result(@Parent() { id, kind, closedAt }: Ballot): Promise<BallotResult | null> {
    if (closedAt === null) return null;
    const [candidates, votes] = await Promise.all([this.reader.candidates(id), this.reader.votes(id)]);
    const voters = await Promise.all(votes.map(({ voterId }) => this.read.byId(Person, voterId)));
    const ids = candidates.map((candidate) => candidate.id);
    const cast = votes.flatMap(({ voterId, answers }) =>
      answers ? [{ voterId, preferences: preferencesIn(kind, ids, answers) }] : [],
    );
    return resultOf(
      candidates,
      voters.flatMap((each) => (each ? [each] : [])),
      ballotOutcome(ids.length, cast),
    );
  }
}

/** The outcome with candidates instead of indexes, and persons instead of ids. */
function resultOf(
  candidates: readonly TreeNode[],
  persons: readonly Person[],
  outcome: ReturnType<typeof ballotOutcome>,
): BallotResult {
  // Candidates and voters are never removed: the outcome names none that is not here.
  const candidateAt = (index: number) => candidates[index] as TreeNode;
  const personOf = (id: string) => persons.find((person) => person.id === id) as Person;
  const among = (ids: readonly string[]): Person[] => persons.filter(({ id }) => ids.includes(id));
  const { matrix, order, together, voters, splits, strengths, strengthsNote } = outcome;
  return {
    matrix: matrix.map((row) => [...row]),
    order: order.map(({ candidate, ...rank }) => ({ ...rank, candidate: candidateAt(candidate) })),
    together,
    voters: voters.map(({ voterId, ...rest }) => ({ ...rest, voter: personOf(voterId) })),
    splits: splits.slice(0, MOST_SPLITS).map(({ one, other, forOneIds, forOtherIds, evenness }) => ({
      one: candidateAt(one),
      other: candidateAt(other),
      evenness,
      forOne: among(forOneIds),
      forOther: among(forOtherIds),
    })),
    strengths:
      strengths?.strengths
        .map((strength, index) => ({ candidate: candidateAt(index), strength }))
        .sort((one, other) => other.strength - one.strength) ?? null,
    strengthsNote,
  };
}

/** Answers whose vote it is and, once the ballot is closed, its content. */
@Resolver(() => BallotVote)
export class BallotVoteResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => Ballot, { description: 'Ballot that the vote belongs to.' })
  ballot(@Parent() { ballotId }: BallotVote): Promise<Ballot | null> {
    return this.read.byId(Ballot, ballotId);
  }

  @ResolveField(() => Person, { description: 'Person who votes.' })
  voter(@Parent() { voterId }: BallotVote): Promise<Person | null> {
    return this.read.byId(Person, voterId);
  }

  @ResolveField(() => [BallotPair], {
    nullable: true,
    description: 'Pairs with a preference; null until the ballot is closed, and if no vote was cast.',
  })
  @AtMost(CHOSEN.ballot.mostPairs)
  pairs(@Parent() { answers }: BallotVote): BallotPair[] | null {
    return answers && [...answers.pairs];
  }

  @ResolveField(() => [BallotRating], {
    nullable: true,
    description: 'Ratings of candidates; null until the ballot is closed, and if no vote was cast.',
  })
  @AtMost(CHOSEN.ballot.mostCandidates)
  ratings(@Parent() { answers }: BallotVote): BallotRating[] | null {
    return answers && [...answers.ratings];
  }
}

/** Answers the candidates of a preference. */
@Resolver(() => BallotPair)
export class BallotPairResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => TreeNode, { description: 'Candidate that is preferred.' })
  preferred(@Parent() { preferredId }: BallotPair): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, preferredId);
  }

  @ResolveField(() => TreeNode, { description: 'Candidate over which it is preferred.' })
  over(@Parent() { overId }: BallotPair): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, overId);
  }
}

/** Answers the candidate of a rating. */
@Resolver(() => BallotRating)
export class BallotRatingResolver {
  constructor(private readonly read: RowReader) {}

  @ResolveField(() => TreeNode, { description: 'The rated candidate.' })
  candidate(@Parent() { candidateId }: BallotRating): Promise<TreeNode | null> {
    return this.read.byId(TreeNode, candidateId);
  }
}

/** Resolves the ballots that ask a person. */
@Resolver(() => Person)
export class PersonBallotsResolver {
  constructor(private readonly reader: BallotReader) {}

  @ResolveField(() => BallotConnection, {
    description: 'Ballots that ask for the vote of the person, the latest first.',
  })
  ballots(@Parent() { id }: Person, @Args() args: BallotArgs): Promise<CountedConnection<Ballot>> {
    return this.reader.pageFor(id, args);
  }
}
