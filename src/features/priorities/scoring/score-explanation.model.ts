import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { JudgementRange, Score } from './score.model.ts';
import { MOST_FACTORS, ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Fields that an explanation counts as. Measured: half a dozen statements of its own, as long as some 600 fields. */
export const EXPLANATION_COST = 1_000;

/** The score to explain, and the ranking in which its neighbours are looked up. */
@ArgsType()
export class ScoreExplanationArgs {
  /** Built-in model that it was scored with; either this or `ownModelId`. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** The workspace's own model that it was scored with, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Batch of the score; needed for WSJF, whose values are relative to it, and for no other model. */
  @Field(() => String, { nullable: true })
  batchId?: string | null;

  /** Outcome in whose ranking its neighbours are looked up; by default the ranking of the whole workspace. */
  @Field(() => ID, { nullable: true })
  outcomeId?: string | null;
}

/** One factor of an explained score. */
@ObjectType()
@RequiresScope('tree:read')
export class ExplainedFactor {
  /** Key of the factor in the model. */
  factor: string;

  /** The factor's name in words. */
  label: string;

  /** What the number counts, in words, plural. */
  unit: string;

  /** The judgement, in the factor's unit; null if unknown. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** The judgement as a range around the value; null if it was a single value. */
  @Field(() => JudgementRange, { nullable: true })
  range: JudgementRange | null;

  /** Smallest judgement that the factor takes. */
  min: number;

  /** Largest judgement that the factor takes. */
  max: number;

  /** Whether more of it makes the score higher; false means lower, null that it may do either. */
  @Field(() => Boolean, { nullable: true })
  higherIsBetter: boolean | null;

  /** The question that the judgement answers, in a sentence; it helps to find out what is missing. */
  question: string;

  /** The judgement one notch lower and one notch higher, in this order; empty if it is unknown or has no next value. */
  @Field(() => [Float])
  @AtMost(2)
  notches: readonly number[];
}

/** A neighbour of a node in a ranking. */
@ObjectType()
@RequiresScope('tree:read')
export class ScoreNeighbour {
  /** The node itself. */
  @Field(() => TreeNode)
  node: TreeNode;

  /** Its value, in the model's unit, unrounded. */
  value: number;

  /** Its value to two significant figures. */
  displayValue: string;
}

/** One notch of one factor that would swap a node with a neighbour. */
@ObjectType()
@RequiresScope('tree:read')
export class ScoreSwap {
  /** Key of the factor whose judgement would change. */
  factor: string;

  /** The factor's name in words. */
  label: string;

  /** The judgement, in the factor's unit. */
  judgement: number;

  /** The changed judgement, one notch lower or higher. */
  changedJudgement: number;

  /** The score's value after the change, in the model's unit. */
  value: number;

  /** Neighbour that the node would be swapped with. */
  @Field(() => ScoreNeighbour)
  neighbour: ScoreNeighbour;

  /** Whether the node would rise above the neighbour; false means that it would fall below it. */
  rises: boolean;

  /** The change in words. */
  note: string;
}

/** Explanation of a score: its judgements, its arithmetic, and how stable the node's position in the ranking is. */
@ObjectType()
@RequiresScope('tree:read')
export class ScoreExplanation {
  /** The scored node. */
  @Field(() => TreeNode)
  node: TreeNode;

  /** The explained score, the node's latest by the model; null if it was never scored with it. */
  @Field(() => Score, { nullable: true })
  score: Score | null;

  /** The judgement of each factor, in the model's order, including unknown ones. */
  @Field(() => [ExplainedFactor])
  @AtMost(MOST_FACTORS)
  factors: ExplainedFactor[];

  /** The arithmetic in words, one step a line; empty without a value. */
  @Field(() => [String])
  @AtMost(MOST_FACTORS)
  steps: readonly string[];

  /** Keys of the factors without a judgement; while there are any, the score has no value. */
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

  /** The neighbour directly above; null at the top and while the node is out of rankings. */
  @Field(() => ScoreNeighbour, { nullable: true })
  above: ScoreNeighbour | null;

  /** The neighbour directly below; null at the bottom and while the node is out of rankings. */
  @Field(() => ScoreNeighbour, { nullable: true })
  below: ScoreNeighbour | null;

  /** The one-notch change that swaps the node with a neighbour and changes its value least; null if there is none. */
  @Field(() => ScoreSwap, { nullable: true })
  smallestSwap: ScoreSwap | null;

  /** All one-notch changes that would swap the node with a neighbour, the smallest first. */
  @Field(() => [ScoreSwap])
  @AtMost(2 * MOST_FACTORS)
  swaps: ScoreSwap[];

  /** Stability of the node's position in one sentence: the smallest swap, or that there is none, or why that is unknown. */
  swapNote: string;
}
