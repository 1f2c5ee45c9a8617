import { formatPercent, formatNumber } from '../../foundation/text/figure.ts';
import { type Bounds, boundsInWords, isWithin } from './guardrail.ts';
import type { Target } from './target.ts';

/** Value of a metric, in its unit, observed on a day (YYYY-MM-DD). */
export interface Reading {
  readonly value: number;
  readonly observedOn: string;
}

/** Progress of a key result. */
export interface Progress {
  /**
   * Share of the way from initial to goal, below 0 or above 1 where the metric moved back or past the goal; null for
   * kinds with bounds, and without a reading.
   */
  readonly raw: number | null;
  /** The same, limited to 0 to 1. */
  readonly clamped: number | null;
  /** Whether the latest reading lies within the bounds; null for REACH, and without a reading. */
  readonly inBand: boolean | null;
  /** Share, 0 to 1, of the days with a reading that ended within the bounds; null for REACH, and without a reading. */
  readonly shareInBand: number | null;
  /** Value of the latest reading by day observed; null without a reading. */
  readonly latest: number | null;
  /** Day of that reading, YYYY-MM-DD; null without one. */
  readonly latestOn: string | null;
  /** Number of days with a reading. */
  readonly daysRead: number;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

const NONE: Progress = {
  raw: null,
  clamped: null,
  inBand: null,
  shareInBand: null,
  latest: null,
  latestOn: null,
  daysRead: 0,
  steps: ['no check-in or reading yet'],
};

/**
 * Progress of a target that `checkTarget` accepted. Readings come in the order in which they were recorded, and may be
 * back-dated: the latest day observed counts, and of one day the reading recorded last. REACH: (value − initial) ÷
 * (goal − initial), also for goals below the initial value.
 */
export function progress(target: Target, readings: readonly Reading[]): Progress {
  const days = [...new Map(readings.map((reading) => [reading.observedOn, reading.value]))];
  const latest = days.reduce<(typeof days)[number] | null>(
    (last, day) => (last !== null && last[0] > day[0] ? last : day),
    null,
  );
  if (latest === null) return NONE;
  const answer =
    target.kind === 'REACH'
      ? reached(target, latest[1])
      : kept(
          target,
          latest[1],
          days.map(([, value]) => value),
        );
  return { ...NONE, ...answer, latest: latest[1], latestOn: latest[0], daysRead: days.length };
}

function reached({ initial, goal }: Target, value: number): Partial<Progress> {
  // Adding 0 turns −0, which is no progress towards a lower goal, into 0.
  const raw = initial === null || goal === null ? NaN : distance(initial, value) / distance(initial, goal) + 0;
  if (initial === null || goal === null || !Number.isFinite(raw * 100))
    return { steps: ['no progress: there is no way from initial to goal that could be measured'] };
  const clamped = Math.min(Math.max(raw, 0), 1);
  const sum = `(${formatNumber(value)} − ${operand(initial)}) ÷ (${formatNumber(goal)} − ${operand(initial)}) = ${formatPercent(raw)}`;
  return {
    raw,
    clamped,
    steps: clamped === raw ? [sum] : [sum, `held between 0 and 100 %: ${formatPercent(clamped)}`],
  };
}

/** Half the way between two numbers: the whole may be beyond the largest number, and it is only compared with others. */
const distance = (from: number, to: number): number => to / 2 - from / 2;

function kept(bounds: Bounds, latest: number, values: readonly number[]): Partial<Progress> {
  const inside = values.filter((value) => isWithin(bounds, value)).length;
  const inBand = isWithin(bounds, latest);
  const shareInBand = inside / values.length;
  return {
    inBand,
    shareInBand,
    steps: [
      `${formatNumber(latest)} is ${inBand ? '' : 'not '}${boundsInWords(bounds)}`,
      `${inside} of ${values.length} ${values.length === 1 ? 'day' : 'days'} with a reading = ${formatPercent(shareInBand)}`,
    ],
  };
}

const operand = (value: number): string => (value < 0 ? `(${formatNumber(value)})` : formatNumber(value));
