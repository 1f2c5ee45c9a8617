import { ArgsType, Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';
import type { EffortView as Efforts, ReferenceClass as Alike } from '../../../domain/learning/forecast/outside-view.ts';
import type { ShareInterval as Interval } from '../../../domain/foundation/statistics/wilson.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Line, Within } from '../../../platform/graphql/validators.ts';
import { ScoringModelKeyEnum } from '../../priorities/scoring/scoring-model.model.ts';
import { ShareInterval } from './calibration.model.ts';
import { ForecastTeamsArgs } from './forecast-teams.model.ts';

/** Most judgements of one query. */
const MOST_JUDGEMENTS = 10;

/** A judgement to compare with earlier cases. */
@InputType()
export class JudgementInput {
  /** Key of a factor of the model, such as "impact". */
  @Line(100)
  factor: string;

  /** The judgement, in the factor's unit. */
  @Field(() => Float)
  @Within(-Number.MAX_VALUE, Number.MAX_VALUE)
  value: number;
}

/** Earlier cases with a similar judgement, and how many of them came true. */
@ObjectType()
@RequiresScope('okr:read')
export class ReferenceClass implements Alike {
  /** Key of the factor. */
  factor: string;

  /** The judgement in words. */
  label: string;

  /** The judgement, in the factor's unit. */
  @Field(() => Float)
  value: number;

  /** Number of settled cases with a similar judgement. */
  @Field(() => Int)
  n: number;

  /** Number of them that came true; null below ten. */
  @Field(() => Int, { nullable: true })
  cameTrue: number | null;

  /** Bounds of the share that comes true; null below ten. */
  @Field(() => ShareInterval, { nullable: true })
  interval: Interval | null;

  /** The figures in one sentence. */
  sentence: string;
}

/** Actual efforts, as multiples of their estimates. */
@ObjectType()
@RequiresScope('okr:read')
export class EffortView implements Efforts {
  /** Shipped solutions with an estimated and an actual effort. */
  @Field(() => Int)
  n: number;

  /** Median of actual ÷ estimated; null below ten. */
  @Field(() => Float, { nullable: true })
  medianRatio: number | null;

  /** Multiple of the estimate that four of five solutions did not exceed; null below ten. */
  @Field(() => Float, { nullable: true })
  fourInFive: number | null;

  /** Requested effort times the median ratio, in person-months; null without a requested effort, and below ten. */
  @Field(() => Float, { nullable: true })
  likelyPersonMonths: number | null;

  /** The figures in one sentence. */
  sentence: string;
}

/** Results of earlier cases, to compare with new judgements (Daniel Kahneman and Amos Tversky, 1979). */
@ObjectType()
@RequiresScope('okr:read')
export class OutsideView {
  /** Earlier cases for each judgement, in the order of the input. */
  @Field(() => [ReferenceClass])
  @AtMost(MOST_JUDGEMENTS)
  references: readonly Alike[];

  /** Actual efforts of earlier cases. */
  @Field(() => EffortView)
  effort: Efforts;
}

/** Judgements to compare with earlier cases. */
@ArgsType()
export class OutsideViewArgs extends ForecastTeamsArgs {
  /** Scoring model of the judgements. */
  @Field(() => ScoringModelKeyEnum)
  model: ScoringModelKey;

  /** Judgements to compare, at most 10; leave them out to compare efforts alone. */
  @Field(() => [JudgementInput], { defaultValue: [] })
  @ArrayMaxSize(MOST_JUDGEMENTS)
  @ValidateNested({ each: true })
  @Type(() => JudgementInput)
  inputs: JudgementInput[];

  /** Estimated effort to compare, in person-months, 0 to 10,000; null for none. */
  @Field(() => Float, { nullable: true })
  @Within(0, 10_000)
  effortPersonMonths?: number | null;
}
