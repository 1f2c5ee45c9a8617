import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IngestInput, MOST_INGESTED } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { ParticipantIngestItemInput, ParticipantReceipt } from '../participant-ingest.model.ts';
import { ParticipantIngestAction } from '../participant-ingest.action.ts';

/** Participants as a source knows them. */
@InputType()
export class ParticipantIngestInput extends IngestInput {
  /** Participants, up to 500. */
  @Field(() => [ParticipantIngestItemInput])
  items: ParticipantIngestItemInput[];
}

/** What became of every participant. */
@ObjectType({ implements: () => [Payload] })
export class ParticipantIngestPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the batch was refused as a whole. */
  @Field(() => [ParticipantReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: ParticipantReceipt[] | null;
}

/** Ingests what a source knows of participants in bulk. */
@Resolver()
export class ParticipantIngestMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: ParticipantIngestAction,
  ) {}

  @Mutation(() => ParticipantIngestPayload, {
    description:
      'Takes in what a source knows of participants, up to 500 at once, as often and in whatever order it sends them; an item with a fault is rejected alone. Insights bring theirs along; this is for what changes beside them, such as a consent, and for erasing those who ask for it.',
  })
  @RequiresScope('insight:ingest')
  async participantIngest(@Args('input') input: ParticipantIngestInput): Promise<ParticipantIngestPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'participantIngest', kind: 'PARTICIPANT' },
      input,
      (system) => this.action.ingest(system, input.items),
    );
    return { receipts: input.dryRun ? receipts.map(withoutNewId) : receipts };
  }
}

/** A participant that a dry run made is gone again. */
const withoutNewId = (receipt: ParticipantReceipt): ParticipantReceipt =>
  receipt.status === 'CREATED' || receipt.status === 'DELETED' ? { ...receipt, participantId: null } : receipt;
