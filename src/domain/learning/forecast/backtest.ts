import { bootstrapDifference } from '../../foundation/statistics/bootstrap-difference.ts';
import { kendallTau } from '../../foundation/statistics/kendall.ts';
import { type ChanceOfTau, permutationTest } from '../../foundation/statistics/permutation-test.ts';
import { CHOSEN as FOUNDATION } from '../../foundation/chosen.ts';
import { CHOSEN } from '../chosen.ts';
import type { BacktestVerdict } from './backtest-verdicts.ts';
import { backtestInWords } from './backtest-words.ts';

const { fewestCases } = CHOSEN.forecast;
const { often } = FOUNDATION.chance;

/** A node that was scored before it was decided on, and whose outcome is known. */
export interface ScoredCase {
  /** Score at the time of the decision. */
  readonly score: number;
  /** Outcome: share of the expected impact on its key results, above 1 where it was more. */
  readonly outcome: number;
  /** Effort in person-months, estimated at that time; null where it was not estimated. */
  readonly effort: number | null;
}

/** Figures of a backtest. */
export interface BacktestFigures {
  /** Number of cases. */
  readonly n: number;
  /**
   * Tau-b of scores and outcomes, −1 to 1, 0 by chance. Null below ten cases, and where one of the two is the same for
   * all.
   */
  readonly tau: number | null;
  /** Number of pairs that differ in score and in outcome. */
  readonly pairs: number;
  /** Share of concordant pairs among these, 0 to 1: (tau + 1) ÷ 2 without ties. Null where tau is. */
  readonly rightlyOrdered: number | null;
  /** Greatest distance from 0 that chance alone takes tau to in more than 5 of 100 tries; null where tau is. */
  readonly chance: number | null;
  /** Probability that chance alone takes tau at least as far from 0, 0 to 1; null where tau is. */
  readonly chanceProbability: number | null;
  readonly verdict: BacktestVerdict;
  /** Number of cases with an effort. */
  readonly effortN: number;
  /** Tau-b of least effort first and outcomes among these; null below ten, and where nothing tells them apart. */
  readonly leastEffortTau: number | null;
  /** Whether the model did better than least effort first among these; null where the difference may be chance. */
  readonly beatsLeastEffort: boolean | null;
}

/** How well a model's scores predicted outcomes, compared with two baselines. */
export interface Backtest extends BacktestFigures {
  readonly sentences: readonly string[];
}

/**
 * Compares scores at decision time with outcomes by tau-b. One baseline is chance: a permutation test, which knows ties.
 * The other is to do the least effort first: a paired bootstrap of the difference of both taus. Figures are null below ten
 * cases; the order of the cases does not matter. It pauses now and then, so that others can go first.
 */
export function* backtest(given: readonly ScoredCase[], random: () => number): Generator<undefined, Backtest> {
  // Draws depend on the order of the cases, which is arbitrary.
  const cases = [...given].sort(
    (one, other) => one.score - other.score || one.outcome - other.outcome || (one.effort ?? -1) - (other.effort ?? -1),
  );
  const [scores, outcomes] = [cases.map(({ score }) => score), cases.map(({ outcome }) => outcome)];
  const n = cases.length;
  const enough = n >= fewestCases;
  const tau = enough ? kendallTau(scores, outcomes) : null;
  const chance = tau === null ? null : yield* permutationTest(scores, outcomes, random);
  const ordered = orderedPairs(cases);
  const pairs = ordered.right + ordered.wrong;
  const figures = {
    n,
    tau,
    pairs,
    rightlyOrdered: tau === null || pairs === 0 ? null : ordered.right / pairs,
    chance: chance?.reach ?? null,
    chanceProbability: chance?.probability ?? null,
    verdict: verdictOf(enough, tau, chance),
    ...(yield* besideLeastEffort(cases, random)),
  };
  return { ...figures, sentences: backtestInWords(figures, cases, chance) };
}

function verdictOf(enough: boolean, tau: number | null, chance: ChanceOfTau | null): BacktestVerdict {
  if (!enough) return 'TOO_FEW';
  if (tau === null || chance === null || chance.probability > often) return 'CANNOT_TELL';
  return tau > 0 ? 'BETTER_THAN_CHANCE' : 'WORSE_THAN_CHANCE';
}

/** Numbers of pairs that differ in score and in outcome, by whether the score orders them rightly. */
function orderedPairs(cases: readonly ScoredCase[]): { right: number; wrong: number } {
  let [right, wrong] = [0, 0];
  for (const [at, one] of cases.entries())
    for (let next = at + 1; next < cases.length; next++) {
      const other = cases[next] ?? one;
      const sign = Math.sign(one.score - other.score) * Math.sign(one.outcome - other.outcome);
      if (sign > 0) right += 1;
      if (sign < 0) wrong += 1;
    }
  return { right, wrong };
}

function* besideLeastEffort(
  cases: readonly ScoredCase[],
  random: () => number,
): Generator<undefined, Pick<Backtest, 'effortN' | 'leastEffortTau' | 'beatsLeastEffort'>> {
  const known = cases.flatMap(({ score, outcome, effort }) => (effort === null ? [] : [{ score, outcome, effort }]));
  const none = { effortN: known.length, leastEffortTau: null, beatsLeastEffort: null };
  if (known.length < fewestCases) return none;
  const outcomes = known.map(({ outcome }) => outcome);
  const scores = known.map(({ score }) => score);
  const ease = known.map(({ effort }) => -effort);
  const leastEffortTau = kendallTau(ease, outcomes);
  if (leastEffortTau === null || kendallTau(scores, outcomes) === null) return { ...none, leastEffortTau };
  const { low, high } = yield* bootstrapDifference(scores, ease, outcomes, random);
  return { ...none, leastEffortTau, beatsLeastEffort: low > 0 ? true : high < 0 ? false : null };
}
