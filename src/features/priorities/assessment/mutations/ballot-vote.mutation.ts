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

/** The ballot, the voter and the answers. They replace the person's earlier vote. */
@InputType()
export class BallotVoteInput extends RepeatableInput {
  /** Ballot to vote in; must be open. */
  @Field(() => ID)
  ballotId: string;

  /** Person who votes; null for the person on whose behalf the API key acts. */
  @Field(() => ID, { nullable: true })
  voterId?: string | null;

  /** Preferences if the ballot is by pairs, each pair once in either direction; a pair that is left out has no preference. */
  @Field(() => [BallotPair], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => BallotPair)
  @ArrayMaxSize(CHOSEN.ballot.mostPairs)
  pairs?: BallotPair[] | null;

  /** Ratings if the ballot is by ratings, one for each candidate; a candidate that is left out has no rating. */
  @Field(() => [BallotRating], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => BallotRating)
  @ArrayMaxSize(CHOSEN.ballot.mostCandidates)
  ratings?: BallotRating[] | null;
}

/** The vote; its answers are visible once the ballot is closed. */
@ObjectType()
export class BallotVotePayload extends payloadOf(BallotVote, 'vote') {}

/** Casts a person's vote. */
@Resolver()
export class BallotVoteMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: BallotAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => BallotVotePayload, {
    description: "Casts a person's vote and replaces an earlier one. The last voter's vote closes the ballot.",
  })
  @RequiresScope('tree:write')
  async ballotVote(@Args('input') input: BallotVoteInput): Promise<BallotVotePayload> {
    const { ballotId, voterId = null, pairs, ratings } = input;
    const answers = { pairs: pairs ?? [], ratings: ratings ?? [] };
    const id = await this.once.once('ballotVote', input, () => this.action.vote(ballotId, voterId, answers));
    return { vote: await this.read.byId(BallotVote, id) };
  }
}
