import { Field, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import {
  METRIC_FAMILIES,
  METRIC_STAGES,
  type MetricFamily,
  type MetricStage,
} from '../../../domain/context/metric/metric-family.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine, Text } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const METRIC_DIRECTIONS = {
  UP: 'More is better, as with weekly active teams.',
  DOWN: 'Less is better, as with days until first use.',
};
/** Direction in which a metric improves. */
export type MetricDirection = keyof typeof METRIC_DIRECTIONS;
const MetricDirectionEnum = registerEnum('MetricDirection', 'Direction in which a metric improves.', METRIC_DIRECTIONS);

/** Family of a metric, as an enum. */
export const MetricFamilyEnum = registerEnum(
  'MetricFamily',
  'Family of a metric: what it measures, such as revenue or task success.',
  Object.fromEntries(
    Object.entries(METRIC_FAMILIES).map(([key, { words, source }]) => [key, `${words} (${source})`]),
  ) as Record<MetricFamily, string>,
);
/** Stage of a metric within its family, as an enum. */
export const MetricStageEnum = registerEnum('MetricStage', 'Stage of a metric within its family.', METRIC_STAGES);

/** A quantity that is measured repeatedly. Outcomes, key results and guardrails refer to it. */
@ObjectType({ implements: () => [Node] })
@Entity('metric')
@RequiresScope('okr:read')
export class Metric extends ArchivableRow implements Node {
  /** What the metric is called, such as "Weekly active teams"; 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** How the value is measured, precise enough that two people get the same result; 1 to 2,000 characters. */
  @Column('text')
  @Text({ max: 2_000, lines: true })
  definition: string;

  /** Unit of the values, in your own words, such as "PERCENT", "COUNT" or "EUR"; 1 to 40 characters. */
  @Column('text')
  @Line(40)
  unit: string;

  /** Direction in which the metric improves. */
  @Column('text')
  @Field(() => MetricDirectionEnum)
  @IsIn(Object.keys(METRIC_DIRECTIONS))
  direction: MetricDirection;

  /** Family of the metric; null while not set. */
  @Column('text', { nullable: true })
  @Field(() => MetricFamilyEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(METRIC_FAMILIES))
  family: MetricFamily | null;

  /** Stage within the family; null when the family has no stages, and while not set. */
  @Column('text', { nullable: true })
  @Field(() => MetricStageEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(METRIC_STAGES))
  stage: MetricStage | null;

  /** Origin of the values, such as "warehouse, table weekly_teams"; 1 to 200 characters, null while not set. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine()
  source: string | null;

  /** Days between two expected readings, 1 to 366; null when the metric has no rhythm. */
  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  rhythmDays: number | null;
}

/** One page of metrics. */
export const MetricConnection = countedConnectionOf<Metric>(() => Metric, 'Metric');
