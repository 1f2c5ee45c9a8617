import { ArgsType, Field, Float, HideField, ObjectType } from '@nestjs/graphql';
import { IsNumber, MaxDate } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { Needs } from '../../platform/access/needs.ts';
import { Node, Row } from '../../platform/database/row.model.ts';
import { connectionOf, PageArgs } from '../../platform/graphql/connection.model.ts';

/** How far ahead of ours a clock may be, in milliseconds. Chosen: far more than clocks differ, far less than a day. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** What a metric was at an instant. */
@ObjectType({ implements: () => [Node] })
@Entity('metric_reading')
@Needs('okr:read')
export class MetricReading extends Row implements Node {
  /** Metric that was read. */
  @HideField()
  @Column('uuid')
  metricId: string;

  /** What it was, in the metric's unit. */
  @Column('float8')
  @Field(() => Float, { nullable: true })
  @IsNumber({ allowNaN: false, allowInfinity: false })
  value: number;

  /** Instant for which the figure holds, UTC; may lie long back, but not in the future. */
  @Column('timestamptz')
  @Field(() => Date)
  @MaxDate(() => new Date(Date.now() + CLOCKS_DIFFER_MS), { message: 'observedAt must not lie in the future' })
  observedAt: Date;
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
