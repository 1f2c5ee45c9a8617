import { CHOSEN } from '../chosen.ts';

/** Why there are no figures for `n` respondents, in a sentence; null where there are enough, ten or more. */
export function missingRespondents(n: number): string | null {
  const fewest = CHOSEN.survey.fewestRespondents;
  return n < fewest
    ? `Figures need answers of at least ${fewest} respondents; ${n} answered, so ${fewest - n} more ${fewest - n === 1 ? 'is' : 'are'} needed.`
    : null;
}
