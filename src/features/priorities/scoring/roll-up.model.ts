import { ArgsType, Field, Float, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import { ROLL_UP_WAYS, type RollUpWay } from '../../../domain/priorities/scoring/roll-up.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

const RollUpWayEnum = registerEnum('RollUpWay', 'How what lies below a node comes to one figure.', ROLL_UP_WAYS);

/** Which scores of what lies below, and how they come to one figure. */
@ArgsType()
export class RollUpArgs {
  /** Built-in model whose latest scores count; either this or `ownModelId`. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** Model of the workspace's own whose scores count, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Batch whose scores count; needed for WSJF, whose values are relative to it, and for no other model. */
  @Field(() => ID, { nullable: true })
  batchId?: string | null;

  /** The best of what lies below, unless said; SUM is refused for models whose values do not add up. */
  @Field(() => RollUpWayEnum, { defaultValue: 'BEST' })
  by: RollUpWay;
}

/** What lies below a node comes to by one model. Counts nodes of the kinds that the model was made for, at every level below; what is archived or laid aside is left out, with all below it. */
@ObjectType()
@RequiresScope('tree:read')
export class RollUp {
  /** The figure in the model's unit, unrounded; null where nothing below has a value. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** The figure to show to people: two significant figures; null without one. */
  @Field(() => String, { nullable: true })
  shown: string | null;

  /** What the figure counts, in words. */
  unit: string;

  /** Score that is the best, by id. */
  @HideField()
  scoreId: string | null;

  /** Node that is the best, by id. */
  @HideField()
  nodeId: string | null;

  /** How many nodes below have a value. */
  @Field(() => Int)
  scored: number;

  /** How many nodes below have none: never scored with the model, or incomplete. */
  @Field(() => Int)
  unscored: number;

  /** How many values the figure is made of: all of them for the best; for a sum those with no scored node below them. */
  @Field(() => Int)
  counted: number;

  /** What the figure is made of and what it leaves out, in one sentence. */
  note: string;
}

/** What the solutions below a node are estimated to take together; those that are archived or laid aside are left out. */
@ObjectType()
@RequiresScope('tree:read')
export class EffortBelow {
  /** Sum of the estimates in person-months; null while nobody estimated any. */
  @Field(() => Float, { nullable: true })
  personMonths: number | null;

  /** How many solutions below are estimated. */
  @Field(() => Int)
  estimated: number;

  /** How many are not, so that it will be more. */
  @Field(() => Int)
  unestimated: number;
}
