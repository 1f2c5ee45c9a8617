import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Database } from '../../../../platform/database/database.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IngestInput, MOST_INGESTED } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { finalReceipts, isRejectedAsWhole } from '../final-receipts.ts';
import { IncomingInsight } from '../incoming-insight.ts';
import { InsightIngestAction } from '../insight-ingest.action.ts';
import { InsightIngestItemInput, InsightReceipt } from '../insight-ingest.model.ts';

/** Insights as a source knows them. */
@InputType()
export class InsightIngestInput extends IngestInput {
  /** Insights, up to 500; each is the whole state that the source has of it. */
  @Field(() => [InsightIngestItemInput])
  items: InsightIngestItemInput[];

  /** Whether one bad item keeps all others out; by itself each stands alone. */
  @Field(() => Boolean, { defaultValue: false })
  allOrNone: boolean;
}

/** What became of every insight. */
@ObjectType({ implements: () => [Payload] })
export class InsightIngestPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the batch was refused as a whole. */
  @Field(() => [InsightReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: InsightReceipt[] | null;
}

/** Ingests insights in bulk. */
@Resolver()
export class InsightIngestMutation {
  constructor(
    private readonly db: Database,
    private readonly ingestion: IngestStore,
    private readonly action: InsightIngestAction,
  ) {}

  @Mutation(() => InsightIngestPayload, {
    description:
      'Takes in up to 500 insights of a source, as often and in whatever order it sends them; an item with a fault is rejected alone. An insight is known again by its source and `externalId`. For more at once there is `POST /ingest/insights`.',
  })
  @RequiresScope('insight:ingest')
  async insightIngest(@Args('input') input: InsightIngestInput): Promise<InsightIngestPayload> {
    const incoming = input.items.map((item) => new IncomingInsight(item));
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'insightIngest', kind: 'INSIGHT' },
      input,
      async (system) => {
        const ingested = await this.action.ingest(system, incoming);
        if (isRejectedAsWhole(ingested, input)) this.db.setRollbackOnly();
        // As its sender is told, so it is counted and replayed: a batch that is rejected as a whole created nothing.
        return finalReceipts(ingested, input);
      },
    );
    return { receipts };
  }
}
