import { percent, written } from '../../foundation/text/figure.ts';
import { type Bounds, inWords, isKept } from './guardrail.ts';
import type { Target } from './target.ts';

/** What was seen of a metric on a day (YYYY-MM-DD), in the metric's unit. */
export interface Reading {
  readonly value: number;
  readonly observedOn: string;
}

/** How far a key result has come. */
export interface Progress {
  /**
   * Share of the way from initial to goal, below 0 or above 1 where it went back or past; null for keep kinds and
   * without a reading.
   */
  readonly raw: number | null;
  /** The same, held between 0 and 1. */
  readonly clamped: number | null;
  /** Whether the latest reading is where it shall stay; null for REACH and without a reading. */
  readonly inBand: boolean | null;
  /**
   * Share (0 to 1) of the days with a reading that ended where it shall stay; null for REACH and without a reading.
   */
  readonly shareInBand: number | null;
  /** The latest reading by day observed; null without a reading. */
  readonly latest: number | null;
  /** The arithmetic in words. */
  readonly steps: readonly string[];
}

const NONE: Progress = {
  raw: null,
  clamped: null,
  inBand: null,
  shareInBand: null,
  latest: null,
  steps: ['no check-in or reading yet'],
};

/**
 * Progress of a checked target. Readings come in the order they were recorded and may be back-dated: the latest day
 * observed counts, and of one day the reading recorded last. REACH: (value − initial) ÷ (goal − initial), for falling
 * goals alike.
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
  return { ...NONE, ...answer, latest: latest[1] };
}

function reached({ initial, goal }: Target, value: number): Partial<Progress> {
  // Adding 0 turns −0 (no way gone towards a lower goal) into 0.
  const raw = initial === null || goal === null ? NaN : (value - initial) / (goal - initial) + 0;
  if (initial === null || goal === null || !Number.isFinite(raw * 100))
    return { steps: ['no progress: there is no way from initial to goal that could be measured'] };
  const clamped = Math.min(Math.max(raw, 0), 1);
  const sum = `(${written(value)} − ${operand(initial)}) ÷ (${written(goal)} − ${operand(initial)}) = ${percent(raw)}`;
  return { raw, clamped, steps: clamped === raw ? [sum] : [sum, `held between 0 and 100 %: ${percent(clamped)}`] };
}

function kept(bounds: Bounds, latest: number, values: readonly number[]): Partial<Progress> {
  const inside = values.filter((value) => isKept(bounds, value)).length;
  const inBand = isKept(bounds, latest);
  const shareInBand = inside / values.length;
  return {
    inBand,
    shareInBand,
    steps: [
      `${written(latest)} is ${inBand ? '' : 'not '}${inWords(bounds)}`,
      `${inside} of ${values.length} ${values.length === 1 ? 'day' : 'days'} with a reading = ${percent(shareInBand)}`,
    ],
  };
}

const operand = (value: number): string => (value < 0 ? `(${written(value)})` : written(value));
