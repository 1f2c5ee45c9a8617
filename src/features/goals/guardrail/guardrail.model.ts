import { Field, Float, HideField, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsOptional, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Threshold } from '../../../domain/goals/key-result/guardrail.ts';
import { type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Prose } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Most guardrails of one objective, key result or outcome. Chosen: with more rails than this there is no road left. */
export const MOST_GUARDRAILS = 20;

/** Where the guardrails of outcomes stand. */
export const OUTCOME_GUARDRAIL_ROWS: ItemRows = { table: 'guardrail', memberIds: ['outcome_id'] };

const THRESHOLD_KINDS = {
  KEEP_BETWEEN: 'Stay between `lower` and `upper`, both included; needs both.',
  KEEP_ABOVE: 'Stay at `lower` or above; needs that number alone.',
  KEEP_BELOW: 'Stay at `upper` or below; needs that number alone.',
} satisfies Record<Threshold['kind'], string>;
const ThresholdKindEnum = registerEnum('ThresholdKind', 'Which bounds a threshold has.', THRESHOLD_KINDS);

/** Bounds within which a guardrail's metric must stay, in the metric's unit. */
@ObjectType()
@InputType('GuardrailThresholdInput', {})
export class GuardrailThreshold {
  /** Which bounds the threshold has. */
  @Field(() => ThresholdKindEnum)
  @IsIn(Object.keys(THRESHOLD_KINDS))
  kind: Threshold['kind'];

  /** Lowest value within the threshold, in the metric's unit; null where there is no lower bound. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  lower?: number | null;

  /** Highest value within the threshold, in the metric's unit; null where there is no upper bound. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  upper?: number | null;
}

/** A metric that must not get worse while an objective, a key result or an outcome is pursued. It belongs to exactly one of these. */
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

  /** Whom the guardrail protects and from what, up to 2,000 characters; null if not stated. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  protects: string | null;
}

/** Makes a threshold of a row's columns. */
export const thresholdOf = ({ thresholdKind, lower, upper }: Guardrail): Threshold => ({
  kind: thresholdKind,
  lower,
  upper,
});

/** Makes a threshold of an input, with null for each bound that was left out. */
export const givenThreshold = ({ kind, lower, upper }: GuardrailThreshold): Threshold => ({
  kind,
  lower: lower ?? null,
  upper: upper ?? null,
});

/** The columns of a row that store the threshold. */
export const thresholdColumns = ({
  kind,
  lower,
  upper,
}: Threshold): Pick<Guardrail, 'thresholdKind' | 'lower' | 'upper'> => ({
  thresholdKind: kind,
  lower,
  upper,
});

/** Base of the inputs that state a threshold. */
@InputType({ isAbstract: true })
export class ThresholdInput {
  /** Threshold within which the metric must stay; given as a whole. */
  @Field(() => GuardrailThreshold)
  @ValidateNested()
  @Type(() => GuardrailThreshold)
  threshold: GuardrailThreshold;
}

/** One page of guardrails. */
export const GuardrailConnection = countedConnectionOf<Guardrail>(() => Guardrail, 'Guardrail');
