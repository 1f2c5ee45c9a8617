import { Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { type BallotAnswers, BALLOT_KINDS, type BallotKind } from '../../../domain/priorities/assessment/ballot.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row, VersionedRow } from '../../../platform/database/row.model.ts';
import { Text } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** How people vote, as an enum. */
export const BallotKindEnum = registerEnum('BallotKind', 'How people vote in a ballot.', BALLOT_KINDS);

/** A vote on candidates in which no voter sees the others' votes until all have voted or the ballot is closed. */
@ObjectType({ implements: () => [Node] })
@Entity('ballot')
@RequiresScope('tree:read')
export class Ballot extends VersionedRow implements Node {
  /** Question to the voters, 1 to 500 characters. */
  @Column('text')
  @Text({ max: 500 })
  question: string;

  /** How people vote: by pairs or by ratings. */
  @Column('text')
  @Field(() => BallotKindEnum)
  @IsIn(Object.keys(BALLOT_KINDS))
  kind: BallotKind;

  /** Instant at which the last vote or a person closed the ballot, UTC; null while it is open. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  closedAt: Date | null;

  /** Whether the ballot was closed before all had voted. */
  @Column('boolean')
  closedEarly: boolean;
}

/** A node that is a candidate of a ballot. */
@Entity('ballot_candidate')
export class BallotCandidate extends Row {
  @Column('uuid')
  ballotId: string;

  @Column('uuid')
  nodeId: string;
}

/** One person's vote in a ballot. Until the ballot is closed, only whether it was cast is visible. */
@ObjectType({ implements: () => [Node] })
@Entity('ballot_vote')
@RequiresScope('tree:read')
export class BallotVote extends VersionedRow implements Node {
  /** Ballot that the vote belongs to. */
  @Column('uuid')
  @Field(() => ID)
  ballotId: string;

  /** Person who votes. */
  @Column('uuid')
  @Field(() => ID)
  voterId: string;

  /** Instant at which the vote was last cast, UTC; null until it is cast. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  castAt: Date | null;

  /** Answers of the voter; null until the ballot is closed, because until then another table keeps them, unlogged. */
  @HideField()
  @Column('jsonb', { nullable: true })
  answers: BallotAnswers | null;
}

/** A preference between two candidates. */
@ObjectType()
@InputType('BallotPairInput', {})
export class BallotPair {
  /** Candidate that is preferred. */
  @Field(() => ID)
  preferredId: string;

  /** Candidate over which it is preferred. */
  @Field(() => ID)
  overId: string;
}

/** Rating of one candidate on an ordinal scale. */
@ObjectType()
@InputType('BallotRatingInput', {})
export class BallotRating {
  /** The rated candidate. */
  @Field(() => ID)
  candidateId: string;

  /** Rating from 1 (lowest) to 5 (highest); only the order counts. */
  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(5)
  rating: number;
}

/** One page of ballots. */
export const BallotConnection = countedConnectionOf<Ballot>(() => Ballot, 'Ballot');
