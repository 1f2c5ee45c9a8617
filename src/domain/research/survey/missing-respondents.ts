import { CHOSEN } from '../chosen.ts';

/** What is missing where fewer than the fewest answered, as a sentence; null where enough did. */
export function missingRespondents(n: number): string | null {
  const fewest = CHOSEN.survey.fewestRespondents;
  return n < fewest
    ? `Figures need answers of at least ${fewest} respondents; ${n} answered, so ${fewest - n} more ${fewest - n === 1 ? 'is' : 'are'} needed.`
    : null;
}
