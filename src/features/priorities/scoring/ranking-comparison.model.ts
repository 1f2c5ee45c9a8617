import { ArgsType, Field, Float, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Disagreement, ValuesOfModel } from '../../../domain/priorities/scoring/disagreement.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { ScorableKindEnum, ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Most models that are compared at once. Chosen: people cannot compare more than five columns. */
export const MOST_COMPARED = 5;

/** Fields that a comparison counts as. Measured: it ranks all values of a tree by each model, as long as some 500 fields in a small tree. */
export const RANKING_COMPARISON_COST = 1_000;

/** The kind of nodes and the models to compare. */
@ArgsType()
export class RankingComparisonArgs {
  /** Kind of node that is ranked. */
  @Field(() => ScorableKindEnum)
  kind: ScorableKind;

  /** Built-in models to compare; together with `ownModelIds` 2 to 5, each once. */
  @Field(() => [ScoringModelKeyEnum], { nullable: true })
  models?: ScoringModelKey[] | null;

  /** The workspace's own models to compare, in their newest versions. */
  @Field(() => [ID], { nullable: true })
  ownModelIds?: string[] | null;

  /** Batch of the scores by models that are relative to one; needed when WSJF is among them. */
  @Field(() => String, { nullable: true })
  batchId?: string | null;
}

/** One of the compared models. */
@ObjectType()
@RequiresScope('tree:read')
export class ComparedModel {
  /** Built-in model; null for one of the workspace's own. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model: ScoringModelKey | null;

  /** The workspace's own model; null for a built-in one. */
  @Field(() => ID, { nullable: true })
  ownModelId: string | null;

  /** The model's name in words. */
  name: string;

  /** Number of the outcome's nodes that have a value by the model. */
  @Field(() => Int)
  scored: number;
}

/** How far two models agree on the order of the nodes that both scored. */
@ObjectType()
@RequiresScope('tree:read')
export class RankAgreement {
  /** The first model. */
  @Field(() => ComparedModel)
  one: ComparedModel;

  /** The second model. */
  @Field(() => ComparedModel)
  other: ComparedModel;

  /** Number of nodes that have a value by both models. */
  @Field(() => Int)
  n: number;

  /** Kendall's tau-b: 1 the same order, 0 as good as chance, −1 the reverse; null below five nodes, or if one model gives all of them the same value. */
  @Field(() => Float, { nullable: true })
  tauB: number | null;

  /** Meaning of the figure in words, or why there is none. */
  note: string;
}

/** Rank and value of a node by one of the compared models. */
@ObjectType()
@RequiresScope('tree:read')
export class ComparedRank {
  /** Model by which the node has this rank. */
  @Field(() => ComparedModel)
  model: ComparedModel;

  /** Rank from 1 among the nodes that every compared model scored; equal values share one. */
  @Field(() => Int)
  rank: number;

  /** The value behind the rank, in the model's unit, unrounded. */
  value: number;

  /** The value to two significant figures. */
  displayValue: string;
}

/** A node with its rank by each of the models. */
@ObjectType()
export class ComparedNode {
  /** The node itself. */
  @Field(() => TreeNode)
  node: TreeNode;

  /** Greatest rank minus the least: 0 if all agree. */
  @Field(() => Int)
  spread: number;

  /** Rank by each model, in the order of `models`. */
  @Field(() => [ComparedRank])
  @AtMost(MOST_COMPARED)
  ranks: ComparedRank[];
}

/** Comparison of rankings of one outcome by several models. */
@ObjectType()
@RequiresScope('tree:read')
export class RankingComparison {
  /** The models, built-in ones first, in the order of the arguments. */
  @Field(() => [ComparedModel])
  @AtMost(MOST_COMPARED)
  models: ComparedModel[];

  /** Agreement of each pair of models. */
  @Field(() => [RankAgreement])
  @AtMost((MOST_COMPARED * (MOST_COMPARED - 1)) / 2)
  agreements: RankAgreement[];

  /** Number of nodes that have a value by every model: only those are compared. */
  @Field(() => Int)
  compared: number;

  /** Number of nodes that have a value by some of the models, but not by all. */
  @Field(() => Int)
  leftOut: number;

  /** All compared nodes, the greatest disagreement first. */
  @HideField()
  found: readonly Disagreement[];

  /** Values by node of each model, in the order of `models`. */
  @HideField()
  values: readonly ValuesOfModel[];
}
