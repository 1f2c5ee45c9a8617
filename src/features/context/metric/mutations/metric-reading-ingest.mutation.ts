import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { IngestInput, MOST_INGESTED } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { MetricReadingIngestItemInput, MetricReadingReceipt } from '../metric-reading-ingest.model.ts';
import { MetricReadingIngestAction } from '../metric-reading-ingest.action.ts';

/** Readings to ingest from one source. */
@InputType()
export class MetricReadingIngestInput extends IngestInput {
  /** Readings, up to 500; each item holds the whole state of one reading. */
  @Field(() => [MetricReadingIngestItemInput])
  items: MetricReadingIngestItemInput[];
}

/** Results of the batch. */
@ObjectType({ implements: () => [Payload] })
export class MetricReadingIngestPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the batch was refused as a whole. */
  @Field(() => [MetricReadingReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: MetricReadingReceipt[] | null;
}

/** Ingests readings in bulk. */
@Resolver()
export class MetricReadingIngestMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: MetricReadingIngestAction,
  ) {}

  @Mutation(() => MetricReadingIngestPayload, {
    description:
      'Ingests up to 500 readings of a source. Items may come repeatedly and in any order; an invalid item is rejected alone. A reading is identified by its source and `externalId` or, without one, by source, metric and `observedAt`.',
  })
  @RequiresScope('metric:ingest')
  async metricReadingIngest(@Args('input') input: MetricReadingIngestInput): Promise<MetricReadingIngestPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'metricReadingIngest', kind: 'METRIC_READING' },
      input,
      (system) => this.action.ingest(system, input.items, input.dryRun),
    );
    return { receipts };
  }
}
