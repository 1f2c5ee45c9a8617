import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Backtest } from '../../../domain/learning/forecast/backtest.ts';
import { BACKTEST_VERDICTS, type BacktestVerdict } from '../../../domain/learning/forecast/backtest-verdicts.ts';
import type { ScoringModelKey } from '../../../domain/priorities/scoring/scoring-models.ts';
import { AtMost, RequiresScope } from '../../../platform/access/requires-scope.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';
import { ScoringModelKeyEnum } from '../../priorities/scoring/scoring-model.model.ts';
import { ForecastTeamsArgs } from './forecast-teams.model.ts';

const BacktestVerdictEnum = registerEnum(
  'BacktestVerdict',
  'Result of a backtest: whether the scores ordered nodes by their actual impact.',
  BACKTEST_VERDICTS,
);

/**
 * Backtest of a scoring model: whether its scores at decision time ordered nodes by their outcomes, compared with chance and
 * with doing the least effort first. The outcome of a node is the mean of its settled impacts, each as a share of the
 * distance between the start and the goal of its key result.
 */
@ObjectType()
@RequiresScope('okr:read')
export class ScoringModelBacktest implements Backtest {
  /** Nodes with a score at decision time and a settled impact. */
  @Field(() => Int)
  n: number;

  /** Tau-b of scores and outcomes (Maurice Kendall, 1945), −1 to 1; chance gives 0. Null below ten nodes, or when all are equal. */
  @Field(() => Float, { nullable: true })
  tau: number | null;

  /** Share of the pairs in the right order, 0 to 1, among pairs that differ in both score and outcome; chance gives 0.5. Null when `tau` is null. */
  @Field(() => Float, { nullable: true })
  rightlyOrdered: number | null;

  /** Pairs of nodes that differ in both score and outcome. */
  @Field(() => Int)
  pairs: number;

  /** Greatest distance of `tau` from 0 that chance alone reaches in more than 5 of 100 arrangements of the same scores and outcomes, with their ties; null when `tau` is null. */
  @Field(() => Float, { nullable: true })
  chance: number | null;

  /** Probability that chance alone takes `tau` at least as far from 0, 0 to 1, by a permutation test: exact up to 50,000 arrangements, else from 10,000 seeded draws. Null when `tau` is null. */
  @Field(() => Float, { nullable: true })
  chanceProbability: number | null;

  /** Conclusion from the figures. */
  @Field(() => BacktestVerdictEnum)
  verdict: BacktestVerdict;

  /** Nodes among them with an estimated effort. */
  @Field(() => Int)
  effortN: number;

  /** Tau-b of the order "least effort first" among these; null below ten nodes, and when all have the same effort. */
  @Field(() => Float, { nullable: true })
  leastEffortTau: number | null;

  /** Whether the model ordered these better than "least effort first", by a paired bootstrap; null when the data cannot tell. */
  @Field(() => Boolean, { nullable: true })
  beatsLeastEffort: boolean | null;

  /** The figures in words. */
  @Field(() => [String])
  @AtMost(3)
  sentences: readonly string[];
}

/** Selects the model to backtest. */
@ArgsType()
export class ScoringModelBacktestArgs extends ForecastTeamsArgs {
  /** Built-in model; null when `ownModelId` names one of the workspace. */
  @Field(() => ScoringModelKeyEnum, { nullable: true })
  model?: ScoringModelKey | null;

  /** One of the workspace's own models, in its newest version. */
  @Field(() => ID, { nullable: true })
  ownModelId?: string | null;
}
