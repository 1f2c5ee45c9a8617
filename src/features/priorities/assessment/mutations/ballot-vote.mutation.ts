import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { CHOSEN } from '../../../../domain/priorities/chosen.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { BallotAction } from '../ballot.action.ts';
import { BallotPair, BallotRating, BallotVote } from '../ballot.model.ts';

/** Whose vote, in which ballot, and what it is; it takes the place of what the person voted before. */
@InputType()
export class BallotVoteInput extends RepeatableInput {
  /** Ballot that is open. */
  @Field(() => ID)
  ballotId: string;

  /** Person who votes; null for the one on whose behalf the key acts. */
  @Field(() => ID, { nullable: true })
  voterId?: string | null;

  /** Pairs, each once either way, where the ballot is by pairs; those left out are not judged. */
  @Field(() => [BallotPair], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => BallotPair)
  @ArrayMaxSize(CHOSEN.ballot.mostPairs)
  pairs?: BallotPair[] | null;

  /** Ratings, one a candidate, where the ballot is by ratings; candidates left out are not judged. */
  @Field(() => [BallotRating], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => BallotRating)
  @ArrayMaxSize(CHOSEN.ballot.mostCandidates)
  ratings?: BallotRating[] | null;
}

/** The vote as far as it may be seen. */
@ObjectType()
export class BallotVotePayload extends payloadOf(BallotVote, 'vote') {}

/** Takes a person's vote. */
@Resolver()
export class BallotVoteMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: BallotAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => BallotVotePayload, {
    description: "Casts a person's vote, in place of one cast before. The last voter's vote closes the ballot.",
  })
  @RequiresScope('tree:write')
  async ballotVote(@Args('input') input: BallotVoteInput): Promise<BallotVotePayload> {
    const { ballotId, voterId = null, pairs, ratings } = input;
    const answers = { pairs: pairs ?? [], ratings: ratings ?? [] };
    const id = await this.once.once('ballotVote', input, () => this.action.vote(ballotId, voterId, answers));
    return { vote: await this.read.byId(BallotVote, id) };
  }
}
