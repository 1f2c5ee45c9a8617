import { ArgsType, Field, Float, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsOptional, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Threshold } from '../../../domain/goals/key-result/guardrail.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { FilterIds, Prose } from '../../../platform/graphql/validators.ts';
import { connectionOf, PageArgs } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Most guardrails beside one thing. Chosen: what has more rails than this has no road. */
export const MOST_GUARDRAILS = 20;

const THRESHOLD_KINDS = {
  KEEP_BETWEEN: 'Stay between `lower` and `upper`, both included; needs both.',
  KEEP_ABOVE: 'Stay at `lower` or above; needs that number alone.',
  KEEP_BELOW: 'Stay at `upper` or below; needs that number alone.',
} satisfies Record<Threshold['kind'], string>;
const ThresholdKindEnum = registerEnum('ThresholdKind', 'On which side of what a metric shall stay.', THRESHOLD_KINDS);

/** Where a guardrail's metric shall stay, in the metric's unit. */
@ObjectType()
@InputType('GuardrailThresholdInput', {})
export class GuardrailThreshold {
  /** On which side of what it shall stay. */
  @Field(() => ThresholdKindEnum)
  @IsIn(Object.keys(THRESHOLD_KINDS))
  kind: Threshold['kind'];

  /** Lowest value that is still fine, in the metric's unit; null where there is no lower bound. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  lower?: number | null;

  /** Highest value that is still fine, in the metric's unit; null where there is no upper bound. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  upper?: number | null;
}

/** A metric that must not get worse while something else gets better. It stands beside one objective, key result or outcome. */
@ObjectType({ implements: () => [Node] })
@Entity('guardrail')
@RequiresScope('okr:read')
export class Guardrail extends VersionedRow implements Node {
  @HideField()
  @Column('uuid')
  metricId: string;

  @HideField()
  @Column('uuid', { nullable: true })
  objectiveId: string | null;

  @HideField()
  @Column('uuid', { nullable: true })
  keyResultId: string | null;

  @HideField()
  @Column('uuid', { nullable: true })
  outcomeId: string | null;

  @HideField()
  @Column('text')
  thresholdKind: Threshold['kind'];

  @HideField()
  @Column('float8', { nullable: true })
  lower: number | null;

  @HideField()
  @Column('float8', { nullable: true })
  upper: number | null;

  /** Whom it protects and from what, up to 2,000 characters; null where nobody said. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  protects: string | null;
}

/** The threshold as the row holds it. */
export const thresholdOf = ({ thresholdKind, lower, upper }: Guardrail): Threshold => ({
  kind: thresholdKind,
  lower,
  upper,
});

/** The threshold as a caller gave it, with null for what was left out. */
export const givenThreshold = ({ kind, lower, upper }: GuardrailThreshold): Threshold => ({
  kind,
  lower: lower ?? null,
  upper: upper ?? null,
});

/** The columns that hold a threshold. */
export const thresholdColumns = ({ kind, lower, upper }: Threshold): Partial<Guardrail> => ({
  thresholdKind: kind,
  lower,
  upper,
});

/** Part of whatever says where a metric shall stay. */
@InputType({ isAbstract: true })
export class ThresholdInput {
  /** Where the metric shall stay; given as a whole. */
  @Field(() => GuardrailThreshold)
  @ValidateNested()
  @Type(() => GuardrailThreshold)
  threshold: GuardrailThreshold;
}

/** One page of guardrails. */
export const GuardrailConnection = connectionOf<Guardrail>(() => Guardrail, 'Guardrail');

/** Which guardrails. */
@ArgsType()
export class GuardrailArgs extends PageArgs {
  /** Only those beside objectives of this cycle and their key results; null for all, those beside outcomes among them. */
  @Field(() => ID, { nullable: true })
  cycleId?: string | null;

  /** Only those beside objectives, key results or outcomes of these teams, at most 100 teams; null for those of every team and of none. */
  @Field(() => [ID], { nullable: true })
  @FilterIds()
  teamIds?: string[] | null;

  /** Only those of this metric; null for those of every metric. */
  @Field(() => ID, { nullable: true })
  metricId?: string | null;
}
