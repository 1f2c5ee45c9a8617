/**
 * Kinds of forecasts, each made on a day and settled by later readings. To add a kind, add a row here and its statement
 * in the reader.
 */
export const FORECAST_KINDS = {
  IMPACT_HYPOTHESIS:
    "How far an opportunity or solution moves a key result's metric, said when it was linked. Settled on its due day by the readings before and after.",
  KEY_RESULT_CONFIDENCE:
    'How sure a check-in was, in the first half of the cycle, that the key result would be met. Settled when the cycle ends.',
  TEST_RESULT:
    'How likely an experiment was held to meet its criterion before it started. Settled by its verdict; one that is inconclusive says nothing.',
  EFFORT:
    'How many person-months a solution was held to take when building began. Settled when it is shipped and its actual effort is known.',
  SCORE:
    'How confident a score was, for models that ask for confidence as a share, of a node whose impact hypotheses have been settled since.',
} as const;

/** Key of a kind of forecast. */
export type ForecastKind = keyof typeof FORECAST_KINDS;

/** States of a forecast. */
export const FORECAST_STATUSES = {
  OPEN: 'Not due yet, or due and still without what settles it, but it may still come.',
  CAME_TRUE: 'What was expected happened, at least as far.',
  DID_NOT_COME_TRUE: 'It did not happen, or not as far.',
  CANNOT_TELL: 'It is over, and nothing tells: no reading in time, a test that was inconclusive, or somebody said so.',
  MEASURED: 'It had no yes or no: the actual figure is known, and `ratio` compares it with the expected one.',
} as const;

/** State of a forecast. */
export type ForecastStatus = keyof typeof FORECAST_STATUSES;

/** Result of a forecast. */
export interface Settlement {
  readonly status: ForecastStatus;
  /** Actual figure in the forecast's unit; null where it is not known. */
  readonly actual: number | null;
  /** Actual ÷ expected; null where either is not known, and where 0 was expected. */
  readonly ratio: number | null;
  /** What was compared with what, in a sentence. */
  readonly reason: string;
}
