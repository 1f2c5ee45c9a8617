import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { AtMost, RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { MOST_INGESTED, PushInput } from '../../../../platform/ingestion/ingest.model.ts';
import { IngestStore } from '../../../../platform/ingestion/ingest.store.ts';
import { MetricReadingPushItemInput, MetricReadingReceipt } from '../metric-reading-ingest.model.ts';
import { MetricReadingIngestAction } from '../metric-reading-ingest.action.ts';

/** Readings to ingest from one source. */
@InputType()
export class MetricReadingsPushInput extends PushInput {
  /** Readings, up to 500; each item holds the whole state of one reading. */
  @Field(() => [MetricReadingPushItemInput])
  items: MetricReadingPushItemInput[];
}

/** Results of the push. */
@ObjectType({ implements: () => [Payload] })
export class MetricReadingsPushPayload extends Payload {
  /** One receipt for each item, in the order of the input; null when the push was refused as a whole. */
  @Field(() => [MetricReadingReceipt], { nullable: true })
  @AtMost(MOST_INGESTED)
  receipts?: MetricReadingReceipt[] | null;
}

/** Ingests readings in bulk. */
@Resolver()
export class MetricReadingsPushMutation {
  constructor(
    private readonly ingestion: IngestStore,
    private readonly action: MetricReadingIngestAction,
  ) {}

  @Mutation(() => MetricReadingsPushPayload, {
    description:
      'Ingests up to 500 readings of a source. Items may come repeatedly and in any order; an invalid item is rejected alone. A reading is identified by its source and `externalId` or, without one, by source, metric and `observedAt`.',
  })
  @RequiresScope('metric:ingest')
  async metricReadingsPush(@Args('input') input: MetricReadingsPushInput): Promise<MetricReadingsPushPayload> {
    const receipts = await this.ingestion.ingestOnce(
      { mutation: 'metricReadingsPush', sort: 'METRIC_READING' },
      input,
      (system) => this.action.ingest(system, input.items, input.dryRun),
    );
    return { receipts };
  }
}
