import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Calibration as Figures, CalibrationBand as Band } from '../../../domain/learning/forecast/calibration.ts';
import type { ForecastKind } from '../../../domain/learning/forecast/forecast-kinds.ts';
import type { ShareInterval as Interval } from '../../../domain/foundation/statistics/wilson.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ScoringModelKeyEnum } from '../../priorities/scoring/scoring-model.model.ts';
import { ForecastKindEnum } from './forecast.model.ts';
import { ForecastTeamsArgs } from './forecast-teams.model.ts';

/** Interval that contains a true share with 95 % confidence (Edwin Wilson, 1927). */
@ObjectType()
@RequiresScope('okr:read')
export class ShareInterval implements Interval {
  /** Lower bound, 0 to 1. */
  @Field(() => Float)
  low: number;

  /** Upper bound, 0 to 1. */
  @Field(() => Float)
  high: number;
}

/** Forecasts of about the same confidence, and the share of them that came true. */
@ObjectType()
@RequiresScope('okr:read')
export class CalibrationBand implements Band {
  /** Lowest confidence in the band, inclusive, 0 to 0.8. */
  @Field(() => Float)
  low: number;

  /** Highest confidence in the band, 0.2 to 1; inclusive only in the last band. */
  @Field(() => Float)
  high: number;

  /** Settled forecasts in the band. */
  @Field(() => Int)
  n: number;

  /** Mean of the stated confidences, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  said: number | null;

  /** Share that came true, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  cameTrue: number | null;

  /** Bounds of the true share; null below ten. */
  @Field(() => ShareInterval, { nullable: true })
  interval: Interval | null;
}

/** Comparison of forecasts with what happened; no figure below ten settled cases. */
@ObjectType()
@RequiresScope('okr:read')
export class Calibration implements Figures {
  /** Settled forecasts with a confidence that came true or did not. */
  @Field(() => Int)
  n: number;

  /** Mean of the stated confidences, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  said: number | null;

  /** Share that came true, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  cameTrue: number | null;

  /** Mean of (confidence − result)², with the result 0 or 1 (Glenn Brier, 1950): 0 is best, 0.25 is always one half, 1 is worst; null below ten. */
  @Field(() => Float, { nullable: true })
  brier: number | null;

  /** The forecasts by confidence, in five bands. */
  @Field(() => [CalibrationBand])
  @AtMost(5)
  bands: readonly Band[];

  /** Settled forecasts with an expected and an actual amount. */
  @Field(() => Int)
  ratioN: number;

  /** Median of actual ÷ expected, 1 when exactly as expected; null below ten. */
  @Field(() => Float, { nullable: true })
  medianRatio: number | null;

  /** Number of settled forecasts that were written down only after they were due. */
  @Field(() => Int)
  writtenAfterwards: number;

  /** The figures in words, with what is missing for more. */
  @Field(() => [String])
  @AtMost(3)
  sentences: readonly string[];
}

/** Selects forecasts to compare with what happened. */
@ArgsType()
export class CalibrationArgs extends ForecastTeamsArgs {
  /** Only forecasts of this kind. Null for hypotheses, confidences in key results and tests together; efforts and scores are only available by themselves. */
  @Field(() => ForecastKindEnum, { nullable: true })
  kind?: ForecastKind | null;

  /** Only forecasts by scores of this model. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;
}
