import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, ValidateNested } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Target, TargetKind } from '../../../domain/goals/key-result/target.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { KeyResultTarget } from './target.model.ts';

const PACE_SHAPES = {
  LINEAR: 'Evenly over the cycle: halfway through, half of the way.',
  BY_DATE: 'All at once on the last day of the cycle: nothing is expected before.',
  NONE: 'No pace is expected.',
} as const;
/** How a key result is expected to move over its cycle. */
export type PaceShape = keyof typeof PACE_SHAPES;
const PaceShapeEnum = registerEnum('PaceShape', 'How a key result is expected to move over its cycle.', PACE_SHAPES);

/** A metric and the target that it must reach or keep, by which people tell whether the objective is met. */
@ObjectType({ implements: () => [Node] })
@Entity('key_result')
@RequiresScope('okr:read')
export class KeyResult extends ArchivableRow implements Node {
  /** Objective that the key result belongs to. */
  @Column('uuid')
  @Field(() => ID)
  objectiveId: string;

  /** Metric that the key result measures. */
  @HideField()
  @Column('uuid')
  metricId: string;

  /** What must be reached or kept, in words, 1 to 200 characters. */
  @Column('text')
  @Line()
  title: string;

  /** Person who is responsible for the key result; null while it has no owner. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  ownerId: string | null;

  @HideField()
  @Column('text')
  targetKind: TargetKind;

  @HideField()
  @Column('float8', { nullable: true })
  initial: number | null;

  @HideField()
  @Column('float8', { nullable: true })
  goal: number | null;

  @HideField()
  @Column('float8', { nullable: true })
  lower: number | null;

  @HideField()
  @Column('float8', { nullable: true })
  upper: number | null;

  /** How the key result is expected to move over its cycle. */
  @Column('text')
  @Field(() => PaceShapeEnum)
  @IsIn(Object.keys(PACE_SHAPES))
  paceShape: PaceShape;
}

/** Makes a target of a row's columns. */
export const targetOf = ({ targetKind, initial, goal, lower, upper }: KeyResult): Target => ({
  kind: targetKind,
  initial,
  goal,
  lower,
  upper,
});

/** The columns of a row that store the target. */
export const targetColumns = ({ kind, ...numbers }: Target): Partial<KeyResult> => ({ targetKind: kind, ...numbers });

/** Base of the inputs that state a key result's target. */
@InputType({ isAbstract: true })
export class TargetedInput {
  /** Target of the metric; given as a whole. */
  @Field(() => KeyResultTarget)
  @ValidateNested()
  @Type(() => KeyResultTarget)
  target: KeyResultTarget;
}

/** One page of key results. */
export const KeyResultConnection = countedConnectionOf<KeyResult>(() => KeyResult, 'KeyResult');
