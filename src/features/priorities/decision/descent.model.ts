import { Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsOptional } from 'class-validator';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { LEVEL_STATUSES, type LevelStatus } from '../../../domain/priorities/decision/descent.ts';
import { Text } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';

const LevelStatusEnum = registerEnum(
  'DescentLevelStatus',
  'Whether there was a decision on a level of a descent.',
  LEVEL_STATUSES,
);

/** One level on the path from an outcome down to its target, as it was on the day the target was set. */
@ObjectType()
@RequiresScope('tree:read')
export class DescentLevel {
  /** Number of levels below the outcome: 1 is the first choice. */
  @Field(() => Int)
  level: number;

  /** Whether the level was decided, was left undecided, or had nothing to choose from. */
  @Field(() => LevelStatusEnum)
  status: LevelStatus;

  /** Why this opportunity and not its siblings; null if there was no decision. */
  @Field(() => String, { nullable: true })
  reason: string | null;

  /** Number of its siblings on that day, including those that the decision does not name. */
  @Field(() => Int)
  siblings: number;

  @HideField()
  parentId: string;

  @HideField()
  chosenId: string;

  @HideField()
  overIds: readonly string[];

  @HideField()
  decisionId?: string;
}

/** The choice on one level, what it was chosen over, and why. */
@InputType()
export class DescentStepInput {
  /** The choice on this level: the target itself, or an opportunity above it. */
  @Field(() => ID)
  chosenId: string;

  /** Siblings that it was chosen over, up to 20, none archived; by default all. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(CHOSEN.descent.mostPassedOver)
  overIds?: string[] | null;

  /** Why this opportunity and not its siblings, 1 to 2,000 characters. */
  @Text({ max: 2_000, lines: true })
  reason: string;
}
