import { Field, Float, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn, IsNumber, IsOptional } from 'class-validator';
import { TARGET_KINDS, type Target, type TargetKind } from '../../../domain/goals/key-result/target.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const TargetKindEnum = registerEnum('TargetKind', 'What a key result asks of its metric.', {
  REACH: 'Move from `initial` to `goal`, upwards or downwards; needs both.',
  KEEP_BETWEEN: 'Stay between `lower` and `upper`, both included; needs both.',
  KEEP_ABOVE: 'Stay at `lower` or above; needs that number alone.',
  KEEP_BELOW: 'Stay at `upper` or below; needs that number alone.',
} satisfies Record<TargetKind, string>);

/** What a key result asks of its metric. The kind determines which numbers the target has; all are in the metric's unit. */
@ObjectType()
@InputType('KeyResultTargetInput', {})
export class KeyResultTarget {
  /** Kind of the target: to reach a number or to stay within bounds. */
  @Field(() => TargetKindEnum)
  @IsIn(Object.keys(TARGET_KINDS))
  kind: TargetKind;

  /** Value of the metric at the start, in its unit; null unless the target is a number to reach. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  initial?: number | null;

  /** Value to reach, in the metric's unit, below `initial` if less is better; null unless the target is a number to reach. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  goal?: number | null;

  /** Lowest value within the target, in the metric's unit; null where there is no lower bound. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  lower?: number | null;

  /** Highest value within the target, in the metric's unit; null where there is no upper bound. */
  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  upper?: number | null;
}

/** Makes a target of an input, with null for each number that was left out. */
export const givenTarget = ({ kind, initial, goal, lower, upper }: KeyResultTarget): Target => ({
  kind,
  initial: initial ?? null,
  goal: goal ?? null,
  lower: lower ?? null,
  upper: upper ?? null,
});
