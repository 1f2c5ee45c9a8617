import { daysBetween } from '../../foundation/calendar/date.ts';
import { type ExpectedImpact, type ImpactVerdict, suggestVerdict } from '../../goals/key-result/impact.ts';
import { isMet } from '../../goals/key-result/grade.ts';
import { progress, type Reading } from '../../goals/key-result/progress.ts';
import type { Target } from '../../goals/key-result/target.ts';
import { formatQuantity, formatPercent, formatNumber } from '../../foundation/text/figure.ts';
import type { ForecastStatus, Settlement } from './forecast-kinds.ts';

const settlement = (
  status: ForecastStatus,
  reason: string,
  actual: number | null = null,
  ratio: number | null = null,
) => ({ status, reason, actual, ratio }) satisfies Settlement;

/** An impact hypothesis with the reading that settles it. */
export interface StatedImpact extends ExpectedImpact {
  /** Last value after the baseline and by the due day; null where there is none. */
  readonly latest: number | null;
  /** Verdict of a person; null where there is none. */
  readonly verdict: ImpactVerdict | null;
}

/**
 * Result of an impact hypothesis as of `today`. The verdict CANNOT_TELL of a person counts in any case. Another verdict
 * of a person counts only where no reading decides, because people judge their own bets kindly; where the two disagree,
 * the reason tells both.
 */
export function settleImpact(stated: StatedImpact, today: string): Settlement {
  const { verdict, moved, shareOfExpected, steps } = suggestVerdict(stated, stated.latest, today, 0);
  const reason = sentence(steps[0] ?? '');
  if (verdict === null) return settlement('OPEN', `Due on ${stated.dueOn}.`);
  if (stated.verdict === 'CANNOT_TELL')
    return settlement('CANNOT_TELL', 'Somebody looked and said that it cannot be told.');
  if (verdict !== 'CANNOT_TELL')
    return settlement(verdict, reason + besides(stated.verdict, verdict), moved, shareOfExpected);
  return stated.verdict === null
    ? settlement('CANNOT_TELL', reason)
    : settlement(stated.verdict, `${reason} What a person made of it counts.`);
}

const besides = (person: ImpactVerdict | null, read: ImpactVerdict): string =>
  person === null || person === read ? '' : ` A person settled it otherwise: ${VERDICT_IN_WORDS[person]}.`;

const VERDICT_IN_WORDS = {
  CAME_TRUE: 'it came true',
  DID_NOT_COME_TRUE: 'it did not come true',
  CANNOT_TELL: 'it cannot be told',
} as const satisfies Record<ImpactVerdict, string>;

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** A key result whose cycle is over or runs, with what counts for it. */
export interface CountedKeyResult {
  readonly target: Target;
  /** Last reading that counts; null where there is none. */
  readonly latest: Reading | null;
  /** Last day of its cycle, YYYY-MM-DD. */
  readonly endsOn: string;
  /** Whether the figures of the cycle are final; until then the result is provisional, and says so. */
  readonly isFinal: boolean;
}

/** Result of a key result as of `today`, by its last reading until the end of its cycle, however old that is. */
export function settleKeyResult({ target, latest, endsOn, isFinal }: CountedKeyResult, today: string): Settlement {
  if (endsOn >= today) return settlement('OPEN', `Its cycle ends on ${endsOn}.`);
  const settled = (status: ForecastStatus, reason: string): Settlement =>
    settlement(status, `${reason}${isFinal ? '' : ' Its figures are not final yet.'}`);
  if (latest === null) return settled('CANNOT_TELL', `Nobody read it until ${endsOn}.`);
  const { raw, inBand } = progress(target, [latest]);
  const age = daysBetween(latest.observedOn, endsOn);
  const old = age === 0 ? '' : `, as read on ${latest.observedOn}, ${formatQuantity(age, 'day', 'days')} before`;
  const stood = `On ${endsOn} it stood at ${formatNumber(latest.value)}${old}`;
  if (inBand !== null)
    return settled(
      inBand ? 'CAME_TRUE' : 'DID_NOT_COME_TRUE',
      `${stood}: ${inBand ? '' : 'not '}where it should stay.`,
    );
  if (raw === null) return settled('CANNOT_TELL', `${stood}; its way from initial to goal cannot be measured.`);
  const met = isMet({ raw, inBand }) === true;
  return settled(met ? 'CAME_TRUE' : 'DID_NOT_COME_TRUE', `${stood}: ${formatPercent(raw)} of the way.`);
}

/** Result of the forecast that an experiment meets its criterion, by the verdict; null is no verdict yet. */
export function settleTest(verdict: 'SUPPORTED' | 'REFUTED' | 'INCONCLUSIVE' | null): Settlement {
  if (verdict === null) return settlement('OPEN', 'It has no verdict yet.');
  if (verdict === 'INCONCLUSIVE') return settlement('CANNOT_TELL', 'The test was inconclusive.');
  return verdict === 'SUPPORTED'
    ? settlement('CAME_TRUE', 'The test met its criterion.')
    : settlement('DID_NOT_COME_TRUE', 'The test did not meet its criterion.');
}

/** Result of an estimated effort, in person-months; `actual` is null where it is not known yet. */
export function settleEffort(estimate: number, actual: number | null): Settlement {
  if (actual === null) return settlement('OPEN', 'Its actual effort is not known yet.');
  const months = (value: number) => formatQuantity(value, 'person-month', 'person-months');
  return settlement(
    'MEASURED',
    `It took ${months(actual)}; ${months(estimate)} had been estimated.`,
    actual,
    ratioOf(actual, estimate),
  );
}

/** Actual ÷ expected; null where 0 was expected, or the ratio is no finite number. */
function ratioOf(actual: number, expected: number): number | null {
  const ratio = expected === 0 ? NaN : actual / expected;
  return Number.isFinite(ratio) ? ratio : null;
}
