import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { ItemReceipt, MOST_INGESTED, PushInput } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { ExternalRefIngestItemInput } from '../external-ref-ingest.model.ts';
import { ExternalRefIngestAction } from '../external-ref-ingest.action.ts';

/** References of nodes in one system. */
@InputType()
export class ExternalRefsPushInput extends PushInput {
  /** References, up to 500. */
  @Field(() => [ExternalRefIngestItemInput])
  items: ExternalRefIngestItemInput[];
}

/** Results of the push. */
@ObjectType({ implements: () => [Payload] })
export class ExternalRefsPushPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the push was refused as a whole. */
  @Field(() => [ItemReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: ItemReceipt[] | null;
}

/** Ingests references of nodes in bulk. */
@Resolver()
export class ExternalRefsPushMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: ExternalRefIngestAction,
  ) {}

  @Mutation(() => ExternalRefsPushPayload, {
    description:
      'Ingests up to 500 references of nodes in another system. Items may come repeatedly; an invalid item is rejected alone.',
  })
  @RequiresScope('insight:ingest')
  async externalRefsPush(@Args('input') input: ExternalRefsPushInput): Promise<ExternalRefsPushPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'externalRefsPush', sort: 'EXTERNAL_REF' },
      input,
      (system) => this.action.ingest(system, input.items),
    );
    return { receipts };
  }
}
