/** Limits of what a query of triage reads, so that its duration does not depend on the size of the workspace. */
export const QUERY_LIMITS = {
  /** Newest insights among which word frequencies are counted. Chosen: a share of one in a thousand is visible. */
  countedInsights: 1_000,
  /** Newest opportunities that can be suggested or found similar. Chosen: five times those of a large company. */
  opportunities: 10_000,
  /** Newest postings of one word by which its frequency is counted. Chosen: a more common word tells little anyway, and its estimate is off by about a tenth. */
  countedPostings: 100,
  /** Words of one text that are considered, the rarest in English first. Chosen: two pages of text. */
  words: 60,
  /** Postings of words in opportunities that the search for suggestions reads, the most telling words first. Chosen: more common words would add little to the best. */
  candidatePostings: 1_500,
  /** Best opportunities that are checked for opportunities below them and for being archived. */
  candidates: 24,
  /** Suggestions for one insight. Chosen: as many as fit next to it on a screen. */
  suggestions: 3,
  /** Earlier insights that are shown for one suggestion. */
  shownTraining: 3,
  /** Newest linked insights of one opportunity among which those are searched. */
  training: 200,
  /** Words of a search that count; a word with a different stem counts twice. Chosen: a sentence. */
  searched: 24,
  /** Newest insights that are read for one word of a search. */
  postings: 5_000,
  /** Rarest words of an insight by which its near duplicates are searched. */
  rarest: 8,
  /** Newest insights that are read for each of these words. */
  similar: 100,
  /** Words of one insight that are compared with another. */
  wordsCompared: 300,
  /** Insights of the inbox, the latest occurrences, in which emerging needs are searched. */
  waiting: 500,
  /** Insights of one emerging need that are shown. */
  members: 30,
} as const;
