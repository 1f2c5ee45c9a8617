import { percent, shown } from '../../foundation/text/figure.ts';
import { type ShareInterval, wilson } from '../../foundation/statistics/wilson.ts';
import { median } from '../../foundation/statistics/median.ts';
import { CHOSEN } from '../chosen.ts';
import { ifEnough } from './enough.ts';

const { fewestCases, calibrationBands } = CHOSEN.forecast;

/** A forecast that is settled. */
export interface SettledForecast {
  /** How likely it was said to be, 0 to 1; null where nobody said. */
  readonly confidence: number | null;
  /** Whether it came true; null where it had no yes or no. */
  readonly cameTrue: boolean | null;
  /** Actual ÷ expected; null where either is not known. */
  readonly ratio: number | null;
  /** Whether it was written down only after it was due. */
  readonly writtenAfterwards: boolean;
}

/** Forecasts said to be about as likely, and how many of them came true. */
export interface CalibrationBand {
  /** Lowest confidence in the band, included, 0 to 1. */
  readonly from: number;
  /** Highest confidence in the band, included only in the last one, 0 to 1. */
  readonly to: number;
  readonly n: number;
  /** Mean of what was said; null below ten. */
  readonly said: number | null;
  /** Share that came true; null below ten. */
  readonly cameTrue: number | null;
  /** Where the true share lies, with 95 % confidence; null below ten. */
  readonly interval: ShareInterval | null;
}

/** How what was said compares with what happened. */
export interface Calibration {
  /** Forecasts that said how likely, and had a yes or no. */
  readonly n: number;
  readonly said: number | null;
  readonly cameTrue: number | null;
  readonly brier: number | null;
  readonly bands: readonly CalibrationBand[];
  /** Forecasts that said how much, and whose actual is known. */
  readonly ratioN: number;
  readonly medianRatio: number | null;
  readonly writtenAfterwards: number;
  readonly sentences: readonly string[];
}

/**
 * Compares what was said with what happened: the share that came true by what had been said (calibration), the mean of
 * (p − o)² (Glenn Brier, Verification of forecasts expressed in terms of probability, 1950; 0 best, 1 worst, 0.25 for
 * always saying one half) and the median of actual ÷ expected. No figure below ten cases; the order does not matter.
 */
export function calibrate(settled: readonly SettledForecast[]): Calibration {
  const likely = settled.flatMap(({ confidence, cameTrue }) =>
    confidence === null || cameTrue === null ? [] : [{ said: confidence, came: cameTrue ? 1 : 0 }],
  );
  const ratios = settled.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  const figures = {
    n: likely.length,
    said: ifEnough(likely.length, () => mean(likely.map(({ said }) => said))),
    cameTrue: ifEnough(likely.length, () => mean(likely.map(({ came }) => came))),
    brier: ifEnough(likely.length, () => mean(likely.map(({ said, came }) => (said - came) ** 2))),
    bands: calibrationBands.map((from, at) => band(likely, from, calibrationBands[at + 1] ?? 1)),
    ratioN: ratios.length,
    medianRatio: ifEnough(ratios.length, () => median(ratios)),
    writtenAfterwards: settled.filter(({ writtenAfterwards }) => writtenAfterwards).length,
  };
  return { ...figures, sentences: inWords(figures) };
}

type Likely = readonly { readonly said: number; readonly came: number }[];

function band(all: Likely, from: number, to: number): CalibrationBand {
  const inside = all.filter(({ said }) => said >= from && (said < to || to === 1));
  const hits = inside.filter(({ came }) => came === 1).length;
  return {
    from,
    to,
    n: inside.length,
    said: ifEnough(inside.length, () => mean(inside.map(({ said }) => said))),
    cameTrue: ifEnough(inside.length, () => hits / inside.length),
    interval: ifEnough(inside.length, () => wilson(hits, inside.length)),
  };
}

function inWords({ n, said, cameTrue, ratioN, medianRatio, writtenAfterwards }: Omit<Calibration, 'sentences'>) {
  const tooFew = (what: string, have: number) =>
    `${have} of the ${fewestCases} settled forecasts that ${what} are needed before a figure is shown.`;
  return [
    said === null || cameTrue === null
      ? tooFew('say how likely', n)
      : `What was said to be ${percent(said)} likely on average came true in ${percent(cameTrue)} of ${n} cases.`,
    medianRatio === null
      ? tooFew('say how much', ratioN)
      : `Half of ${ratioN} cases came to ${shown(medianRatio)} times what was expected or less.`,
    ...(writtenAfterwards > 0
      ? [`${writtenAfterwards} of them were written down only after they were due: hindsight may flatter.`]
      : []),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
