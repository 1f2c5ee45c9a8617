import { Field, ID, InputType, IntersectionType, ObjectType, PartialType, PickType } from '@nestjs/graphql';
import { OptionalLine } from '../../../platform/graphql/validators.ts';
import { PushReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { MetricReading } from './metric-reading.model.ts';

/** One reading as its source knows it. Name its metric by `metricId` or by `metricExternalId`. */
@InputType()
export class MetricReadingPushItemInput extends IntersectionType(
  PickType(MetricReading, ['value', 'observedAt'], InputType),
  PartialType(PickType(MetricReading, ['externalId', 'sourceUpdatedAt'], InputType)),
) {
  /** Metric that was read, by its id here; null where `metricExternalId` names it. */
  @Field(() => ID, { nullable: true })
  metricId?: string | null;

  /** Metric that was read, by what it is called in the source system, as `externalRefSet` told; null where `metricId` names it. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  metricExternalId?: string | null;
}

/** What became of one reading of a push. */
@ObjectType()
export class MetricReadingReceipt extends PushReceipt {
  /** Reading that stands for it here; null when rejected, and for a new one on a dry run. */
  @Field(() => ID, { nullable: true })
  readingId: string | null;
}
