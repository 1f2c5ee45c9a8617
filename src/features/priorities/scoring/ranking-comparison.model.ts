import { ArgsType, Field, Float, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Disagreement, ValuesOfModel } from '../../../domain/priorities/scoring/disagreement.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { ScorableKindEnum, ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Most models that are compared at once. Chosen: beyond five columns nobody compares. */
export const MOST_COMPARED = 5;

/** What is ranked by which models. */
@ArgsType()
export class RankingComparisonArgs {
  /** Outcome whose tree is ranked. */
  @Field(() => ID)
  outcomeId: string;

  /** Kind of node that is ranked. */
  @Field(() => ScorableKindEnum)
  kind: ScorableKind;

  /** Built-in models to compare; with those of the workspace's own 2 to 5, each once. */
  @Field(() => [ScoringModelKeyEnum], { nullable: true })
  models?: ScoringModelKey[] | null;

  /** Models of the workspace's own to compare, in their newest versions. */
  @Field(() => [ID], { nullable: true })
  ownModelIds?: string[] | null;

  /** Batch of the scores by models that are relative to one; needed when WSJF is among them. */
  @Field(() => ID, { nullable: true })
  batchId?: string | null;
}

/** One of the models that are compared. */
@ObjectType()
export class ComparedModel {
  /** Built-in model; null where it is one of the workspace's own. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model: ScoringModelKey | null;

  /** Model of the workspace's own; null where it is a built-in one. */
  @Field(() => ID, { nullable: true })
  ownModelId: string | null;

  /** The model's name in words. */
  name: string;

  /** How many nodes of the outcome it gave a value to. */
  @Field(() => Int)
  scored: number;
}

/** How far two models agree on the order of what both scored. */
@ObjectType()
export class RankAgreement {
  /** The one model. */
  @Field(() => ComparedModel)
  one: ComparedModel;

  /** The other model. */
  @Field(() => ComparedModel)
  other: ComparedModel;

  /** How many nodes both gave a value to. */
  @Field(() => Int)
  n: number;

  /** Kendall's tau-b: 1 the same order, 0 as good as chance, −1 the reverse; null below five nodes or where one model gives all the same value. */
  @Field(() => Float, { nullable: true })
  tauB: number | null;

  /** What the figure says, or why there is none. */
  note: string;
}

/** What one model says of a node, next to what the others say. */
@ObjectType()
export class ComparedRank {
  /** The model that says it. */
  @Field(() => ComparedModel)
  model: ComparedModel;

  /** Rank from 1 among the nodes that every compared model scored; equal values share one. */
  @Field(() => Int)
  rank: number;

  /** The value behind the rank, in the model's unit, unrounded. */
  value: number;

  /** The value to two significant figures. */
  shown: string;
}

/** A node by each of the models. */
@ObjectType()
export class ComparedNode {
  /** The node itself. */
  @Field(() => TreeNode)
  node: TreeNode;

  /** Greatest rank less the least: 0 where all agree. */
  @Field(() => Int)
  spread: number;

  /** Rank by each model, in the order in which they were asked for. */
  @Field(() => [ComparedRank])
  @AtMost(MOST_COMPARED)
  ranks: ComparedRank[];
}

/** Rankings of one outcome by several models, side by side. */
@ObjectType()
@RequiresScope('tree:read')
export class RankingComparison {
  /** The models, built-in ones first, in the order in which they were asked for. */
  @Field(() => [ComparedModel])
  @AtMost(MOST_COMPARED)
  models: ComparedModel[];

  /** How far each two of them agree. */
  @Field(() => [RankAgreement])
  @AtMost((MOST_COMPARED * (MOST_COMPARED - 1)) / 2)
  agreements: RankAgreement[];

  /** How many nodes every one of the models gave a value to: only those are compared. */
  @Field(() => Int)
  compared: number;

  /** How many nodes some of the models, but not all, gave a value to. */
  @Field(() => Int)
  leftOut: number;

  /** Every node that was compared, where they disagree most first. */
  @HideField()
  found: readonly Disagreement[];

  /** Values by node of each model, in the order of `models`. */
  @HideField()
  values: readonly ValuesOfModel[];
}
