import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver, ID } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { RowReader } from '../../../../platform/database/row.reader.ts';
import { RepeatableInput } from '../../../../platform/graphql/input.model.ts';
import { payloadOf } from '../../../../platform/graphql/payload.model.ts';
import { Line, Lines } from '../../../../platform/graphql/validators.ts';
import { IdempotencyStore } from '../../../../platform/idempotency/idempotency.store.ts';
import { ParticipantSplitAction } from '../participant-split.action.ts';
import { MOST_OF_PARTICIPANT, Participant } from '../participant.model.ts';

/** What one system calls a participant. */
@InputType()
export class ParticipantNameInput {
  /** The system, such as "zendesk". */
  @Line(50)
  system: string;

  /** What the participant is called there, 1 to 200 characters. */
  @Line()
  externalId: string;
}

/** A participant under whom two persons were recorded, and which names are the other person's. */
@InputType()
export class ParticipantSplitInput extends RepeatableInput {
  /** Participant who stays. */
  @Field(() => ID)
  id: string;

  /** Version of the participant that the caller knows. */
  @Field(() => Int)
  expectedVersion: number;

  /** Names of the other person, 1 to 100: what was recorded under them goes over. */
  @Field(() => [ParticipantNameInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ParticipantNameInput)
  names: ParticipantNameInput[];

  /** Match keys that are the other person's alone, up to 20; all others stay. */
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @Lines(MOST_OF_PARTICIPANT, 200)
  matchKeys?: string[] | null;
}

/** Two participants, where there was one. */
@ObjectType()
export class ParticipantSplitPayload extends payloadOf(
  Participant,
  'participant',
  'The participant who stays; on a conflict of versions as it now is; null when refused otherwise.',
) {
  /** The new participant; null when refused. */
  @Field(() => Participant, { nullable: true })
  split?: Participant | null;
}

/** Splits a participant in two. */
@Resolver()
export class ParticipantSplitMutation {
  constructor(
    private readonly once: IdempotencyStore,
    private readonly read: RowReader,
    private readonly action: ParticipantSplitAction,
  ) {}

  @Mutation(() => ParticipantSplitPayload, {
    description:
      'Makes two of a participant under whom two persons were recorded, by a match key that both have or under one name. The named identities go over to a new participant, with the insights and interviews that came in under them. Consent counts for both as it stands. A match key that comes again joins nobody; `participantMerge` makes them one again.',
  })
  @RequiresScope('insight:write')
  async participantSplit(@Args('input') input: ParticipantSplitInput): Promise<ParticipantSplitPayload> {
    const splitId = await this.once.once('participantSplit', input, () => this.action.split(input));
    return {
      participant: await this.read.byId(Participant, input.id),
      split: await this.read.byId(Participant, splitId),
    };
  }
}
