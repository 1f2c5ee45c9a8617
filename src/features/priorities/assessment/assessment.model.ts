import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Judgements } from '../../../domain/priorities/assessment/assessment.ts';
import {
  ASSESSMENT_FACTORS,
  FACTOR_KEYS,
  FACTOR_SETS,
  type FactorSet,
  type Rating,
  RATINGS,
} from '../../../domain/priorities/assessment/factors.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { Prose } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** A judgement in order, as an enum. */
export const RatingEnum = registerEnum(
  'AssessmentRating',
  'A judgement in order and nothing more: compared with siblings, never added up.',
  RATINGS,
);
const FactorSetEnum = registerEnum('AssessmentFactorSet', 'What an opportunity is looked at by.', FACTOR_SETS);

/** How many factors there are. */
export const HOW_MANY_FACTORS = FACTOR_KEYS.length;
/** How many sets of factors there are. */
export const HOW_MANY_SETS = Object.keys(FACTOR_SETS).length;

/** What was judged of one factor. */
@ObjectType()
export class AssessedFactor {
  /** Key of the factor. */
  factor: string;

  /** The factor's name in words. */
  label: string;

  /** What to ask oneself. */
  question: string;

  /** End of the ratings that speaks for going after the opportunity. */
  @Field(() => RatingEnum)
  favours: Rating;

  /** The judgement in order, beside the siblings; null where nobody gave one. */
  @Field(() => RatingEnum, { nullable: true })
  rating: Rating | null;

  /** The judgement in words; null where nobody wrote any. */
  @Field(() => String, { nullable: true })
  words: string | null;
}

/** One of the four sets of factors, with what was judged under it. */
@ObjectType()
export class AssessedSet {
  /** Which of the four it is. */
  @Field(() => FactorSetEnum)
  set: FactorSet;

  /** Its factors in a fixed order, those not judged among them. */
  @Field(() => [AssessedFactor])
  @AtMost(HOW_MANY_FACTORS)
  factors: AssessedFactor[];

  /** Keys of factors that nobody judged. */
  @Field(() => [String])
  @AtMost(HOW_MANY_FACTORS)
  missing: readonly string[];
}

/** A factor with its set's words, as the schema shows it. */
export const describedFactor = (factor: (typeof FACTOR_KEYS)[number]) => ({ factor, ...ASSESSMENT_FACTORS[factor] });

/** What somebody thought of an opportunity on one day under four sets of factors (Torres); never changed, only followed by another. */
@ObjectType({ implements: () => [Node] })
@Entity('assessment')
@RequiresScope('tree:read')
export class Assessment extends Row implements Node {
  /** Opportunity that was assessed. */
  @Column('uuid')
  @Field(() => ID)
  opportunityId: string;

  /** Judgements by factor; the field `sets` shows them. */
  @HideField()
  @Column('jsonb')
  judgements: Judgements;

  /** What else there is to say, up to 5,000 characters; null where nothing was written. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(5_000)
  note: string | null;

  /** Person on whose behalf it was recorded; null when a key acted for itself. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  recordedById: string | null;
}

/** One page of assessments. */
export const AssessmentConnection = connectionOf<Assessment>(() => Assessment, 'Assessment');

/** What somebody judges of one factor: in order, in words, or both. */
@InputType()
export class AssessmentRatingInput {
  /** Key of the factor, each at most once: affected, frequency, differentiation, competition, trends, strategy, strengths, obstacles, importance or satisfaction. */
  factor: string;

  /** The judgement in order, beside the siblings; null where there are words only. */
  @Field(() => RatingEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(RATINGS))
  rating?: Rating | null;

  /** The judgement in words, up to 2,000 characters; null where there is a rating only. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  words?: string | null;
}
