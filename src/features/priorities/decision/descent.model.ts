import { Field, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsOptional } from 'class-validator';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import { LEVEL_STATES, type LevelState } from '../../../domain/priorities/decision/descent.ts';
import { Text } from '../../../platform/graphql/validators.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const LevelStateEnum = registerEnum('DescentLevelState', 'Whether a level of a descent was decided.', LEVEL_STATES);

/** One level on the way from an outcome down to its target, as it was on the day the target was set. */
@ObjectType()
export class DescentLevel {
  /** Levels below the outcome: 1 is the first choice. */
  @Field(() => Int)
  level: number;

  /** Whether it was decided, is open, or held nothing to choose from. */
  @Field(() => LevelStateEnum)
  state: LevelState;

  /** Why this one and not the others; null where nobody said. */
  @Field(() => String, { nullable: true })
  why: string | null;

  /** How many siblings there were on that day, those not named included. */
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

/** What was chosen on one level, over what, and why. */
@InputType()
export class DescentStepInput {
  /** The target itself, or an opportunity above it: what was chosen on its level. */
  @Field(() => ID)
  chosenId: string;

  /** Siblings that it was weighed against, up to 20, none archived; all there are unless said. */
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayUnique()
  @ArrayMaxSize(CHOSEN.descent.mostPassedOver)
  overIds?: string[] | null;

  /** Why this one and not the others, 1 to 2,000 characters. */
  @Text({ max: 2_000, lines: true })
  why: string;
}
