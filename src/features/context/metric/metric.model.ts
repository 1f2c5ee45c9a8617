import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Column, Entity } from 'typeorm';
import {
  METRIC_FAMILIES,
  METRIC_STAGES,
  type MetricFamily,
  type MetricStage,
} from '../../../domain/context/metric/metric-family.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line, OptionalLine, Text } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

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

/** What a metric is a metric of, as an enum. */
export const MetricFamilyEnum = registerEnum(
  'MetricFamily',
  'What a metric is a metric of.',
  Object.fromEntries(
    Object.entries(METRIC_FAMILIES).map(([key, { words, source }]) => [key, `${words} (${source})`]),
  ) as Record<MetricFamily, string>,
);
const MetricStageEnum = registerEnum('MetricStage', "Step of a metric's family that it belongs to.", METRIC_STAGES);

/** Something that is measured again and again: outcomes, key results and guardrails point to it. */
@ObjectType({ implements: () => [Node] })
@Entity('metric')
@RequiresScope('okr:read')
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

  /** What it is a metric of; null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => MetricFamilyEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(METRIC_FAMILIES))
  family: MetricFamily | null;

  /** Step of its family that it belongs to; null where the family has none, and while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => MetricStageEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(METRIC_STAGES))
  stage: MetricStage | null;

  /** Where the figure comes from, such as "warehouse, table weekly_teams"; 1 to 200 characters, null while nobody said. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine()
  source: string | null;

  /** How many days after one reading the next is expected, 1 to 366; null where no rhythm is expected. */
  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(366)
  rhythmDays: number | null;
}

/** One page of metrics. */
export const MetricConnection = connectionOf<Metric>(() => Metric, 'Metric');

/** Which metrics. */
@ArgsType()
export class MetricArgs extends PageArgs {
  /** Only metrics of these families; null for those of every family and of none. */
  @Field(() => [MetricFamilyEnum], { nullable: true })
  families?: MetricFamily[] | null;
}
