import { ULWICK_BANDS, type UlwickBand, ulwickBand } from './ulwick-band.ts';
import { missingRespondents } from './missing-respondents.ts';
import { opportunityInterval, type PairedCounts } from './opportunity-interval.ts';

/** From which answer of 1 to 5 on somebody calls it important, or is satisfied: the top two boxes. */
export const TOP_BOX_FROM = 4;

/** Figures of Ulwick's score; each null where too few answered. */
export interface SurveyFigures {
  /** How many respondents answered. */
  readonly n: number;
  /** Tenths of them who call it important, 0 to 10. */
  readonly importance: number | null;
  /** Tenths of them who are satisfied today, 0 to 10. */
  readonly satisfaction: number | null;
  /** Points, 0 to 20. */
  readonly value: number | null;
  /** Bounds of the 95 % interval, 0 to 20. */
  readonly low: number | null;
  readonly high: number | null;
  readonly band: UlwickBand | null;
  /** Bands that the interval reaches into, highest first. */
  readonly bandsReached: readonly UlwickBand[];
  /** Whether more are satisfied than call it important. */
  readonly overserved: boolean | null;
  /** Why there are no figures; null where there are. */
  readonly missing: string | null;
}

/**
 * Ulwick's opportunity score of what respondents answered, I + max(I − S, 0) (Anthony Ulwick, Turn customer input into
 * innovation, Harvard Business Review, 2002): I and S are the shares of those who answered 4 or 5, in tenths, not means.
 * Nothing is shown of fewer than ten.
 */
export function surveyScore(counts: PairedCounts): SurveyFigures {
  const important = counts.both + counts.onlyImportant;
  const satisfied = counts.both + counts.onlySatisfied;
  const n = important + counts.onlySatisfied + counts.neither;
  const missing = missingRespondents(n);
  if (missing !== null)
    return {
      ...{ n, importance: null, satisfaction: null, value: null, low: null, high: null },
      ...{ band: null, bandsReached: [], overserved: null, missing },
    };
  // One division of whole numbers each: what lies on a band's limit is not lifted over it by binary sums.
  const value = (10 * Math.max(2 * important - satisfied, important)) / n;
  const { low, high } = opportunityInterval(counts);
  const [lowest, highest] = [low, high].map((bound) => ULWICK_BANDS.findIndex(({ over }) => bound > over));
  return {
    n,
    importance: (10 * important) / n,
    satisfaction: (10 * satisfied) / n,
    value,
    low,
    high,
    band: ulwickBand(value),
    bandsReached: ULWICK_BANDS.slice(highest, (lowest ?? 0) + 1).map(({ band }) => band),
    overserved: satisfied > important,
    missing: null,
  };
}
