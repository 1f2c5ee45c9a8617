/**
 * What fields count that take longer than their answers are long, in the unit of a request's cost. Measured by
 * `bench/shares.mjs` in a workspace of 12,000 insights and 2,000 nodes: an ordinary field takes some 10 µs of processor time, of the
 * service and Postgres together, and these about so many times as much; rounded, and upwards where they grow with the data.
 */
export const FIELD_COST = {
  /** Reads and compares the words of the latest insights that wait. */
  emergingNeeds: 25_000,
  /** Ranks insights by their words. */
  insightSearch: 1_000,
  /** Ranks nodes by their words. */
  search: 500,
  /** Reads a page of scores with what they rest on. */
  ranking: 500,
  /** Reads a tree and its scores from the log. */
  pastRanking: 10_000,
  /** Compares an insight with all opportunities. */
  suggestions: 800,
  /** Compares an insight with all insights. */
  similarInsights: 800,
  /** Reads up to 2,000 forecasts of each kind. */
  calibration: 2_000,
  scoringModelBacktest: 2_000,
  outsideView: 2_000,
  forecasts: 1_000,
  /** Walks the readings of everything that a guardrail watches. */
  guardrailBreaches: 1_000,
  /** Reads two states of a tree from the log, with the scores and the evidence that hung on it. */
  treeDiff: 20_000,
  /** Compares personas pair by pair. */
  personaOverlap: 1_000,
  /** Read everything that was met, tested or sensed within a period. */
  discoveryCadence: 1_000,
  discoveryThroughput: 1_000,
  sensingHealth: 1_000,
} as const;
