import { formatPercent, formatTwoFigures } from '../../foundation/text/figure.ts';
import { type ShareInterval, wilson } from '../../foundation/statistics/wilson.ts';
import { median } from '../../foundation/statistics/median.ts';
import { CHOSEN } from '../chosen.ts';
import { ifEnoughCases } from './enough-cases.ts';

const { fewestCases, calibrationBands } = CHOSEN.forecast;

/** A settled forecast. */
export interface SettledForecast {
  /** Stated likelihood, 0 to 1; null where none was stated. */
  readonly confidence: number | null;
  /** Whether it came true; null where it has no yes or no. */
  readonly cameTrue: boolean | null;
  /** Actual ÷ expected; null where either is not known. */
  readonly ratio: number | null;
  /** Whether it was recorded after it was due. */
  readonly writtenAfterwards: boolean;
}

/** Forecasts of similar stated likelihood, and how many of them came true. */
export interface CalibrationBand {
  /** Lowest confidence in the band, included, 0 to 1. */
  readonly low: number;
  /** Highest confidence in the band, included only in the last one, 0 to 1. */
  readonly high: number;
  /** Number of forecasts in the band. */
  readonly n: number;
  /** Mean stated likelihood, 0 to 1; null below ten. */
  readonly said: number | null;
  /** Share that came true, 0 to 1; null below ten. */
  readonly cameTrue: number | null;
  /** 95 % interval of that share; null below ten. */
  readonly interval: ShareInterval | null;
}

/** Stated likelihoods compared with what happened. */
export interface Calibration {
  /** Number of forecasts with a stated likelihood and a yes or no. */
  readonly n: number;
  /** Mean stated likelihood, 0 to 1; null below ten. */
  readonly said: number | null;
  /** Share that came true, 0 to 1; null below ten. */
  readonly cameTrue: number | null;
  /** Brier score, 0 to 1, least is best; null below ten. */
  readonly brier: number | null;
  readonly bands: readonly CalibrationBand[];
  /** Number of forecasts with an expected and an actual figure. */
  readonly ratioN: number;
  /** Median of actual ÷ expected; null below ten. */
  readonly medianRatio: number | null;
  /** Number of forecasts that were recorded after they were due. */
  readonly writtenAfterwards: number;
  readonly sentences: readonly string[];
}

/**
 * Calibration of settled forecasts: the share that came true by stated likelihood, the mean of (p − o)² (Glenn Brier,
 * Verification of forecasts expressed in terms of probability, 1950; 0 best, 1 worst, 0.25 for always one half) and the
 * median of actual ÷ expected. Figures are null below ten cases; the order does not matter.
 */
export function calibrate(forecasts: readonly SettledForecast[]): Calibration {
  const likely = forecasts.flatMap(({ confidence, cameTrue }) =>
    confidence === null || cameTrue === null ? [] : [{ said: confidence, came: cameTrue ? 1 : 0 }],
  );
  const ratios = forecasts.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  const figures = {
    n: likely.length,
    said: ifEnoughCases(likely.length, () => mean(likely.map(({ said }) => said))),
    cameTrue: ifEnoughCases(likely.length, () => mean(likely.map(({ came }) => came))),
    brier: ifEnoughCases(likely.length, () => mean(likely.map(({ said, came }) => (said - came) ** 2))),
    bands: calibrationBands.map((from, at) => band(likely, from, calibrationBands[at + 1] ?? 1)),
    ratioN: ratios.length,
    medianRatio: ifEnoughCases(ratios.length, () => median(ratios)),
    writtenAfterwards: forecasts.filter(({ writtenAfterwards }) => writtenAfterwards).length,
  };
  return { ...figures, sentences: inWords(figures) };
}

type Likely = readonly { readonly said: number; readonly came: number }[];

function band(all: Likely, low: number, high: number): CalibrationBand {
  const inside = all.filter(({ said }) => said >= low && (said < high || high === 1));
  const hits = inside.filter(({ came }) => came === 1).length;
  return {
    low,
    high,
    n: inside.length,
    said: ifEnoughCases(inside.length, () => mean(inside.map(({ said }) => said))),
    cameTrue: ifEnoughCases(inside.length, () => hits / inside.length),
    interval: ifEnoughCases(inside.length, () => wilson(hits, inside.length)),
  };
}

function inWords({ n, said, cameTrue, ratioN, medianRatio, writtenAfterwards }: Omit<Calibration, 'sentences'>) {
  const tooFew = (what: string, have: number) =>
    `${have} of the ${fewestCases} settled forecasts that ${what} are needed before a figure is shown.`;
  return [
    said === null || cameTrue === null
      ? tooFew('say how likely', n)
      : `What was said to be ${formatPercent(said)} likely on average came true in ${formatPercent(cameTrue)} of ${n} cases.`,
    medianRatio === null
      ? tooFew('say how much', ratioN)
      : `Half of ${ratioN} cases came to ${formatTwoFigures(medianRatio)} times what was expected or less.`,
    ...(writtenAfterwards > 0
      ? [`${writtenAfterwards} of them were written down only after they were due: hindsight may flatter.`]
      : []),
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
