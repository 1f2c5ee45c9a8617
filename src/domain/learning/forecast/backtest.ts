import { formatPercent, formatRounded } from '../../foundation/text/figure.ts';
import { Z_95 } from '../../foundation/statistics/normal.ts';
import { kendallStandardError, kendallTau, kendallLeavingOneOut } from '../../foundation/statistics/kendall.ts';
import { CHOSEN } from '../chosen.ts';

const { fewestCases } = CHOSEN.forecast;

/** A node that was scored before it was decided on, and whose outcome is known. */
export interface ScoredCase {
  /** Score at the time of the decision. */
  readonly score: number;
  /** Outcome: share of the expected impact on its key results, above 1 where it was more. */
  readonly outcome: number;
  /** Effort in person-months, estimated at that time; null where it was not estimated. */
  readonly effort: number | null;
}

/** Verdicts on whether the order of a model's scores was that of the outcomes. */
export const BACKTEST_VERDICTS = {
  TOO_FEW: 'Fewer than ten settled cases: nothing can be said.',
  BETTER_THAN_CHANCE: 'What scored higher brought more, further from a coin than chance takes it in 95 of 100 tries.',
  NO_BETTER_THAN_CHANCE: 'The order of the scores says no more about what came out than a coin.',
  WORSE_THAN_CHANCE: 'What scored higher brought less, further from a coin than chance takes it in 95 of 100 tries.',
} as const;

/** Key of a verdict of the backtest. */
export type BacktestVerdict = keyof typeof BACKTEST_VERDICTS;

/** How well a model's scores predicted outcomes, compared with two baselines. */
export interface Backtest {
  /** Number of cases. */
  readonly n: number;
  /**
   * Tau-b of scores and outcomes, −1 to 1, 0 by chance. Null below ten cases, and where one of the two is the same for
   * all.
   */
  readonly tau: number | null;
  /** Share of concordant pairs among those without a tie, 0 to 1: (tau + 1) ÷ 2 without ties. Null where tau is. */
  readonly rightlyOrdered: number | null;
  /** Distance from 0 that chance alone keeps tau within in 95 of 100 tries; null below ten cases. */
  readonly chance: number | null;
  readonly verdict: BacktestVerdict;
  /** Number of cases with an effort. */
  readonly effortN: number;
  /** Tau-b of least effort first and outcomes among these; null below ten. */
  readonly leastEffortTau: number | null;
  /** Whether the model did better than least effort first among these; null where the difference may be chance. */
  readonly beatsLeastEffort: boolean | null;
  readonly sentences: readonly string[];
}

/**
 * Compares scores at decision time with outcomes by tau-b. One baseline is chance, with its standard error (Kendall
 * 1938). The other is to do the least effort first: the difference of both taus, with its standard error by the
 * jackknife, which is taken to be at least that of chance. Figures are null below ten cases; the order of the cases
 * does not matter.
 */
export function backtest(cases: readonly ScoredCase[]): Backtest {
  const n = cases.length;
  const enough = n >= fewestCases;
  const tau = enough
    ? kendallTau(
        cases.map(({ score }) => score),
        cases.map(({ outcome }) => outcome),
      )
    : null;
  const chance = enough ? Z_95 * kendallStandardError(n) : null;
  const verdict = verdictOf(enough, tau, chance);
  const figures = {
    n,
    tau,
    rightlyOrdered: tau === null ? null : rightly(cases),
    chance,
    verdict,
    ...besideLeastEffort(cases),
  };
  return { ...figures, sentences: inWords(figures) };
}

function verdictOf(enough: boolean, tau: number | null, chance: number | null): BacktestVerdict {
  if (!enough) return 'TOO_FEW';
  if (tau === null || chance === null || Math.abs(tau) <= chance) return 'NO_BETTER_THAN_CHANCE';
  return tau > 0 ? 'BETTER_THAN_CHANCE' : 'WORSE_THAN_CHANCE';
}

/** Share of concordant pairs among those without a tie, 0 to 1; null where there is no such pair. */
function rightly(cases: readonly ScoredCase[]): number | null {
  const signs = cases.flatMap((one, at) =>
    cases.slice(at + 1).map((other) => Math.sign(one.score - other.score) * Math.sign(one.outcome - other.outcome)),
  );
  const ordered = signs.filter((sign) => sign !== 0);
  return ordered.length === 0 ? null : ordered.filter((sign) => sign > 0).length / ordered.length;
}

function besideLeastEffort(cases: readonly ScoredCase[]) {
  const known = cases.flatMap(({ score, outcome, effort }) => (effort === null ? [] : [{ score, outcome, effort }]));
  const none = { effortN: known.length, leastEffortTau: null, beatsLeastEffort: null };
  if (known.length < fewestCases) return none;
  const outcomes = known.map(({ outcome }) => outcome);
  const scores = known.map(({ score }) => score);
  const ease = known.map(({ effort }) => -effort);
  const byScore = kendallTau(scores, outcomes);
  const byEase = kendallTau(ease, outcomes);
  if (byScore === null || byEase === null) return { ...none, leastEffortTau: byEase };
  const others = kendallLeavingOneOut(ease, outcomes);
  const differences = kendallLeavingOneOut(scores, outcomes).map((tau, at) => (tau ?? 0) - (others[at] ?? 0));
  // By chance, the taus of two independent orders differ by √2 times the standard error of one tau.
  const error = Math.max(jackknifeError(differences), Math.SQRT2 * kendallStandardError(known.length));
  const difference = byScore - byEase;
  return {
    effortN: known.length,
    leastEffortTau: byEase,
    beatsLeastEffort: Math.abs(difference) <= Z_95 * error ? null : difference > 0,
  };
}

/** Jackknife: standard error of a figure from its values without each case in turn (John Tukey, 1958). */
function jackknifeError(without: readonly number[]): number {
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  const spread = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((without.length - 1) / without.length) * spread);
}

const EFFORT_IN_WORDS = {
  true: 'It ordered them better than doing the least effort first.',
  false: 'Doing the least effort first would have ordered them better.',
  null: 'Whether it did better than doing the least effort first cannot be told.',
} as const;

function inWords(figures: Omit<Backtest, 'sentences'>): string[] {
  const { n, tau, chance, rightlyOrdered, verdict, effortN, leastEffortTau, beatsLeastEffort } = figures;
  if (verdict === 'TOO_FEW')
    return [`${n} of the ${fewestCases} settled cases that are needed before it can be said whether it was right.`];
  if (tau === null || chance === null || rightlyOrdered === null)
    return [`All ${n} cases have the same score or the same outcome: there is no order to compare.`];
  return [
    `Of the pairs among ${n} cases, it ordered ${formatPercent(rightlyOrdered)} rightly; a coin orders 50 %.`,
    `Tau ${formatRounded(tau, 2)}, and chance alone reaches ${formatRounded(chance, 2)}: ${BACKTEST_VERDICTS[verdict]}`,
    leastEffortTau === null
      ? `${effortN} of the ${fewestCases} cases with an effort that are needed to compare it with least effort first.`
      : `${EFFORT_IN_WORDS[`${beatsLeastEffort}`]} (tau ${formatRounded(leastEffortTau, 2)} among ${effortN})`,
  ];
}
