import { Field, Float, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { EstimateRange } from '../../../domain/priorities/scoring/check-score.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { OptionalLine, Prose } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { MOST_FACTORS } from './scoring-model.model.ts';

/** A judgement that is not sure, in the factor's unit. */
@ObjectType()
export class JudgementRange implements EstimateRange {
  /** As low as it may be; at most `likely`. */
  low: number;

  /** What it most likely is; the score's value is made of it. */
  likely: number;

  /** As high as it may be; at least `likely`. */
  high: number;
}

/** Between what a score lies. */
@ObjectType('ScoreInterval', {
  description:
    'Between what a score lies: when what was judged lies in its ranges or, of a score from a survey, in 95 of 100 cases.',
})
export class ScoreIntervalModel {
  /** Lowest value that the ranges or the answers allow, in the model's unit. */
  low: number;

  /** Highest value that the ranges or the answers allow; null where there is no upper end, because an effort may be 0. */
  @Field(() => Float, { nullable: true })
  high: number | null;
}

/** The survey that a score was taken from, as it stood then. */
@ObjectType()
export class ScoreSurvey {
  /** Segment whose respondents were counted; null for all respondents. */
  @Field(() => String, { nullable: true })
  segment: string | null;

  /** Respondents counted, each once with their latest answer; at least 10. */
  @Field(() => Int)
  n: number;

  /** Instant of the latest answer counted, UTC. */
  lastAnsweredAt: Date;
}

/** How sure one could be by the evidence there was when a score was taken; later evidence leaves it as it is. */
@ObjectType()
export class ScoreConfidence {
  /** Level on Gilad's meter that the confidence was taken from, 0.01 to 10: the lower of the next two. */
  level: number;

  /** How sure the problem was, 0.01 to 3. */
  problemLevel: number;

  /** How sure the idea was, 0.01 to 10; null of an opportunity. */
  @Field(() => Float, { nullable: true })
  ideaLevel: number | null;

  /** Instant as of which evidence counted, UTC. */
  takenAt: Date;
}

/** What was judged of one factor. */
@ObjectType()
export class ScoredFactor {
  /** Key of the factor. */
  factor: string;

  /** The judgement, in the factor's unit, the likely one where it is a range; null where it is not known. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** The range that was judged; null where it was one value. */
  @Field(() => JudgementRange, { nullable: true })
  range: JudgementRange | null;

  /** The factor's name in words. */
  label: string;

  /** What the number counts, in words, plural. */
  unit: string;
}

/** What somebody judged a node to be worth by one model on one day; never changed, only followed by another. */
@ObjectType({ implements: () => [Node] })
@Entity('score')
@RequiresScope('tree:read')
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

  /** Ranges by factor, for those that were judged so; null where none was. */
  @HideField()
  @Column('jsonb', { nullable: true })
  ranges: Readonly<Record<string, EstimateRange>> | null;

  /** Segment of the survey that it was taken from; the field `survey` tells of it, and of the next two. */
  @HideField()
  @Column('text', { nullable: true })
  surveySegment: string | null;

  /** Respondents of that survey; null where somebody judged. */
  @HideField()
  @Column('int', { nullable: true })
  surveyRespondents: number | null;

  /** Instant of its latest answer; null where somebody judged. */
  @HideField()
  @Column('timestamptz', { nullable: true })
  surveyAnsweredAt: Date | null;

  /** How sure the problem was by the evidence; the field `confidenceBasis` tells of it, and of the next two. */
  @HideField()
  @Column('float8', { nullable: true })
  evidenceProblemLevel: number | null;

  /** How sure the idea was; null of an opportunity, and where somebody judged the confidence. */
  @HideField()
  @Column('float8', { nullable: true })
  evidenceIdeaLevel: number | null;

  /** Instant as of which evidence counted; null where somebody judged the confidence. */
  @HideField()
  @Column('timestamptz', { nullable: true })
  evidenceTakenAt: Date | null;

  /** Lowest value that the ranges allow; the field `interval` tells of it. */
  @HideField()
  @Column('float8', { nullable: true })
  intervalLow: number | null;

  /** Highest value that the ranges allow; null also where there is no upper end. */
  @HideField()
  @Column('float8', { nullable: true })
  intervalHigh: number | null;

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
