import { progress } from '../key-result/progress.ts';
import type { Target } from '../key-result/target.ts';
import { counted, percent, settled, written } from '../scoring/figure.ts';
import type { ForecastState, Settlement } from './forecast-kinds.ts';

const settlement = (state: ForecastState, why: string, actual: number | null = null, ratio: number | null = null) =>
  ({ state, why, actual, ratio }) satisfies Settlement;

/** An impact hypothesis with what was read of its metric. Days are YYYY-MM-DD. */
export interface StatedImpact {
  readonly direction: 'UP' | 'DOWN';
  /** How far it shall move that way, in the metric's unit, 0 or more; null where nobody said. */
  readonly expectedSize: number | null;
  readonly dueOn: string;
  /** Where the metric stood when it was said; null where nobody had read it. */
  readonly baseline: number | null;
  /** Last reading after it was said and no later than due; null where there is none. */
  readonly latest: number | null;
  /** What a person made of it; null while nobody did. */
  readonly verdict: 'CAME_TRUE' | 'DID_NOT_COME_TRUE' | 'CANNOT_TELL' | null;
}

/**
 * What became of an impact hypothesis by `today`: (latest − baseline) the way it was expected, against the expected
 * size; without a size, any move that way will do. A person who says that nothing can be told is believed; else
 * readings come before a person's verdict.
 */
export function settleImpact(stated: StatedImpact, today: string): Settlement {
  const { direction, expectedSize, dueOn, baseline, latest, verdict } = stated;
  if (dueOn >= today) return settlement('OPEN', `Due on ${dueOn}.`);
  if (verdict === 'CANNOT_TELL')
    return settlement('CANNOT_TELL', 'Somebody looked and said that it cannot be told: too much else happened.');
  if (baseline === null || latest === null)
    return verdict === null
      ? settlement('CANNOT_TELL', `No reading ${baseline === null ? 'before it was said' : `until ${dueOn}`}.`)
      : settlement(verdict, 'Without a reading, what a person made of it counts.');
  const way = direction === 'UP' ? 'up' : 'down';
  const moved = settled(direction === 'UP' ? latest - baseline : baseline - latest);
  const came = expectedSize === null || expectedSize === 0 ? moved > 0 : moved >= settled(expectedSize);
  const why = `From ${written(baseline)} to ${written(latest)} by ${dueOn}: ${written(moved)} ${way}, ${
    expectedSize === null ? 'no size had been said' : `${written(expectedSize)} had been expected`
  }.`;
  return settlement(came ? 'CAME_TRUE' : 'DID_NOT_COME_TRUE', why, moved, ratioOf(moved, expectedSize));
}

/** Whether a key result was met when its cycle ended, by its last reading until then. */
export function settleKeyResult(
  { target, latest, endsOn }: { target: Target; latest: number | null; endsOn: string },
  today: string,
): Settlement {
  if (endsOn >= today) return settlement('OPEN', `Its cycle ends on ${endsOn}.`);
  if (latest === null) return settlement('CANNOT_TELL', `Nobody read it until ${endsOn}.`);
  const { raw, inBand } = progress(target, [{ value: latest, observedOn: endsOn }]);
  const stood = `On ${endsOn} it stood at ${written(latest)}`;
  if (inBand !== null)
    return settlement(
      inBand ? 'CAME_TRUE' : 'DID_NOT_COME_TRUE',
      `${stood}, ${inBand ? '' : 'not '}where it should stay.`,
    );
  if (raw === null) return settlement('CANNOT_TELL', `${stood}; its way from initial to goal cannot be measured.`);
  return settlement(raw >= 1 ? 'CAME_TRUE' : 'DID_NOT_COME_TRUE', `${stood}: ${percent(raw)} of the way.`);
}

/** What the verdict of an experiment says of what was expected of it. */
export function settleTest(verdict: 'SUPPORTED' | 'REFUTED' | 'INCONCLUSIVE' | null): Settlement {
  if (verdict === null) return settlement('OPEN', 'It has no verdict yet.');
  if (verdict === 'INCONCLUSIVE') return settlement('CANNOT_TELL', 'The test was inconclusive.');
  return verdict === 'SUPPORTED'
    ? settlement('CAME_TRUE', 'The test met its criterion.')
    : settlement('DID_NOT_COME_TRUE', 'The test did not meet its criterion.');
}

/** How an estimate of effort compares with what it took, both in person-months. */
export function settleEffort(estimate: number, actual: number | null): Settlement {
  if (actual === null) return settlement('OPEN', 'Its actual effort is not known yet.');
  const months = (value: number) => counted(value, 'person-month', 'person-months');
  return settlement(
    'MEASURED',
    `It took ${months(actual)}; ${months(estimate)} had been estimated.`,
    actual,
    ratioOf(actual, estimate),
  );
}

/** Actual ÷ expected; null where nothing was expected that could be divided by. */
function ratioOf(actual: number, expected: number | null): number | null {
  const ratio = expected === null || expected === 0 ? NaN : actual / expected;
  return Number.isFinite(ratio) ? ratio : null;
}
