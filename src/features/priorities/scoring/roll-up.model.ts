import { ArgsType, Field, ID, Float, HideField, Int, ObjectType } from '@nestjs/graphql';
import { ROLL_UP_WAYS, type RollUpWay } from '../../../domain/priorities/scoring/roll-up.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { ScoringModelKeyEnum } from './scoring-model.model.ts';

const RollUpWayEnum = registerEnum(
  'RollUpWay',
  'How the scores of all descendants are combined into one figure.',
  ROLL_UP_WAYS,
);

/** Which scores of the descendants count, and how they are combined. */
@ArgsType()
export class RollUpArgs {
  /** Built-in model whose latest scores count; either this or `ownModelId`. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** The workspace's own model whose scores count, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Batch whose scores count; needed for WSJF, whose values are relative to it, and for no other model. */
  @Field(() => String, { nullable: true })
  batchId?: string | null;

  /** How the scores are combined; SUM is refused for models whose values do not add up. */
  @Field(() => RollUpWayEnum, { defaultValue: 'BEST' })
  by: RollUpWay;
}

/** The scores by one model of all descendants of a node, as one figure. It counts nodes of the kinds that the model was made for, at every level below. A node that is archived or laid aside is left out with all of its descendants. */
@ObjectType()
@RequiresScope('tree:read')
export class RollUp {
  /** The figure in the model's unit, unrounded; null if no descendant has a value. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** The figure to show to people: two significant figures; null without one. */
  @Field(() => String, { nullable: true })
  displayValue: string | null;

  /** What the figure counts, in words. */
  unit: string;

  /** Id of the best score. */
  @HideField()
  scoreId: string | null;

  /** Id of the node with the best score. */
  @HideField()
  nodeId: string | null;

  /** Number of descendants with a value. */
  @Field(() => Int)
  scored: number;

  /** Number of descendants without a value: never scored with the model, or incomplete. */
  @Field(() => Int)
  unscored: number;

  /** Number of values in the figure: for the best all of them, for a sum those of nodes without a scored node below them. */
  @Field(() => Int)
  counted: number;

  /** What the figure contains and what it leaves out, in one sentence. */
  note: string;
}

/** Estimated effort of all solutions below a node that are neither archived nor laid aside. */
@ObjectType()
@RequiresScope('tree:read')
export class EffortBelow {
  /** Sum of the estimates in person-months; null while there are none. */
  @Field(() => Float, { nullable: true })
  personMonths: number | null;

  /** Number of solutions with an estimate. */
  @Field(() => Int)
  estimated: number;

  /** Number of solutions without an estimate; the true sum is higher if this is above 0. */
  @Field(() => Int)
  unestimated: number;
}
