import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { ItemReceipt, MOST_INGESTED, PushInput } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { ParticipantIngestItemInput } from '../participant-ingest.model.ts';
import { ParticipantIngestAction } from '../participant-ingest.action.ts';

/** Participants as a source knows them. */
@InputType()
export class ParticipantsPushInput extends PushInput {
  /** Participants, up to 500. */
  @Field(() => [ParticipantIngestItemInput])
  items: ParticipantIngestItemInput[];
}

/** What became of every participant. */
@ObjectType({ implements: () => [Payload] })
export class ParticipantsPushPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the push was refused as a whole. */
  @Field(() => [ItemReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: ItemReceipt[] | null;
}

/** Ingests what a source knows of participants in bulk. */
@Resolver()
export class ParticipantsPushMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: ParticipantIngestAction,
  ) {}

  @Mutation(() => ParticipantsPushPayload, {
    description:
      'Takes in what a source knows of participants, up to 500 at once, as often and in whatever order it sends them; an item with a fault is rejected alone. Insights bring theirs along; this is for what changes beside them, such as a consent.',
  })
  @RequiresScope('insight:ingest')
  async participantsPush(@Args('input') input: ParticipantsPushInput): Promise<ParticipantsPushPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'participantsPush', sort: 'PARTICIPANT' },
      input,
      (system) => this.action.ingest(system, input.items),
    );
    return { receipts };
  }
}
