import { Field, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { Needs } from '../../platform/access/needs.ts';
import { Node, VersionedRow } from '../../platform/database/row.model.ts';
import { Line, Text } from '../../platform/graphql/checks.ts';
import { connectionOf } from '../../platform/graphql/connection.model.ts';
import { registerEnum } from '../../platform/graphql/enum.ts';

const METRIC_DIRECTIONS = {
  UP: 'More is better, as with weekly active teams.',
  DOWN: 'Less is better, as with days until first use.',
};
/** Which way a metric moves when things get better. */
export type MetricDirection = keyof typeof METRIC_DIRECTIONS;
const MetricDirectionEnum = registerEnum(
  'MetricDirection',
  'Which way a metric moves when things get better.',
  METRIC_DIRECTIONS,
);

/** Something that is measured again and again: outcomes, key results and guardrails point to it. */
@ObjectType({ implements: () => [Node] })
@Entity('metric')
@Needs('okr:read')
export class Metric extends VersionedRow implements Node {
  /** What the metric is called, such as "Weekly active teams"; 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** How the figure comes about, so that two people measure the same; 1 to 2,000 characters. */
  @Column('text')
  @Text({ max: 2_000, lines: true })
  definition: string;

  /** What one of it is, in capitals or words of your own, such as "PERCENT", "COUNT" or "EUR"; 1 to 40 characters. */
  @Column('text')
  @Line(40)
  unit: string;

  /** Which way it moves when things get better. */
  @Column('text')
  @Field(() => MetricDirectionEnum)
  @IsIn(Object.keys(METRIC_DIRECTIONS))
  direction: MetricDirection;
}

/** One page of metrics. */
export const MetricConnection = connectionOf<Metric>(() => Metric, 'Metric');
