import { Field, Float, HideField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMinSize, ArrayUnique } from 'class-validator';
import { Column, Entity } from 'typeorm';
import {
  OWN_MODEL_BASES,
  type OwnDefinition,
  type OwnModelBasis,
} from '../../../domain/priorities/scoring/own-model/definition.ts';
import type { DescribedCriterion } from '../../../domain/priorities/scoring/models/weighted.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node, Row } from '../../../platform/database/row.model.ts';
import { Line, Prose } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { ScorableKindEnum } from './scoring-model.model.ts';

/** Most own models of a workspace that are in use, not counting archived ones. Chosen: with more, people cannot say which one counts. */
export const MOST_OWN_MODELS = 20;

/** How an own model computes a value, as an enum. */
export const OwnModelBasisEnum = registerEnum<OwnModelBasis>(
  'OwnModelBasis',
  "How a workspace's own model computes a value from judgements.",
  OWN_MODEL_BASES,
);

/** One criterion of a weighted model. Its scale is fixed, so that scores do not change when other items are added or removed. */
@ObjectType()
@InputType('OwnCriterionInput', {})
@RequiresScope('tree:read')
export class OwnCriterion implements DescribedCriterion {
  /** Key of the input: a letter, then letters and digits, up to 40 characters, such as "customerValue". */
  factor: string;

  /** The name in words, with a capital, 1 to 60 characters. */
  label: string;

  /** Weight relative to the other criteria, above 0, at most 1,000. */
  weight: number;

  /** Lower end of the scale: the worst judgement, or the best if lower is better; −1e12 to 1e12. */
  min: number;

  /** Upper end of the scale, above `min`; −1e12 to 1e12. */
  max: number;

  /** Whether a smaller judgement makes the score higher, as with risk. */
  @Field(() => Boolean, { defaultValue: false })
  lowerIsBetter: boolean;

  /** The question that the judgement answers, in a sentence of up to 500 characters. */
  description: string;
}

/** A factor of a formula. */
@InputType()
export class OwnFactorInput {
  /** Name of the factor in the formula: a small letter, then letters and digits, up to 40 characters, such as "effort". */
  factor: string;

  /** The name in words, with a capital, 1 to 60 characters. */
  label: string;

  /** What the number counts, in words, plural, 1 to 60 characters. */
  unit: string;

  /** Smallest value accepted, itself included; −1e12 to 1e12. */
  min: number;

  /** Largest value accepted, itself included, above `min`; −1e12 to 1e12. */
  max: number;

  /** The only values accepted, 2 to 20, ascending from `min` to `max`; null if any number between is accepted. */
  @Field(() => [Float], { nullable: true })
  values?: number[] | null;

  /** The question that the judgement answers, in a sentence of up to 500 characters. */
  description: string;

  /** Whether more of it makes the score higher. It follows from the formula, so that it may be left out; refused if it contradicts the formula. */
  @Field(() => Boolean, { nullable: true })
  higherIsBetter?: boolean | null;
}

/** Definition of an own model: either `criteria`, or `factors` and `formula`. */
@InputType({ isAbstract: true })
export class OwnDefinitionInput {
  /** Criteria of a weighted model, 1 to 20; instead of `factors` and `formula`. */
  @Field(() => [OwnCriterion], { nullable: true })
  criteria?: OwnCriterion[] | null;

  /** Factors of the formula, 1 to 20; instead of `criteria`. */
  @Field(() => [OwnFactorInput], { nullable: true })
  factors?: OwnFactorInput[] | null;

  /** The formula over the factors, up to 1,000 characters, such as "value * reach / max(effort, 0.5)". */
  @Field(() => String, { nullable: true })
  formula?: string | null;
}

/** A workspace's own scoring model. Its versions contain the definitions; new scores use the newest version. */
@ObjectType({ implements: () => [Node] })
@Entity('own_model')
@RequiresScope('tree:read')
export class OwnModel extends ArchivableRow implements Node {
  /** What the model is called, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** What the model is for and when not to use it, up to 2,000 characters; null if there is no description. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  description: string | null;

  /** Number of the newest version, from 1, which new scores use; a changed definition makes a new version. */
  @Column('int')
  @Field(() => Int)
  modelVersion: number;
}

/** One version of an own model. It is never changed, so that every score can always be explained. */
@ObjectType({ implements: () => [Node] })
@Entity('own_model_version')
@RequiresScope('tree:read')
export class OwnModelVersion extends Row implements Node {
  /** Model that this is a version of. */
  @Column('uuid')
  @Field(() => ID)
  ownModelId: string;

  /** Number of the version, from 1. */
  @Column('int')
  @Field(() => Int)
  modelVersion: number;

  /** What the value counts, in words, 1 to 60 characters. */
  @Column('text')
  @Line(60)
  unit: string;

  /** Kinds of node that the model scores; at least one. */
  @Column('text', { array: true })
  @Field(() => [ScorableKindEnum])
  @AtMost(2)
  @ArrayMinSize(1)
  @ArrayUnique()
  appliesTo: ScorableKind[];

  /** Definition of the value; the fields `basis`, `criteria`, `factors` and `formula` show it. */
  @HideField()
  @Column('jsonb')
  definition: OwnDefinition;
}

/** Values that a model can give. */
@ObjectType()
export class ScoreRange {
  /** Smallest possible value, itself included. */
  min: number;

  /** Largest possible value, itself included; null if there is no upper end. */
  @Field(() => Float, { nullable: true })
  max: number | null;

  /** Whether both ends are values of the model, to two figures at least; false where they are a bound that may be wider. */
  exact: boolean;
}

/** One page of own models. */
export const OwnModelConnection = countedConnectionOf<OwnModel>(() => OwnModel, 'OwnModel');
/** One page of versions of an own model. */
export const OwnModelVersionConnection = countedConnectionOf<OwnModelVersion>(() => OwnModelVersion, 'OwnModelVersion');
