import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Backtest, BACKTEST_VERDICTS, type BacktestVerdict } from '../../../domain/learning/forecast/backtest.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { ScoringModelKeyEnum } from '../../priorities/scoring/scoring-model.model.ts';
import { ForecastTeamsArgs } from './forecast-teams.model.ts';

const BacktestVerdictEnum = registerEnum(
  'BacktestVerdict',
  'Whether the order of the scores was the order of what came out.',
  BACKTEST_VERDICTS,
);

/**
 * Whether a model's scores, as they stood at decision time, ordered what came out, against a coin and against doing the
 * least effort first. What came out is the mean of a node's settled impacts, each as a share of the way its key result
 * had to go.
 */
@ObjectType()
@RequiresScope('okr:read')
export class ScoringModelBacktest implements Backtest {
  /** Nodes with a score at decision time and a settled impact. */
  @Field(() => Int)
  n: number;

  /** Tau-b of scores and outcomes (Maurice Kendall, 1945), −1 to 1; a coin has 0. Null below ten, or where all are the same. */
  @Field(() => Float, { nullable: true })
  tau: number | null;

  /** Share of the pairs ordered rightly, 0 to 1, among those that both order; a coin has 0.5. Null where tau is. */
  @Field(() => Float, { nullable: true })
  rightlyOrdered: number | null;

  /** How far from 0 chance alone takes tau in 95 of 100 tries; null below ten. */
  @Field(() => Float, { nullable: true })
  chance: number | null;

  /** What it comes to. */
  @Field(() => BacktestVerdictEnum)
  verdict: BacktestVerdict;

  /** Cases with an estimated effort. */
  @Field(() => Int)
  effortN: number;

  /** Tau-b of least effort first among these; null below ten. */
  @Field(() => Float, { nullable: true })
  leastEffortTau: number | null;

  /** Whether the model ordered these better than least effort first; null where it cannot be told. */
  @Field(() => Boolean, { nullable: true })
  beatsLeastEffort: boolean | null;

  /** The figures in words. */
  @Field(() => [String])
  @AtMost(3)
  sentences: readonly string[];
}

/** Which model to look back at. */
@ArgsType()
export class ScoringModelBacktestArgs extends ForecastTeamsArgs {
  /** Built-in model; or else name one of the workspace's own. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** One of the workspace's own models, in its newest version. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;
}
