import { ULWICK_BANDS, type UlwickBand, ulwickBand } from './ulwick-band.ts';
import { isRough } from './is-rough.ts';
import { missingRespondents } from './missing-respondents.ts';
import { opportunityInterval, type PairedCounts } from './opportunity-interval.ts';

/** Least answer, 1 to 5, of a respondent who calls it important or is satisfied: the top two boxes (Ulwick 2002). */
export const TOP_BOX_FROM = 4;

/** Figures of Ulwick's score; each is null where too few answered. */
export interface SurveyFigures {
  /** Number of respondents. */
  readonly n: number;
  /** Respondents who call it important, in tenths of all, 0 to 10. */
  readonly importance: number | null;
  /** Respondents who are satisfied today, in tenths of all, 0 to 10. */
  readonly satisfaction: number | null;
  /** Score in points, 0 to 20. */
  readonly value: number | null;
  /** Bounds of the 95 % interval in points, 0 to 20. */
  readonly low: number | null;
  readonly high: number | null;
  readonly band: UlwickBand | null;
  /** Whether the interval is rough, because fewer than 50 answered; null where there is none. */
  readonly rough: boolean | null;
  /** Bands that the interval covers, highest first. */
  readonly bandsReached: readonly UlwickBand[];
  /** Whether more are satisfied than call it important. */
  readonly overserved: boolean | null;
  /** Why there are no figures; null where there are. */
  readonly missing: string | null;
}

/**
 * Ulwick's opportunity score from survey answers, I + max(I − S, 0) (Anthony Ulwick, Turn customer input into
 * innovation, Harvard Business Review, 2002). I and S are shares of the respondents who answered 4 or 5, in tenths, not
 * means. Figures are null for fewer than ten respondents.
 */
export function surveyScore(counts: PairedCounts): SurveyFigures {
  const important = counts.both + counts.onlyImportant;
  const satisfied = counts.both + counts.onlySatisfied;
  const n = important + counts.onlySatisfied + counts.neither;
  const missing = missingRespondents(n);
  if (missing !== null)
    return {
      n,
      importance: null,
      satisfaction: null,
      value: null,
      low: null,
      high: null,
      rough: null,
      band: null,
      bandsReached: [],
      overserved: null,
      missing,
    };
  // One division of integers each, so that the noise of binary sums lifts no value over the limit of its band.
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
    rough: isRough(n),
    band: ulwickBand(value),
    bandsReached: ULWICK_BANDS.slice(highest, (lowest ?? 0) + 1).map(({ band }) => band),
    overserved: satisfied > important,
    missing: null,
  };
}
