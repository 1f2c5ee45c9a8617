import { Field, HideField, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import type { Judgements } from '../../../domain/priorities/assessment/assessment.ts';
import {
  ASSESSMENT_FACTORS,
  type AssessmentFactorKey,
  FACTOR_KEYS,
  FACTOR_SETS,
  type FactorSet,
  type Rating,
  RATINGS,
} from '../../../domain/priorities/assessment/factors.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { Prose } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** A rating on an ordinal scale, as an enum. */
export const RatingEnum = registerEnum(
  'AssessmentRating',
  'An ordinal rating, in comparison with siblings; never added up.',
  RATINGS,
);
const FactorSetEnum = registerEnum(
  'AssessmentFactorSet',
  'A set of factors by which an opportunity is assessed.',
  FACTOR_SETS,
);

/** The factors as an enum: each is its key in capitals, and the key itself inside of the service. */
export const AssessmentFactorEnum = Object.fromEntries(FACTOR_KEYS.map((key) => [key.toUpperCase(), key]));
registerEnumType(AssessmentFactorEnum, {
  name: 'AssessmentFactor',
  description: 'A factor by which an opportunity is assessed.',
  valuesMap: Object.fromEntries(
    FACTOR_KEYS.map((key) => {
      const { label, question } = ASSESSMENT_FACTORS[key];
      return [key.toUpperCase(), { description: `${label}: ${question}` }];
    }),
  ),
});

/** Number of factors. */
export const HOW_MANY_FACTORS = FACTOR_KEYS.length;
/** Number of sets of factors. */
export const HOW_MANY_SETS = Object.keys(FACTOR_SETS).length;

/** The judgement of one factor. */
@ObjectType()
@RequiresScope('tree:read')
export class AssessedFactor {
  /** Factor that is judged. */
  @Field(() => AssessmentFactorEnum)
  factor: AssessmentFactorKey;

  /** The factor's name in words. */
  label: string;

  /** The question that the judgement answers. */
  question: string;

  /** End of the scale that speaks for pursuing the opportunity. */
  @Field(() => RatingEnum)
  favours: Rating;

  /** Rating in comparison with the siblings; null if none was given. */
  @Field(() => RatingEnum, { nullable: true })
  rating: Rating | null;

  /** Judgement in words; null if none was written. */
  @Field(() => String, { nullable: true })
  words: string | null;
}

/** One of the four sets of factors, with its judgements. */
@ObjectType()
export class AssessedSet {
  /** Which of the four sets. */
  @Field(() => FactorSetEnum)
  set: FactorSet;

  /** Its factors in a fixed order, including those without a judgement. */
  @Field(() => [AssessedFactor])
  @AtMost(HOW_MANY_FACTORS)
  factors: AssessedFactor[];

  /** Its factors without a judgement. */
  @Field(() => [AssessmentFactorEnum])
  @AtMost(HOW_MANY_FACTORS)
  missing: readonly AssessmentFactorKey[];
}

/** A factor's key with its row in the table of factors, as the schema shows it. */
export const describedFactor = (factor: (typeof FACTOR_KEYS)[number]) => ({ factor, ...ASSESSMENT_FACTORS[factor] });

/** A person's assessment of an opportunity under four sets of factors (Torres). It is never changed; a later one replaces it. */
@ObjectType({ implements: () => [Node] })
@Entity('assessment')
@RequiresScope('tree:read')
export class Assessment extends Row implements Node {
  /** The assessed opportunity. */
  @Column('uuid')
  @Field(() => ID)
  opportunityId: string;

  /** Judgements by factor; the field `sets` shows them. */
  @HideField()
  @Column('jsonb')
  judgements: Judgements;

  /** Note, up to 5,000 characters; null if there is none. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(5_000)
  note: string | null;

  /** Person on whose behalf the assessment was recorded; null if an API key acted for itself. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  recordedById: string | null;
}

/** One page of assessments. */
export const AssessmentConnection = countedConnectionOf<Assessment>(() => Assessment, 'Assessment');

/** Judgement of one factor: a rating, words, or both. */
@InputType()
export class AssessmentRatingInput {
  /** Factor that is judged, each at most once. */
  @Field(() => AssessmentFactorEnum)
  factor: AssessmentFactorKey;

  /** Rating in comparison with the siblings; null if there are only words. */
  @Field(() => RatingEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(RATINGS))
  rating?: Rating | null;

  /** Judgement in words, up to 2,000 characters; null if there is only a rating. */
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  words?: string | null;
}
