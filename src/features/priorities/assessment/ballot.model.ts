import { ArgsType, Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { type BallotAnswers, BALLOT_KINDS, type BallotKind } from '../../../domain/priorities/assessment/ballot.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row, VersionedRow } from '../../../platform/database/row.model.ts';
import { FilterIds, Text } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** How people vote, as an enum. */
export const BallotKindEnum = registerEnum('BallotKind', 'How people vote in a ballot.', BALLOT_KINDS);

/** Persons judge candidates, each without seeing the others, until all have voted or the ballot is closed. */
@ObjectType({ implements: () => [Node] })
@Entity('ballot')
@RequiresScope('tree:read')
export class Ballot extends VersionedRow implements Node {
  /** What is asked, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  question: string;

  /** How people vote: by pairs or by ratings. */
  @Column('text')
  @Field(() => BallotKindEnum)
  @IsIn(Object.keys(BALLOT_KINDS))
  ballotKind: BallotKind;

  /** Instant at which the last vote came in or somebody closed it, UTC; null while it is open. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  closedAt: Date | null;

  /** Whether somebody closed it before all had voted. */
  @Column('boolean')
  closedEarly: boolean;
}

/** That a node stands in a ballot. */
@Entity('ballot_candidate')
export class BallotCandidate extends Row {
  @Column('uuid')
  ballotId: string;

  @Column('uuid')
  nodeId: string;
}

/** One person's vote in a ballot. Until the ballot is closed it tells nobody more than whether it was cast. */
@ObjectType({ implements: () => [Node] })
@Entity('ballot_vote')
@RequiresScope('tree:read')
export class BallotVote extends VersionedRow implements Node {
  /** Ballot in which it is cast. */
  @Column('uuid')
  @Field(() => ID)
  ballotId: string;

  /** Person whose vote it is. */
  @Column('uuid')
  @Field(() => ID)
  voterId: string;

  /** Instant at which it was last cast, UTC; null until it is. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  castAt: Date | null;

  /** What was answered: kept elsewhere, unlogged, until the ballot is closed. */
  @HideField()
  @Column('jsonb', { nullable: true })
  answers: BallotAnswers | null;
}

/** Which of two candidates comes first. */
@ObjectType()
@InputType('BallotPairInput', {})
export class BallotPair {
  /** Candidate that comes first. */
  @Field(() => ID)
  preferredId: string;

  /** Candidate that it comes before. */
  @Field(() => ID)
  overId: string;
}

/** How good a candidate is, in order. */
@ObjectType()
@InputType('BallotRatingInput', {})
export class BallotRating {
  /** Candidate that is rated. */
  @Field(() => ID)
  candidateId: string;

  /** From 1, the least, to 5, the most; only the order counts. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  rating: number;
}

/** One page of ballots. */
export const BallotConnection = connectionOf<Ballot>(() => Ballot, 'Ballot');

/** Which ballots. */
@ArgsType()
export class BallotArgs extends PageArgs {
  /** Only open ones (true), only closed ones (false); null for both. */
  @Field(() => Boolean, { nullable: true })
  open?: boolean | null;

  /** Only those in which this node stands; null for all ballots. */
  @Field(() => ID, { nullable: true })
  candidateId?: string | null;

  /** Only those with candidates of outcomes that these teams are asked to bring about, at most 100 teams; null for all ballots. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;
}
