import { CHOSEN } from '../chosen.ts';
import { percent, settled } from '../figure.ts';
import { opportunityInterval } from './paired-bootstrap.ts';
import { ulwick, type UlwickBand, ulwickBand } from './ulwick.ts';

/** What one person answered of one need: how important it is and how satisfied they are today, each 1 to 5. */
export interface NeedAnswer {
  readonly importance: number;
  readonly satisfaction: number;
}

/** Ulwick's opportunity score of what people answered. */
export interface SurveyScored {
  /** How many people answered. */
  readonly n: number;
  /** Tenths of them who called it important (4 or 5); null, as all figures, where fewer than the least answered. */
  readonly importance: number | null;
  readonly satisfaction: number | null;
  readonly score: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly band: UlwickBand | null;
  /** Whether more people are satisfied than call it important. */
  readonly overserved: boolean | null;
  readonly steps: readonly string[];
  /** Why there are no figures; null where there are. */
  readonly withheld: string | null;
}

const isTopBox = (answer: number): boolean => answer >= 4;

/**
 * Ulwick's opportunity score from the answers of people (Anthony Ulwick, Turn Customer Input into Innovation, Harvard
 * Business Review, 2002): the shares of those who answered 4 or 5, not means. Importance and satisfaction are of the same
 * people, so the 95 % interval draws people, not answers. Below the least number of people there are no figures.
 */
export function surveyScore(answers: readonly NeedAnswer[]): SurveyScored {
  const n = answers.length;
  const least = CHOSEN.surveyLeast.value;
  if (n < least) {
    const withheld = `${n} answered; below ${least} a share says nothing.`;
    return {
      ...{ n, importance: null, satisfaction: null, score: null, interval: null, band: null, overserved: null },
      ...{ steps: [], withheld },
    };
  }
  const count = (important: boolean, satisfied: boolean): number =>
    answers.filter((each) => isTopBox(each.importance) === important && isTopBox(each.satisfaction) === satisfied)
      .length;
  const counts = {
    both: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    neither: count(false, false),
  };
  const important = counts.both + counts.onlyFirst;
  const satisfied = counts.both + counts.onlySecond;
  const inputs = { importance: settled((10 * important) / n), satisfaction: settled((10 * satisfied) / n) };
  const score = settled(ulwick.score(inputs) ?? NaN);
  const bounds = opportunityInterval(counts, n);
  return {
    n,
    ...inputs,
    score,
    interval: bounds && { low: settled(bounds.low * 10), high: settled(bounds.high * 10) },
    band: ulwickBand(score),
    overserved: satisfied > important,
    steps: [
      `${important} of ${n} (${percent(important / n)}) call it important`,
      `${satisfied} of ${n} (${percent(satisfied / n)}) are satisfied`,
      ...ulwick.steps(inputs, score),
    ],
    withheld: null,
  };
}
