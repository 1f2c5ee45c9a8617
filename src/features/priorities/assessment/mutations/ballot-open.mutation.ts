import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional } from 'class-validator';
import { CHOSEN } from '../../../../domain/priorities/chosen.ts';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { inputOf, RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { BallotAction } from '../ballot.action.ts';
import { Ballot } from '../ballot.model.ts';

/** The question, the voters, and the candidates: either all siblings below a parent or the nodes that are named. */
@InputType()
export class BallotOpenInput extends inputOf(PickType(Ballot, ['question', 'kind'], InputType), RepeatableInput) {
  /** Outcome or opportunity whose child opportunities are the candidates, archived ones left out; null if `candidateIds` names them. */
  @Field(() => ID, { nullable: true })
  parentId?: string | null;

  /** Opportunities or solutions, all of one kind, 2 to 20, each once, none archived; null if `parentId` is given. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayUnique()
  candidateIds?: string[] | null;

  /** Persons who vote, 1 to 50, each once. */
  @Field(() => [ID])
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(CHOSEN.ballot.mostVoters)
  voterIds: string[];
}

/** The new ballot. */
@ObjectType()
export class BallotOpenPayload extends payloadOf(Ballot, 'ballot') {}

/** Opens a ballot. */
@Resolver()
export class BallotOpenMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly action: BallotAction,
    private readonly read: RowReader,
  ) {}

  @Mutation(() => BallotOpenPayload, {
    description: 'Opens a ballot. Votes stay secret until all have voted or the ballot is closed.',
  })
  @RequiresScope('tree:write')
  async ballotOpen(@Args('input') input: BallotOpenInput): Promise<BallotOpenPayload> {
    const { question, kind, parentId = null, candidateIds = null, voterIds } = input;
    const id = await this.once.once('ballotOpen', input, () =>
      this.action.open({ question, kind, parentId, candidateIds, voterIds }),
    );
    return { ballot: await this.read.byId(Ballot, id) };
  }
}
