import { percent, shown, written } from '../../foundation/text/figure.ts';
import { type ShareInterval, wilson } from '../../foundation/statistics/wilson.ts';
import { median } from '../../foundation/statistics/median.ts';
import { CHOSEN } from '../chosen.ts';
import { ifEnough } from './enough.ts';

const { fewestCases } = CHOSEN.forecast;

/** A judgement that somebody is about to make. */
export interface JudgedFactor {
  readonly factor: string;
  /** The judgement in words, such as "impact 2". */
  readonly label: string;
  readonly value: number;
}

/** What became of those that were judged alike: a reference class. */
export interface ReferenceClass extends JudgedFactor {
  /** Settled cases judged alike. */
  readonly n: number;
  /** How many of them came true; null below ten. */
  readonly cameTrue: number | null;
  /** Where the share that comes true lies, with 95 % confidence; null below ten. */
  readonly interval: ShareInterval | null;
  readonly sentence: string;
}

/** What efforts came to. */
export interface EffortView {
  readonly n: number;
  /** Median of actual ÷ estimated effort; null below ten. */
  readonly medianRatio: number | null;
  /** Four of five took no more than this many times the estimate; null below ten. */
  readonly fourInFive: number | null;
  /** The estimate at hand times the median, in person-months; null without an estimate, and below ten. */
  readonly likelyPersonMonths: number | null;
  readonly sentence: string;
}

/**
 * The outside view (Daniel Kahneman and Amos Tversky, Intuitive prediction: biases and corrective procedures, 1979): of
 * the earlier cases that were judged alike, how many came true. Nothing below ten.
 *
 * @param settled for each settled case its judgements by factor, and whether it came true
 */
export function referenceClass(
  judged: JudgedFactor,
  settled: readonly {
    readonly inputs: Readonly<Record<string, number | null | undefined>>;
    readonly cameTrue: boolean;
  }[],
): ReferenceClass {
  const alike = settled.filter(({ inputs }) => inputs[judged.factor] === judged.value);
  const n = alike.length;
  const hits = alike.filter(({ cameTrue }) => cameTrue).length;
  return {
    ...judged,
    n,
    cameTrue: ifEnough(n, () => hits),
    interval: ifEnough(n, () => wilson(hits, n)),
    sentence:
      n < fewestCases
        ? `${n} of the ${fewestCases} settled cases with ${judged.label} that are needed before they tell anything.`
        : `Of your last ${n} cases with ${judged.label}, ${hits} came true (${percent(hits / n)}).`,
  };
}

/** What efforts ran to, as multiples of their estimates; `estimate` is the one at hand in person-months, null for none. */
export function effortView(ratios: readonly number[], estimate: number | null): EffortView {
  const n = ratios.length;
  const medianRatio = ifEnough(n, () => median(ratios));
  const fourInFive = ifEnough(n, () => ratios.toSorted((one, other) => one - other)[Math.ceil(0.8 * n) - 1] ?? null);
  const likelyPersonMonths = medianRatio === null || estimate === null ? null : medianRatio * estimate;
  return {
    n,
    medianRatio,
    fourInFive,
    likelyPersonMonths,
    sentence:
      medianRatio === null || fourInFive === null
        ? `${n} of the ${fewestCases} shipped solutions with estimated and actual effort that are needed before they tell anything.`
        : `Of your last ${n} shipped solutions, half took more than ${shown(medianRatio)} × their estimate, one in five more than ${shown(fourInFive)} ×${
            likelyPersonMonths === null
              ? ''
              : `: ${written(estimate ?? 0)} would become ${shown(likelyPersonMonths)} person-months`
          }.`,
  };
}
