import { invalid, type Refusal } from '../../refusal.ts';
import { percent, settled, written } from '../../foundation/text/figure.ts';

/** Which way a metric is expected to move. */
export type ImpactDirection = 'UP' | 'DOWN';

/** What became of an expected impact. */
export const IMPACT_VERDICTS = {
  CAME_TRUE: 'The metric moved as expected.',
  DID_NOT_COME_TRUE: 'It did not, or not as far.',
  CANNOT_TELL: 'Nothing was read that tells, or too much else happened to say.',
} as const;

/** Key of a verdict. */
export type ImpactVerdict = keyof typeof IMPACT_VERDICTS;

/** What was expected of a metric, in its unit. */
export interface ExpectedImpact {
  readonly direction: ImpactDirection;
  /** How far it is to move that way from the baseline, 0 or more; null where nobody said. */
  readonly expectedSize: number | null;
  /** What the metric was before; null where nobody knew. */
  readonly baseline: number | null;
  /** Day (YYYY-MM-DD) by whose end it is to have moved. */
  readonly dueOn: string;
}

/** What the readings suggest. */
export interface ImpactSuggestion {
  /** Null before the day is over: what was reached may be lost again. */
  readonly verdict: ImpactVerdict | null;
  /** Whether the day by which it was expected is past. */
  readonly isDue: boolean;
  /** How far the metric moved the expected way, negative the other way; null without a baseline or a later reading. */
  readonly moved: number | null;
  /** moved ÷ expected size; null where either is not known, or the size is 0. */
  readonly shareOfExpected: number | null;
  /** Why, one sentence each. */
  readonly steps: readonly string[];
}

/**
 * What readings suggest about an expected impact. The baseline is compared with `seen`, the last value observed after it
 * and by the end of the due day (null: none). Whether the node is what moved the metric no reading can tell: `others` is
 * how many more nodes are linked to the same key result. Without a size any move the expected way counts. A person
 * settles it.
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
  const moved = settled(direction === 'UP' ? seen - baseline : baseline - seen);
  const reached = expectedSize === null ? moved > 0 : moved >= settled(expectedSize);
  const ratio = expectedSize ? moved / expectedSize : NaN;
  // Told in percent, so a hundred times as much must be a number, too.
  const share = Number.isFinite(ratio * 100) ? ratio : null;
  const size = expectedSize === null ? 'no size was named' : `${written(expectedSize)} expected`;
  const steps = [
    `from ${written(baseline)} to ${written(seen)}: moved ${written(moved)} ${direction === 'UP' ? 'up' : 'down'}, ${size}${share === null ? '' : ` = ${percent(share)}`}`,
    ...(isDue ? [] : [`not before the end of ${dueOn}: so far it ${reached ? 'is' : 'is not'} as expected`]),
    ...(others > 0 && moved > 0
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
 * Can an expectation start and end so? `given` is what the caller said, `frame` what it comes to. Answers with every
 * reason against, at fields of `hypothesis`; empty means yes.
 */
export function checkFrame(
  given: { readonly baseline?: number | null; readonly baselineOn?: string | null; readonly dueOn?: string | null },
  frame: { readonly baselineOn: string | null; readonly dueOn: string },
): Refusal[] {
  const refuse = (problem: string, field: string) => invalid(problem, ['hypothesis', field]);
  if ((given.baselineOn ?? null) !== null && (given.baseline ?? null) === null)
    return [refuse('baselineOn takes a baseline with it: the value that held on that day.', 'baselineOn')];
  const named = (given.dueOn ?? given.baselineOn ?? null) !== null;
  if (named && frame.baselineOn !== null && frame.dueOn <= frame.baselineOn)
    return [refuse(`dueOn (${frame.dueOn}) must be after the day of the baseline (${frame.baselineOn}).`, 'dueOn')];
  return [];
}
