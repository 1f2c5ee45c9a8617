/** How much is looked at for an answer of triage, so that it takes no longer in a workspace of any size. */
export const BOUNDS = {
  /** Insights, the latest to come in, among which it is counted how common a word is. Chosen: a share of one in a thousand shows. */
  countedInsights: 3_000,
  /** Opportunities, the latest to be made, that are suggested and found alike. Chosen: five times those of a large company. */
  opportunities: 10_000,
  /** Words of one text that are counted at all, the rarest in English first. Chosen: two pages of text. */
  words: 60,
  /** Best opportunities of which it is asked whether they have others below them, or are archived. */
  candidates: 40,
  /** Suggestions for one insight. Chosen: as many as fit beside it on a screen. */
  suggestions: 3,
  /** Earlier insights that are named for one suggestion. */
  teachers: 3,
  /** Linked insights of one opportunity, the latest, among which those are looked for. */
  lessons: 500,
} as const;
