import { ArgsType, Field, Float, HideField, ObjectType } from '@nestjs/graphql';
import { IsNumber, IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { NotAhead, OptionalLine } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';

/** What a metric was at an instant. */
@ObjectType({ implements: () => [Node] })
@Entity('metric_reading')
@RequiresScope('okr:read')
export class MetricReading extends VersionedRow implements Node {
  /** Metric that was read. */
  @HideField()
  @Column('uuid')
  metricId: string;

  /** What it was, in the metric's unit. */
  @Column('float8')
  @Field(() => Float)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  value: number;

  /** Instant for which the figure holds, UTC; may lie long back, but not in the future. */
  @Column('timestamptz')
  @Field(() => Date)
  @NotAhead()
  observedAt: Date;

  /** System that pushed it, such as "warehouse"; null where it was recorded by hand. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  sourceSystem: string | null;

  /** What it is called in that system, 1 to 200 characters; null where it has no name there. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine()
  externalId: string | null;

  /** What tells it from others of its system: its name there or, without one, metric and instant. */
  @HideField()
  @Column('text', { nullable: true })
  naturalKey: string | null;

  /** Instant at which that system last changed it, UTC; null where it does not say. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  @IsOptional()
  @NotAhead()
  sourceUpdatedAt: Date | null;
}

/** One page of readings. */
export const MetricReadingConnection = connectionOf<MetricReading>(() => MetricReading, 'MetricReading');

/** Which readings of a metric. */
@ArgsType()
export class MetricReadingArgs extends PageArgs {
  /** Only what was observed at this instant or later; null for no such bound. */
  @Field(() => Date, { nullable: true })
  from?: Date | null;

  /** Only what was observed before this instant; null for no such bound. */
  @Field(() => Date, { nullable: true })
  to?: Date | null;
}
