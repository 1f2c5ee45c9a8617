/** How much is looked at for an answer of triage, so that it takes no longer in a workspace of any size. */
export const QUERY_LIMITS = {
  /** Insights, the latest to come in, among which it is counted how common a word is. Chosen: a share of one in a thousand shows. */
  countedInsights: 1_000,
  /** Opportunities, the latest to be made, that are suggested and found alike. Chosen: five times those of a large company. */
  opportunities: 10_000,
  /** Places of one word, the latest, by which it is counted how common it is. Chosen: a commoner word tells little anyway, and is counted to about a tenth. */
  countedPlaces: 100,
  /** Words of one text that are counted at all, the rarest in English first. Chosen: two pages of text. */
  words: 60,
  /** Places of words in opportunities behind which suggestions are sought, most telling words first. Chosen: commoner words would add little to the best. */
  places: 1_500,
  /** Best opportunities of which it is asked whether they have others below them, or are archived. */
  candidates: 24,
  /** Suggestions for one insight. Chosen: as many as fit beside it on a screen. */
  suggestions: 3,
  /** Earlier insights that are named for one suggestion. */
  teachers: 3,
  /** Linked insights of one opportunity, the latest, among which those are looked for. */
  training: 200,
  /** Words of a search that are looked for, twice where a word has a stem of its own. Chosen: a sentence. */
  searched: 24,
  /** Insights, the latest, that are looked at for one word of a search. */
  postings: 5_000,
  /** Rarest words of an insight behind which those that say the same are sought. */
  rarest: 8,
  /** Insights, the latest, that are looked at behind each of them. */
  alike: 100,
  /** Words of one insight that are compared. */
  wordsCompared: 300,
  /** Insights of the inbox, those that occurred last, in which emerging needs are sought. */
  waiting: 500,
  /** Insights of one emerging need that are shown. */
  members: 30,
} as const;
