import type { ScoringModelKey } from '../priorities/scoring/scoring-models.ts';

/**
 * Constants of judgement of the learning group: each says what it bounds, in which unit, and its source or why it was
 * chosen.
 */
export const CHOSEN = {
  /** What became of forecasts. */
  forecast: {
    /**
     * Fewest settled cases for which a figure is shown. Chosen: with fewer, one case moves a share by more than a
     * tenth.
     */
    fewestCases: 10,
    /**
     * Lower bounds of the bands of confidence, 0 to 1. Chosen: five bands, so that a team's few dozen forecasts fill
     * them.
     */
    calibrationBands: [0, 0.2, 0.4, 0.6, 0.8],
    /**
     * Models whose factor `confidence` says how likely the score is to be right, and the number that means certain.
     * Chosen: 10 of 10 is read as certain. Gilad's confidence counts evidence and is no likelihood, so his model is not
     * here.
     */
    certainConfidence: { RICE: 1, ICE_MEAN: 10, ICE_PRODUCT: 10 } satisfies Partial<Record<ScoringModelKey, number>>,
  },
} as const;
