import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Calibration as Figures, CalibrationBand as Band } from '../../../domain/learning/forecast/calibration.ts';
import type { ForecastKind } from '../../../domain/learning/forecast/forecast-kinds.ts';
import type { ShareInterval as Interval } from '../../../domain/foundation/statistics/wilson.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ScoringModelKeyEnum } from '../../priorities/scoring/scoring-model.model.ts';
import { ForecastKindEnum } from './forecast.model.ts';
import { ForecastTeamsArgs } from './forecast-teams.model.ts';

/** Bounds between which a true share lies with 95 % confidence (Edwin Wilson, 1927). */
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

/** Forecasts that were said to be about as likely, and how many of them came true. */
@ObjectType()
@RequiresScope('okr:read')
export class CalibrationBand implements Band {
  /** Lowest confidence in the band, itself included, 0 to 0.8. */
  @Field(() => Float)
  from: number;

  /** Highest confidence in the band, 0.2 to 1; itself included only in the last one. */
  @Field(() => Float)
  to: number;

  /** Settled forecasts in the band. */
  @Field(() => Int)
  n: number;

  /** Mean of what was said, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  said: number | null;

  /** Share that came true, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  cameTrue: number | null;

  /** Bounds of the true share; null below ten. */
  @Field(() => ShareInterval, { nullable: true })
  interval: Interval | null;
}

/** How what was said compares with what happened; no figure below ten settled cases. */
@ObjectType()
@RequiresScope('okr:read')
export class Calibration implements Figures {
  /** Settled forecasts that said how likely, and came true or not. */
  @Field(() => Int)
  n: number;

  /** Mean of what was said, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  said: number | null;

  /** Share that came true, 0 to 1; null below ten. */
  @Field(() => Float, { nullable: true })
  cameTrue: number | null;

  /** Mean of (said − happened)² (Glenn Brier, 1950): 0 best, 0.25 for always saying one half, 1 worst; null below ten. */
  @Field(() => Float, { nullable: true })
  brier: number | null;

  /** The forecasts by what was said, in five bands. */
  @Field(() => [CalibrationBand])
  @AtMost(5)
  bands: readonly Band[];

  /** Settled forecasts that said how much, and whose actual figure is known. */
  @Field(() => Int)
  ratioN: number;

  /** Median of actual ÷ expected, 1 when as said; null below ten. */
  @Field(() => Float, { nullable: true })
  medianRatio: number | null;

  /** How many of all settled ones were written down only after they were due. */
  @Field(() => Int)
  writtenAfterwards: number;

  /** The figures in words, and what is missing. */
  @Field(() => [String])
  @AtMost(3)
  sentences: readonly string[];
}

/** Which forecasts to compare with what happened. */
@ArgsType()
export class CalibrationArgs extends ForecastTeamsArgs {
  /** Only forecasts of this kind; without it hypotheses, confidences in key results and tests, while efforts and scores are figures of their own. */
  @Field(() => ForecastKindEnum, { nullable: true })
  kind?: ForecastKind | null;

  /** Only what was said by scores of this model. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;
}
