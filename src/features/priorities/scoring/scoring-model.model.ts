import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Factor, ScorableKind, ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { SCORING_MODELS, type ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Most factors that a model may have. Chosen: nobody weighs twenty things at once. */
export const MOST_FACTORS = 20;

/** How many models there are. */
export const HOW_MANY_MODELS = Object.keys(SCORING_MODELS).length;

/** Key of a scoring model, as an enum. */
export const ScoringModelKeyEnum = registerEnum(
  'ScoringModelKey',
  'A way to score; `scoringModels` tells all about each.',
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
export class ScoringFactor implements Omit<Factor, 'notch'> {
  /** Key of the input, in camel case. */
  name: string;

  /** The name in words, with a capital. */
  label: string;

  /** What the number counts, in words, plural. */
  unit: string;

  /** Smallest value accepted, itself included. */
  min: number;

  /** Largest value accepted, itself included. */
  max: number;

  /** The only values accepted, ascending; null where any number in the range will do. */
  @Field(() => [Float], { nullable: true })
  @AtMost(20)
  values: readonly number[] | null;

  /** Whether there is no score without it. */
  @Field(() => Boolean)
  required: true;

  /** What to ask oneself, in a sentence. */
  description: string;

  /** Whether more of it makes the score higher; false means lower. */
  higherIsBetter: boolean;
}

/** A way to turn a few judgements about a node into one comparable number; higher is better. */
@ObjectType('ScoringModel', {
  description: 'A way to turn a few judgements about a node into one comparable number; higher is better.',
})
@RequiresScope('tree:read')
export class ScoringModelModel {
  /** Key by which scores and rankings name it. */
  @Field(() => ScoringModelKeyEnum)
  key: string;

  /** Grows when the same inputs would give another value; scores keep the version they were taken with. */
  @Field(() => Int)
  version: number;

  /** Shown to people. */
  name: string;

  /** Author, work and year, so that anyone can check the formula. */
  source: string;

  /** The formula in words. */
  formula: string;

  /** What the value counts, in words. */
  unit: string;

  /** Kinds of node that it was made for. */
  @Field(() => [ScorableKindEnum])
  @AtMost(2)
  appliesTo: readonly ScorableKind[];

  /** Kinds of node that it is accepted for all the same, marked as borrowed. */
  @Field(() => [ScorableKindEnum])
  @AtMost(2)
  borrowedBy: readonly ScorableKind[];

  /** Why a borrowed score deserves less trust; null where nothing borrows the model. */
  @Field(() => String, { nullable: true })
  borrowedReason: string | null;

  /** Whether values compare only within one batch, so that scores and rankings name a `batchId`. */
  batched: boolean;

  /** Whether values of different nodes add up to one of what they are parts of, so that `rollUp` may sum them. */
  additive: boolean;

  /** What it asks for, in the order to ask. */
  @Field(() => [ScoringFactor])
  @AtMost(MOST_FACTORS)
  factors: readonly Factor[];
}
