import { ArgsType, Field, Float, HideField, InputType, ObjectType } from '@nestjs/graphql';
import { IsNumber } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Bookkeeping } from '../../../platform/change-log/personal.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { NotAhead, OptionalLine } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { listArgs } from '../../../platform/paging/list-args.model.ts';

/** Value of a metric at an instant. */
@ObjectType({ implements: () => [Node] })
@Entity('metric_reading')
@RequiresScope('okr:read')
export class MetricReading extends VersionedRow implements Node {
  /** Metric that was read. */
  @HideField()
  @Column('uuid')
  metricId: string;

  /** Value of the metric, in its unit. */
  @Column('float8')
  @Field(() => Float)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  value: number;

  /** Instant for which the value holds, UTC; may lie far in the past, but not in the future. */
  @Column('timestamptz')
  @Field(() => Date)
  @NotAhead()
  observedAt: Date;

  /** System that sent the reading, such as "warehouse"; null when it was recorded by hand. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  sourceSystem: string | null;

  /** Id of the reading in that system, 1 to 200 characters; null when it has none there. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine()
  externalId: string | null;

  /** Key that identifies the reading in its system: its external id or, without one, metric and instant. */
  @Bookkeeping()
  @HideField()
  @Column('text', { nullable: true })
  naturalKey: string | null;
}

/** Kind under which the clocks of readings are kept. */
export const READING_CLOCK = 'METRIC_READING';

/** One page of readings. */
export const MetricReadingConnection = countedConnectionOf<MetricReading>(() => MetricReading, 'MetricReading');

/** Narrows a list of readings; what is left out narrows nothing. */
@InputType()
export class MetricReadingFilter {
  /** Only readings observed at this instant or later. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only readings observed before this instant. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}

/** Which readings of a metric. */
@ArgsType()
export class MetricReadingArgs extends listArgs({ filter: MetricReadingFilter }) {}
