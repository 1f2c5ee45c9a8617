import { formatPercent, formatTwoFigures, formatNumber } from '../../foundation/text/figure.ts';
import { type ShareInterval, wilson } from '../../foundation/statistics/wilson.ts';
import { median } from '../../foundation/statistics/median.ts';
import { CHOSEN } from '../chosen.ts';
import { ifEnoughCases } from './enough-cases.ts';

const { fewestCases } = CHOSEN.forecast;

/** A value that is about to be judged for a factor. */
export interface JudgedFactor {
  /** Name of the factor. */
  readonly factor: string;
  /** Factor and value in words, such as "impact 2". */
  readonly label: string;
  readonly value: number;
}

/** Reference class: earlier cases with the same value of the factor, and how many came true. */
export interface ReferenceClass extends JudgedFactor {
  /** Number of settled cases with this value. */
  readonly n: number;
  /** Number of them that came true; null below ten. */
  readonly cameTrue: number | null;
  /** 95 % interval of the share that comes true; null below ten. */
  readonly interval: ShareInterval | null;
  readonly sentence: string;
}

/** Actual efforts compared with their estimates. */
export interface EffortView {
  /** Number of shipped solutions with both. */
  readonly n: number;
  /** Median of actual ÷ estimated effort; null below ten. */
  readonly medianRatio: number | null;
  /** Actual ÷ estimated effort that four of five did not exceed; null below ten. */
  readonly fourInFive: number | null;
  /** Estimate times the median, in person-months; null without an estimate, and below ten. */
  readonly likelyPersonMonths: number | null;
  readonly sentence: string;
}

/**
 * Outside view of a judgement (Daniel Kahneman and Amos Tversky, Intuitive prediction: biases and corrective
 * procedures, 1979): how many earlier cases with the same value came true. Figures are null below ten cases.
 *
 * @param settled settled cases, each with its values by factor and whether it came true
 */
export function referenceClass(
  judged: JudgedFactor,
  settled: readonly {
    readonly inputs: Readonly<Record<string, number | null | undefined>>;
    readonly cameTrue: boolean;
  }[],
): ReferenceClass {
  const matching = settled.filter(({ inputs }) => inputs[judged.factor] === judged.value);
  const n = matching.length;
  const hits = matching.filter(({ cameTrue }) => cameTrue).length;
  return {
    ...judged,
    n,
    cameTrue: ifEnoughCases(n, () => hits),
    interval: ifEnoughCases(n, () => wilson(hits, n)),
    sentence:
      n < fewestCases
        ? `${n} of the ${fewestCases} settled cases with ${judged.label} that are needed before they tell anything.`
        : `Of your last ${n} cases with ${judged.label}, ${hits} came true (${formatPercent(hits / n)}).`,
  };
}

/**
 * Outside view of an effort: `ratios` are actual ÷ estimated efforts, `estimate` is in person-months, null for none.
 */
export function effortView(ratios: readonly number[], estimate: number | null): EffortView {
  const n = ratios.length;
  const medianRatio = ifEnoughCases(n, () => median(ratios));
  const fourInFive = ifEnoughCases(
    n,
    () => ratios.toSorted((one, other) => one - other)[Math.ceil(0.8 * n) - 1] ?? null,
  );
  const likelyPersonMonths = medianRatio === null || estimate === null ? null : medianRatio * estimate;
  return {
    n,
    medianRatio,
    fourInFive,
    likelyPersonMonths,
    sentence:
      medianRatio === null || fourInFive === null
        ? `${n} of the ${fewestCases} shipped solutions with estimated and actual effort that are needed before they tell anything.`
        : `Of your last ${n} shipped solutions, half took more than ${formatTwoFigures(medianRatio)} × their estimate, one in five more than ${formatTwoFigures(fourInFive)} ×${
            likelyPersonMonths === null
              ? ''
              : `: ${formatNumber(estimate ?? 0)} would become ${formatTwoFigures(likelyPersonMonths)} person-months`
          }.`,
  };
}
