import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ParticipantMergeAction } from '../participant-merge.action.ts';
import { ParticipantMerge } from '../participant-merge.model.ts';
import { Participant } from '../participant.model.ts';

/** Two participants who are one person. */
@InputType()
export class ParticipantMergeInput extends RepeatableInput {
  /** Participant whose names, insights and interviews go over to the other. */
  @Field(() => ID)
  id: string;

  /** Version of that participant that the caller knows. */
  @Field(() => Int)
  expectedVersion: number;

  /** Participant who stays. */
  @Field(() => ID)
  intoId: string;

  /** Version of the one who stays that the caller knows. */
  @Field(() => Int)
  intoExpectedVersion: number;
}

/** The participant who stays, and the merge, by which it can be undone. */
@ObjectType()
export class ParticipantMergePayload extends payloadOf(
  Participant,
  'participant',
  'The participant who stays; on a conflict of versions the one that changed; null when refused otherwise.',
) {
  /** The merge; null when refused. */
  @Field(() => ParticipantMerge, { nullable: true })
  participantMerge?: ParticipantMerge | null;
}

/** Merges two participants who are one person. */
@Resolver()
export class ParticipantMergeMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly action: ParticipantMergeAction,
  ) {}

  @Mutation(() => ParticipantMergePayload, {
    description:
      'Makes one of two participants, who turned out to be one person known to several systems. What both consent to is what counts; it can be undone.',
  })
  @RequiresScope('insight:write')
  async participantMerge(@Args('input') input: ParticipantMergeInput): Promise<ParticipantMergePayload> {
    const id = await this.once.once('participantMerge', input, () => this.action.merge(input));
    const participantMerge = await this.read.byId(ParticipantMerge, id);
    return { participantMerge, participant: await this.read.byId(Participant, participantMerge?.intoId) };
  }
}
