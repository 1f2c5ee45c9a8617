import { Field, Float, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { ScorableKind } from '../../domain/scoring/scoring-model.ts';
import { AtMost, Needs } from '../../platform/access/needs.ts';
import { Node, Row } from '../../platform/database/row.model.ts';
import { OptionalLine, Prose } from '../../platform/graphql/checks.ts';
import { connectionOf } from '../../platform/graphql/connection.model.ts';
import { MOST_FACTORS } from './scoring-model.model.ts';

/** What was judged of one factor. */
@ObjectType()
export class ScoredFactor {
  /** Key of the factor. */
  factor: string;

  /** The judgement, in the factor's unit; null where it is not known. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** The factor's name in words. */
  label: string;

  /** What the number counts, in words, plural. */
  unit: string;
}

/** What somebody judged a node to be worth by one model on one day; never changed, only followed by another. */
@ObjectType({ implements: () => [Node] })
@Entity('score')
@Needs('tree:read')
export class Score extends Row implements Node {
  /** Node that was scored. */
  @Column('uuid')
  @Field(() => ID)
  nodeId: string;

  /** Kind of the node, which never changes. */
  @HideField()
  @Column('text')
  nodeKind: ScorableKind;

  /** Key of the model, and for an own one of its version; the fields `model` and `ownModel` tell which. */
  @HideField()
  @Column('text', { name: 'model' })
  modelKey: string;

  /** The workspace's own model that it was scored with; null where it was a built-in one. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  ownModelId: string | null;

  /** Version of the model at that time; later versions leave the score as it is. */
  @Column('int')
  @Field(() => Int)
  modelVersion: number;

  /** Judgements by factor; the field `inputs` tells more about each. */
  @HideField()
  @Column('jsonb', { name: 'inputs' })
  given: Readonly<Record<string, number | null>>;

  /** The score in the model's unit, unrounded; null where something is missing or the formula has no answer. */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Factors that are not known; as long as there are any, the score has no value. */
  @Column('text', { array: true })
  @Field(() => [String])
  @AtMost(MOST_FACTORS)
  missing: string[];

  /** Whether the model was made for another kind of node. */
  @Column('boolean')
  borrowed: boolean;

  /** Batch of items estimated together, 1 to 200 characters; null for models whose values are absolute. */
  @Column('text', { nullable: true })
  @Field(() => ID, { nullable: true })
  @OptionalLine()
  batchId: string | null;

  /** Why it was judged so, up to 2,000 characters; null where nothing was written. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  note: string | null;

  /** Person on whose behalf it was recorded; null when a key acted for itself. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  recordedById: string | null;

  /** Instant for which it holds, UTC; the latest of a node and model is the one that counts. */
  @Column('timestamptz')
  recordedAt: Date;
}

/** One page of scores. */
export const ScoreConnection = connectionOf<Score>(() => Score, 'Score');
