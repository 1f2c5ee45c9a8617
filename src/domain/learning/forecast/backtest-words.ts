import { CHOSEN as FOUNDATION } from '../../foundation/chosen.ts';
import type { ChanceOfTau } from '../../foundation/statistics/permutation-test.ts';
import { formatPercent, formatQuantity, formatRounded } from '../../foundation/text/figure.ts';
import { CHOSEN } from '../chosen.ts';
import type { BacktestFigures, ScoredCase } from './backtest.ts';
import { BACKTEST_VERDICTS } from './backtest-verdicts.ts';

const { fewestCases } = CHOSEN.forecast;

/** The figures of a backtest in one to three sentences: what was ordered, what chance says, and what least effort. */
export function backtestInWords(
  figures: BacktestFigures,
  cases: readonly ScoredCase[],
  chance: ChanceOfTau | null,
): string[] {
  const { n, tau, pairs, rightlyOrdered, verdict, chanceProbability } = figures;
  if (verdict === 'TOO_FEW')
    return [`${n} of the ${fewestCases} settled cases that are needed before it can be said whether it was right.`];
  if (tau === null || chance === null || chanceProbability === null || rightlyOrdered === null)
    return [`${sameInWords(cases)}: there is no order to compare, and nothing can be told.`];
  return [
    `Of the ${formatQuantity(pairs, 'pair', 'pairs')} among ${n} cases that differ in score and in outcome, it ordered ${formatPercent(rightlyOrdered)} rightly; a coin orders 50 %.`,
    tooFewApart(figures, chance) ??
      `Tau is ${formatRounded(tau, 2)}, and chance alone goes as far in ${timesInHundred(chanceProbability)} of 100 tries: ${VERDICTS[verdict]}`,
    effortInWords(figures, cases),
  ];
}

const VERDICTS = { ...BACKTEST_VERDICTS, CANNOT_TELL: 'it cannot be told from a coin.' } as const;

/** A probability as so many of 100: "21", "0.4", "fewer than 0.1". */
const timesInHundred = (probability: number): string =>
  probability < 0.001 ? 'fewer than 0.1' : formatRounded(100 * probability, probability < 0.1 ? 1 : 0);

/** Why no order of these cases could be more than chance, in a sentence; null where one could. */
function tooFewApart({ n }: BacktestFigures, { leastProbability }: ChanceOfTau): string | null {
  if (leastProbability === null || leastProbability <= FOUNDATION.chance.often) return null;
  return `Too few of the ${n} cases are told apart by score and outcome: even their best order comes about by chance in ${timesInHundred(leastProbability)} of 100 tries, so that nothing can be told.`;
}

/** What all cases share: "All 12 cases have the same outcome". */
function sameInWords(cases: readonly ScoredCase[]): string {
  const same = (figure: 'score' | 'outcome'): boolean => new Set(cases.map((each) => each[figure])).size < 2;
  const shared = [...(same('score') ? ['score'] : []), ...(same('outcome') ? ['outcome'] : [])];
  return `All ${cases.length} cases have the same ${shared.join(' and the same ')}`;
}

const EFFORT_IN_WORDS = {
  true: 'It ordered them better than doing the least effort first.',
  false: 'Doing the least effort first would have ordered them better.',
  null: 'Whether it did better than doing the least effort first cannot be told.',
} as const;

function effortInWords(
  { effortN, leastEffortTau, beatsLeastEffort }: BacktestFigures,
  cases: readonly ScoredCase[],
): string {
  if (effortN < fewestCases)
    return `${effortN} of the ${fewestCases} cases with an effort that are needed to compare it with least effort first.`;
  const known = cases.filter(({ effort }) => effort !== null);
  if (leastEffortTau === null) {
    const same = new Set(known.map(({ effort }) => effort)).size < 2 ? 'effort' : 'outcome';
    return `All ${effortN} cases with an effort have the same ${same}: least effort first tells none of them apart.`;
  }
  return `${EFFORT_IN_WORDS[`${beatsLeastEffort}`]} (tau ${formatRounded(leastEffortTau, 2)} among ${effortN})`;
}
