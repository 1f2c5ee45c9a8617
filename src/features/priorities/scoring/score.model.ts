import { Field, Float, HideField, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import type { EstimateRange } from '../../../domain/priorities/scoring/check-score.ts';
import { SCORE_INTERVAL_KINDS, type ScoreIntervalKind } from '../../../domain/priorities/scoring/interval-kind.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import { AtMost, type ItemRows, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, Row } from '../../../platform/database/row.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { OptionalLine, Prose } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { MOST_FACTORS } from './scoring-model.model.ts';

/** Where the latest scores of nodes stand, by model. */
export const SCORE_ROWS: ItemRows = { table: 'ranking_entry', memberIds: ['node_id'], filled: 'score_id' };
/** Where all scores of nodes stand. */
export const SCORE_HISTORY_ROWS: ItemRows = { table: 'score', memberIds: ['node_id'] };

/** An uncertain judgement, in the factor's unit. */
@ObjectType()
export class JudgementRange implements EstimateRange {
  /** Lowest plausible value; at most `likely`. */
  low: number;

  /** Most likely value, from which the score's value is computed. */
  likely: number;

  /** Highest plausible value; at least `likely`. */
  high: number;
}

/** What an interval of a score is, as an enum. */
export const ScoreIntervalKindEnum = registerEnum<ScoreIntervalKind>(
  'ScoreIntervalKind',
  'What the ends of the interval of a score mean.',
  SCORE_INTERVAL_KINDS,
);

/** Interval of a score. */
@ObjectType('ScoreInterval', {
  description:
    'Interval of a score: its values if each judgement is within its range or, for a score from a survey, a 95 % interval.',
})
@RequiresScope('tree:read')
export class ScoreIntervalModel {
  /** Lowest value that the ranges or the answers allow, in the model's unit. */
  low: number;

  /** Highest value that the ranges or the answers allow; null if there is no upper end, because an effort may be 0. */
  @Field(() => Float, { nullable: true })
  high: number | null;

  /** What the two ends mean: the values at the ends of the ranges, a bound that may be wider, or what the answers of a survey allow. */
  @Field(() => ScoreIntervalKindEnum)
  kind: ScoreIntervalKind;

  /** The same in a sentence. */
  note: string;
}

/** The survey that a score was computed from, as of the score. */
@ObjectType()
@RequiresScope('tree:read')
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

/** Confidence by the evidence at the time of a score; later evidence does not change it. */
@ObjectType()
export class ScoreConfidence {
  /** Level on Gilad's confidence meter, 0.01 to 10: the lower of `problemLevel` and `ideaLevel`, or `ideaLevel` from 5 on, where the idea's own use proves the problem. */
  level: number;

  /** Confidence in the problem, 0.01 to 3. */
  problemLevel: number;

  /** Confidence in the idea, 0.01 to 10; null for an opportunity. */
  @Field(() => Float, { nullable: true })
  ideaLevel: number | null;

  /** Instant up to which evidence counted, UTC. */
  takenAt: Date;
}

/** The judgement of one factor. */
@ObjectType()
@RequiresScope('tree:read')
export class ScoredFactor {
  /** Key of the factor. */
  factor: string;

  /** The judgement, in the factor's unit; of a range the most likely value. Null if unknown. */
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** The judgement as a range; null if it was a single value. */
  @Field(() => JudgementRange, { nullable: true })
  range: JudgementRange | null;

  /** The factor's name in words. */
  label: string;

  /** What the number counts, in words, plural. */
  unit: string;
}

/** A score of a node by one model. Its judgements are never changed: a later complete score replaces it in rankings, and voiding takes it out of them. */
@ObjectType({ implements: () => [Node] })
@Entity('score')
@RequiresScope('tree:read')
export class Score extends Row implements Node {
  /** The scored node. */
  @Column('uuid')
  @Field(() => ID)
  nodeId: string;

  /** Kind of the node, which never changes. */
  @HideField()
  @Column('text')
  nodeKind: ScorableKind;

  /** Key of the model, or of the version of an own model; the fields `model` and `ownModel` show it. */
  @HideField()
  @Column('text', { name: 'model' })
  modelKey: string;

  /** The workspace's own model that it was scored with; null for a built-in one. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  ownModelId: string | null;

  /** Version of the model at that time; later versions do not change the score. */
  @Column('int')
  @Field(() => Int)
  modelVersion: number;

  /** Judgements by factor; the field `inputs` shows them. */
  @HideField()
  @Column('jsonb', { name: 'inputs' })
  given: Readonly<Record<string, number | null>>;

  /** Ranges by factor, for factors judged by a range; null if there are none. */
  @HideField()
  @Column('jsonb', { nullable: true })
  ranges: Readonly<Record<string, EstimateRange>> | null;

  /** Segment of the survey that the score was computed from; the field `survey` shows it with the next two columns. */
  @HideField()
  @Column('text', { nullable: true })
  surveySegment: string | null;

  /** Respondents of that survey; null if the score is not from a survey. */
  @HideField()
  @Column('int', { nullable: true })
  surveyRespondents: number | null;

  /** Instant of the survey's latest answer; null if the score is not from a survey. */
  @HideField()
  @Column('timestamptz', { nullable: true })
  surveyAnsweredAt: Date | null;

  /** Confidence in the problem by the evidence; the field `confidenceBasis` shows it with the next two columns. */
  @HideField()
  @Column('float8', { nullable: true })
  evidenceProblemLevel: number | null;

  /** Confidence in the idea; null for an opportunity, and if the confidence is not from evidence. */
  @HideField()
  @Column('float8', { nullable: true })
  evidenceIdeaLevel: number | null;

  /** Instant up to which evidence counted; null if the confidence is not from evidence. */
  @HideField()
  @Column('timestamptz', { nullable: true })
  evidenceTakenAt: Date | null;

  /** Lowest value that the ranges or the answers allow; the field `interval` shows it. */
  @HideField()
  @Column('float8', { nullable: true })
  intervalLow: number | null;

  /** Highest value that the ranges or the answers allow; also null if there is no upper end. */
  @HideField()
  @Column('float8', { nullable: true })
  intervalHigh: number | null;

  /** Whether the interval of the ranges is only a bound; the field `interval` shows it. */
  @HideField()
  @Column('boolean')
  intervalIsBound: boolean;

  /** The score in the model's unit, unrounded; null if a factor is missing or the formula has no result. */
  @Column('float8', { nullable: true })
  @Field(() => Float, { nullable: true })
  value: number | null;

  /** Factors without a judgement; while there are any, the score has no value. */
  @Column('text', { array: true })
  @Field(() => [String])
  @AtMost(MOST_FACTORS)
  missing: string[];

  /** Whether the model was made for another kind of node. */
  @Column('boolean')
  borrowed: boolean;

  /** Batch of items estimated together, 1 to 200 characters; null for models whose values are absolute. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @OptionalLine()
  batchId: string | null;

  /** Reason for the judgements, up to 2,000 characters; null if none was given. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  @Prose(2_000)
  note: string | null;

  /** Person on whose behalf the score was recorded; null if an API key acted for itself. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  recordedById: string | null;

  /** Instant for which the score holds, UTC; for each node and model the latest complete score counts or, without one, the latest. */
  @Column('timestamptz')
  recordedAt: Date;

  /** Score whose judgements this one took over: all but those that it amends, or all, to evaluate them by a new version of an own model. Null if it took over none. */
  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true })
  amendsId: string | null;

  /** Instant at which the score was voided, UTC; from then on it counts nowhere. Null while it is not voided. */
  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  voidedAt: Date | null;

  /** Why it was voided, 1 to 500 characters; null while it is not voided. */
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  voidReason: string | null;
}

/** One page of scores. */
export const ScoreConnection = connectionOf<Score>(() => Score, 'Score');
