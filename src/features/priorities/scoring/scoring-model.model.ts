import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Factor, ScorableKind, ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS, type ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Most factors that a model may have. Chosen: more than people can weigh at once. */
export const MOST_FACTORS = 20;

/** Number of built-in models. */
export const HOW_MANY_MODELS = Object.keys(SCORING_MODELS).length;

/** Key of a scoring model, as an enum. */
export const ScoringModelKeyEnum = registerEnum(
  'ScoringModelKey',
  'A built-in way to score; the query `scoringModels` describes each.',
  Object.fromEntries(
    Object.entries<ScoringModel>(SCORING_MODELS).map(([key, { name, formula, unit }]) => [
      key,
      `${name}: ${formula}; in ${unit}.`,
    ]),
  ) as Record<ScoringModelKey, string>,
);

/** Kinds that can be scored, as an enum. */
export const ScorableKindEnum = registerEnum('ScorableKind', 'A kind of node that can be scored.', {
  OPPORTUNITY: 'Opportunities: how much is it worth to solve?',
  SOLUTION: 'Solutions: how much is it worth, for the work it takes?',
} satisfies Record<ScorableKind, string>);

/** One judgement that goes into a score. */
@ObjectType()
@RequiresScope('tree:read')
export class ScoringFactor implements Omit<Factor, 'notch'> {
  /** Key of the input, in camel case. */
  factor: string;

  /** The name in words, with a capital. */
  label: string;

  /** What the number counts, in words, plural. */
  unit: string;

  /** Smallest value accepted, itself included. */
  min: number;

  /** Largest value accepted, itself included. */
  max: number;

  /** The only values accepted, ascending; null if any number in the range is accepted. */
  @Field(() => [Float], { nullable: true })
  @AtMost(20)
  values: readonly number[] | null;

  /** Whether the score has no value without it. */
  @Field(() => Boolean)
  required: true;

  /** The question that the judgement answers, in a sentence. */
  description: string;

  /** Whether more of it makes the score higher; false means lower, null that it may do either. */
  @Field(() => Boolean, { nullable: true })
  higherIsBetter: boolean | null;
}

/** A way to turn a few judgements about a node into one comparable number; higher is better. */
@ObjectType('ScoringModel', {
  description: 'A way to turn a few judgements about a node into one comparable number; higher is better.',
})
@RequiresScope('tree:read')
export class ScoringModelModel {
  /** Key by which scores and rankings name the model. */
  @Field(() => ScoringModelKeyEnum)
  key: string;

  /** Version of the model. It grows when the same inputs give another value; scores keep the version they were made with. */
  @Field(() => Int)
  version: number;

  /** Name to show to people. */
  name: string;

  /** Author, work and year, so that anyone can check the formula. */
  source: string;

  /** The formula in words. */
  formula: string;

  /** What the value counts, in words. */
  unit: string;

  /** Kinds of node that the model was made for. */
  @Field(() => [ScorableKindEnum])
  @AtMost(2)
  appliesTo: readonly ScorableKind[];

  /** Other kinds of node that it can be used for, with scores marked as borrowed. */
  @Field(() => [ScorableKindEnum])
  @AtMost(2)
  borrowedBy: readonly ScorableKind[];

  /** Why a borrowed score deserves less trust; null if no kind borrows the model. */
  @Field(() => String, { nullable: true })
  borrowedReason: string | null;

  /** Whether values compare only within one batch, so that scores and rankings name a `batchId`. */
  batched: boolean;

  /** Whether values of nodes add up to the value of the whole, so that `rollUp` may sum them. */
  additive: boolean;

  /** The model's factors, in the order in which to ask for them. */
  @Field(() => [ScoringFactor])
  @AtMost(MOST_FACTORS)
  factors: readonly Factor[];
}
