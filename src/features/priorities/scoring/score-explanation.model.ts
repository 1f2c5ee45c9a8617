import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { JudgementRange, Score } from './score.model.ts';
import { MOST_FACTORS, ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Which score is to be explained, and among whom. */
@ArgsType()
export class ScoreExplanationArgs {
  /** Opportunity or solution whose latest score is explained. */
  @Field(() => ID)
  nodeId: string;

  /** Built-in model that it was scored with; either this or `ownModelId`. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** Model of the workspace's own that it was scored with, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Batch of the score; needed for WSJF, whose values are relative to it, and for no other model. */
  @Field(() => ID, { nullable: true })
  batchId?: string | null;

  /** Outcome among whose nodes its neighbours are looked for; among those of the whole workspace unless said. */
  @Field(() => ID, { nullable: true })
  outcomeId?: string | null;
}

/** One factor of an explained score. */
@ObjectType()
export class ExplainedFactor {
  /** Key of the factor in the model. */
  factor: string;

  /** The factor's name in words. */
  label: string;

  /** What the number counts, in words, plural. */
  unit: string;

  /** What was judged, in the factor's unit; null where it is not known. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** The range that was judged, around the value; null where it was one value. */
  @Field(() => JudgementRange, { nullable: true })
  range: JudgementRange | null;

  /** Smallest judgement that the factor takes. */
  min: number;

  /** Largest judgement that the factor takes. */
  max: number;

  /** Whether more of it makes the score higher; false means lower. */
  higherIsBetter: boolean;

  /** What to ask oneself, in a sentence; for whoever is to find out what is missing. */
  question: string;

  /** What the judgement would be one notch lower or higher, in this order; empty where nothing is known or left. */
  @Field(() => [Float])
  @AtMost(2)
  notches: readonly number[];
}

/** Who stands next to a node in a ranking. */
@ObjectType()
export class ScoreNeighbour {
  /** The node itself. */
  @Field(() => TreeNode)
  node: TreeNode;

  /** Its value, in the model's unit, unrounded. */
  value: number;

  /** Its value to two significant figures. */
  shown: string;
}

/** One notch of one factor that would swap a node with a neighbour. */
@ObjectType()
export class ScoreSwap {
  /** Key of the factor that would be judged otherwise. */
  factor: string;

  /** The factor's name in words. */
  label: string;

  /** What was judged, in the factor's unit. */
  from: number;

  /** What would be judged, one notch lower or higher. */
  to: number;

  /** The value that the score would then have, in the model's unit. */
  value: number;

  /** Neighbour that it would be swapped with. */
  @Field(() => ScoreNeighbour)
  neighbour: ScoreNeighbour;

  /** Whether the neighbour stands above, so that the node would rise; false means that it would fall. */
  rises: boolean;

  /** The change in words. */
  note: string;
}

/** A score with all that it rests on, and how easily its place would be another. */
@ObjectType()
@RequiresScope('tree:read')
export class ScoreExplanation {
  /** The node that was scored. */
  @Field(() => TreeNode)
  node: TreeNode;

  /** The score that is explained, the latest by the model; null when it was never scored with it. */
  @Field(() => Score, { nullable: true })
  score: Score | null;

  /** What was judged of each factor, in the model's order, those not known among them. */
  @Field(() => [ExplainedFactor])
  @AtMost(MOST_FACTORS)
  factors: ExplainedFactor[];

  /** The arithmetic in words, a line a step; empty without a value. */
  @Field(() => [String])
  @AtMost(MOST_FACTORS)
  steps: readonly string[];

  /** Keys of the factors that are not known; as long as there are any, there is no value. */
  @Field(() => [String])
  @AtMost(MOST_FACTORS)
  missing: readonly string[];

  /** Sentences that qualify the value or say why there is none. */
  @Field(() => [String])
  @AtMost(MOST_FACTORS)
  notes: readonly string[];

  /** Rank from 1 within `outcomeId`; null without one, without a value, or while the node is out of rankings. */
  @Field(() => Int, { nullable: true })
  rank: number | null;

  /** Who stands directly above; null at the top and while the node is out of rankings. */
  @Field(() => ScoreNeighbour, { nullable: true })
  above: ScoreNeighbour | null;

  /** Who stands directly below; null at the bottom and while the node is out of rankings. */
  @Field(() => ScoreNeighbour, { nullable: true })
  below: ScoreNeighbour | null;

  /** The one-notch change that swaps it with a neighbour and changes its value least; null when none would. */
  @Field(() => ScoreSwap, { nullable: true })
  smallestSwap: ScoreSwap | null;

  /** Every one-notch change that would swap it with a neighbour, the smallest first. */
  @Field(() => [ScoreSwap])
  @AtMost(2 * MOST_FACTORS)
  swaps: ScoreSwap[];

  /** Whether its place is safe, in a sentence: the smallest swap, or that none would do, or why there is no telling. */
  swapNote: string;
}
