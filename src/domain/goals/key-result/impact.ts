import { invalid, type Refusal } from '../../refusal.ts';
import { hasCome, isToCome, judge, type Judgement, type Rules } from '../../rule.ts';
import { formatPercent, roundShare, withoutNoise, formatNumber } from '../../foundation/text/figure.ts';

/** Direction in which a metric is expected to move. */
export type ImpactDirection = 'UP' | 'DOWN';

/** Verdicts on an expected impact. */
export const IMPACT_VERDICTS = {
  CAME_TRUE: 'The metric moved as expected.',
  DID_NOT_COME_TRUE: 'It did not, or not as far.',
  CANNOT_TELL: 'Nothing was read that tells, or too much else happened to say.',
} as const;

/** Key of a verdict. */
export type ImpactVerdict = keyof typeof IMPACT_VERDICTS;

/** An expected change of a metric, in its unit. */
export interface ExpectedImpact {
  readonly direction: ImpactDirection;
  /** Expected distance from the baseline in that direction, 0 or more; null where none was stated. */
  readonly expectedSize: number | null;
  /** Value of the metric before; null where it is not known. */
  readonly baseline: number | null;
  /** Day (YYYY-MM-DD) by whose end the metric should have moved. */
  readonly dueOn: string;
}

/** Verdict that the readings suggest. */
export interface ImpactSuggestion {
  /** Null until the due day is over: the metric may still move back. */
  readonly verdict: ImpactVerdict | null;
  /** Whether the due day is over. */
  readonly isDue: boolean;
  /**
   * Change of the metric in the expected direction, negative in the other; null without a baseline or a later reading, and
   * where it is beyond the largest number.
   */
  readonly moved: number | null;
  /** `moved` ÷ expected size; null where either is not known, or the size is 0. */
  readonly shareOfExpected: number | null;
  /** The arithmetic and its caveats, one sentence each. */
  readonly steps: readonly string[];
}

/**
 * Verdict that readings suggest on an expected impact; a person settles it. The baseline is compared with `seen`, the
 * last value observed after it and by the end of the due day, null where there is none. Without an expected size, any
 * move in the expected direction counts. Readings cannot show that this node moved the metric, so a sentence names
 * `others`, the number of other nodes linked to the same key result.
 */
export function suggestVerdict(
  { direction, expectedSize, baseline, dueOn }: ExpectedImpact,
  seen: number | null,
  today: string,
  others: number,
): ImpactSuggestion {
  const isDue = today > dueOn;
  const open = { isDue, moved: null, shareOfExpected: null, verdict: isDue ? ('CANNOT_TELL' as const) : null };
  if (baseline === null) return { ...open, steps: ['no baseline: what the metric was before is not known'] };
  if (seen === null) return { ...open, steps: ['no reading after the baseline and by the day it is due'] };
  const way = withoutNoise(direction === 'UP' ? seen - baseline : baseline - seen);
  const ratio = expectedSize ? way / expectedSize : NaN;
  // The sentence shows a percentage, so a hundred times the ratio has to be finite, too.
  const share = Number.isFinite(ratio * 100) ? ratio : null;
  const reached =
    expectedSize === null ? way > 0 : way >= withoutNoise(expectedSize) || (share !== null && roundShare(share) >= 1);
  const moved = Number.isFinite(way) ? way : null;
  const size = expectedSize === null ? 'no size was named' : `${formatNumber(expectedSize)} expected`;
  const steps = [
    `from ${formatNumber(baseline)} to ${formatNumber(seen)}: moved ${moved === null ? 'further than a number can say' : `${formatNumber(moved)} ${direction === 'UP' ? 'up' : 'down'}`}, ${size}${share === null ? '' : ` = ${formatPercent(share)}`}`,
    ...(isDue ? [] : [`not before the end of ${dueOn}: so far it ${reached ? 'is' : 'is not'} as expected`]),
    ...(others > 0 && way > 0
      ? [`${others} more ${others === 1 ? 'node is' : 'nodes are'} linked to the key result: the move may be theirs`]
      : []),
  ];
  const verdict = reached ? 'CAME_TRUE' : 'DID_NOT_COME_TRUE';
  return {
    isDue,
    moved,
    shareOfExpected: share,
    verdict: isDue ? verdict : null,
    steps,
  };
}

/**
 * Checks the days of an expected impact: a day of the baseline needs a baseline, and the due day comes after it.
 * `given` is the caller's input, `days` those that follow from it. Refusals are at fields of `hypothesis`.
 */
export function checkImpactDays(
  given: { readonly baseline?: number | null; readonly baselineOn?: string | null; readonly dueOn?: string | null },
  days: { readonly baselineOn: string | null; readonly dueOn: string },
): Refusal[] {
  const refuse = (problem: string, field: string) => invalid(problem, ['hypothesis', field]);
  if ((given.baselineOn ?? null) !== null && (given.baseline ?? null) === null)
    return [refuse('baselineOn takes a baseline with it: the value that held on that day.', 'baselineOn')];
  const named = (given.dueOn ?? given.baselineOn ?? null) !== null;
  if (named && days.baselineOn !== null && days.dueOn <= days.baselineOn)
    return [refuse(`dueOn (${days.dueOn}) must be after the day of the baseline (${days.baselineOn}).`, 'dueOn')];
  return [];
}

interface ImpactDays {
  readonly baselineOn?: string | null;
  readonly dueOn?: string | null;
}

/** What cannot be of an expected impact, and what seldom is. */
export const IMPACT_RULES: Rules<ImpactDays> = {
  'its baseline has been read': hasCome('baselineOn', 'the baseline was read'),
  'it is due after it is written': isToCome('dueOn'),
};

/** What the rules have against the days of an expected impact, as they are given at `path`. */
export const judgeImpact = (given: ImpactDays, now: Date, path: readonly string[] = ['hypothesis']): Judgement =>
  judge(IMPACT_RULES, { before: null, set: given, now }, path);
