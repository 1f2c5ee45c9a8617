import { Field, ID, InputType, IntersectionType, ObjectType, PartialType, PickType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { NotAhead, OptionalLine } from '../../../platform/graphql/validators.ts';
import { IngestReceipt } from '../../../platform/ingestion/ingest.model.ts';
import { MetricReading } from './metric-reading.model.ts';
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';

/** One reading as its source knows it. Name its metric by `metricId` or by `metricExternalId`. */
@InputType()
export class MetricReadingIngestItemInput extends IntersectionType(
  PickType(MetricReading, ['value', 'observedAt'], InputType),
  PartialType(PickType(MetricReading, ['externalId'], InputType)),
) {
  /** Instant at which the source last changed the reading, UTC; an older state never replaces a newer one. Left out, it is that of its arrival. */
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  sourceUpdatedAt?: Date | null;

  /** Id of the metric; null when `metricExternalId` names it. */
  @Field(() => ID, { nullable: true })
  metricId?: string | null;

  /** Id of the metric in the source system, as set by `externalRefSet`; null when `metricId` names it. */
  @Field(() => String, { nullable: true })
  @OptionalLine()
  metricExternalId?: string | null;
}

/** Result of one reading of a batch. */
@ObjectType()
@ForEveryKey('it answers whoever sent the item, with what was sent')
export class MetricReadingReceipt extends IngestReceipt {
  /** Id of the stored reading; null when the item is rejected, and for a new one on a dry run. */
  @Field(() => ID, { nullable: true })
  readingId: string | null;
}
