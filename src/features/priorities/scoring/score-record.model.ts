import { Field, Float, ID, InputType, ObjectType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import type { FactorInput } from '../../../domain/priorities/scoring/check-score.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { optionalFields } from '../../../platform/graphql/input.model.ts';
import { ItemResult } from '../../../platform/graphql/item-result.model.ts';
import { Warning } from '../../../platform/graphql/payload.model.ts';
import { OptionalLine } from '../../../platform/graphql/validators.ts';
import { LONGEST_SEGMENT } from '../../research/survey/answer.model.ts';
import { JudgementRange, Score } from './score.model.ts';
import { MOST_FACTORS, ScoringModelKeyEnum } from './scoring-model.model.ts';

/** Most warnings about one score. */
export const MOST_WARNINGS = 1;

/** An uncertain judgement: low ≤ likely ≤ high, each in the factor's unit and range. */
@InputType()
export class JudgementRangeInput extends PickType(JudgementRange, ['low', 'likely', 'high'], InputType) {}

/** The judgement of one factor: a value or a range. */
@InputType()
export class ScoreFactorInput implements FactorInput {
  /** Key of a factor of the model, each at most once. */
  factor: string;

  /** The judgement, in the factor's unit and range; null if unknown. */
  @Field(() => Float, { nullable: true })
  value?: number | null;

  /** The judgement as a range, instead of `value`; the score then has an interval. */
  @Field(() => JudgementRangeInput, { nullable: true })
  range?: JudgementRangeInput | null;
}

/** The survey answers that a score is computed from. */
@InputType()
export class ScoreFromSurveyInput {
  /** Segment whose respondents count, at least 10 of them; case-sensitive. Null for all respondents. */
  @Field(() => String, { nullable: true })
  @OptionalLine(LONGEST_SEGMENT)
  segment?: string | null;
}

/** A score to record, with the model to score by: `model` or `ownModelId`. */
@InputType()
export class ScoresRecordItemInput extends optionalFields(Score, ['batchId', 'note']) {
  /** Opportunity or solution to score. */
  @Field(() => ID)
  nodeId: string;

  /** Built-in model to score it with. Some models made for the other kind are accepted too, and the score is marked as borrowed. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** The workspace's own model to score it with, in its newest version; instead of `model`. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;

  /** Judgements, one for each factor; while one is left out or null, the score is incomplete and has no value. */
  @Field(() => [ScoreFactorInput], { defaultValue: [] })
  @ArrayMaxSize(MOST_FACTORS)
  inputs: ScoreFactorInput[];

  /** Instead of `inputs`, for an opportunity and Ulwick's model: takes importance, satisfaction and the interval from the current survey answers. */
  @Field(() => ScoreFromSurveyInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ScoreFromSurveyInput)
  fromSurvey?: ScoreFromSurveyInput | null;

  /** Whether confidence is taken from the current evidence instead of from `inputs`: for RICE and ICE_GILAD, by the lower of the levels of problem and idea, or by the idea's from 5 on. */
  @Field(() => Boolean, { defaultValue: false })
  fromEvidence: boolean;

  /** Instant for which the score holds, by default now; not in the future. */
  @Field(() => Date, { nullable: true })
  recordedAt?: Date | null;
}

/** Result of one score of a call with many. */
@ObjectType()
@RequiresScope('tree:read')
export class ScoreResult extends ItemResult {
  /** The new score, with its factors and what is missing; null when refused. */
  @Field(() => Score, { nullable: true })
  score: Score | null;

  /** What the caller should know though the score was recorded, with paths from the top of the input: an incomplete score replaces no complete one. */
  @Field(() => [Warning])
  @AtMost(MOST_WARNINGS)
  warnings: readonly Warning[];
}
