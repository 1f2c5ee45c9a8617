import { isRough } from '../../research/survey/is-rough.ts';

/** Kinds of intervals of scores. To add a kind, add a row. */
export const SCORE_INTERVAL_KINDS = {
  EXACT: 'The least and the greatest value that the ranges of its judgements allow, to two figures at least.',
  BOUND:
    'A bound: every value that the ranges of its judgements allow lies within, and the interval may be wider than those values.',
  SURVEY: 'A 95 % interval: what the answers of 50 respondents or more allow.',
  ROUGH:
    'A rough interval of fewer than 50 respondents: it holds the true value in at least 85, not always in 95 of 100 surveys.',
} as const;

/** Key of a kind of interval. */
export type ScoreIntervalKind = keyof typeof SCORE_INTERVAL_KINDS;

/** Kind of a score's interval: from the answers of so many respondents or, where that is null, from ranges. */
export function intervalKind(respondents: number | null, isBound: boolean): ScoreIntervalKind {
  if (respondents !== null) return isRough(respondents) ? 'ROUGH' : 'SURVEY';
  return isBound ? 'BOUND' : 'EXACT';
}
