import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IngestInput, IngestReceipt, MOST_INGESTED } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { ExternalRefIngestItemInput } from '../external-ref-ingest.model.ts';
import { ExternalRefIngestAction } from '../external-ref-ingest.action.ts';

/** References of nodes in one system. */
@InputType()
export class ExternalRefIngestInput extends IngestInput {
  /** References, up to 500. */
  @Field(() => [ExternalRefIngestItemInput])
  items: ExternalRefIngestItemInput[];
}

/** Results of the batch. */
@ObjectType({ implements: () => [Payload] })
export class ExternalRefIngestPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the batch was refused as a whole. */
  @Field(() => [IngestReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: IngestReceipt[] | null;
}

/** Ingests references of nodes in bulk. */
@Resolver()
export class ExternalRefIngestMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: ExternalRefIngestAction,
  ) {}

  @Mutation(() => ExternalRefIngestPayload, {
    description:
      'Ingests up to 500 references of nodes in another system. Items may come repeatedly; an invalid item is rejected alone.',
  })
  @RequiresScope('insight:ingest')
  async externalRefIngest(@Args('input') input: ExternalRefIngestInput): Promise<ExternalRefIngestPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'externalRefIngest', kind: 'EXTERNAL_REF' },
      input,
      (system) => this.action.ingest(system, input.items),
    );
    return { receipts };
  }
}
