import { isToCome, type Rules } from '../../rule.ts';

/** What seldom is of an open question. */
export const QUESTION_RULES: Rules<{ readonly dueOn?: string | null }> = {
  'it is due after it is asked': isToCome('dueOn'),
};
