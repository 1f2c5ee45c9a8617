/**
 * Every constant of judgement behind suggestions, in one place. "Chosen" ones were compared in coarse steps on the
 * sample's labelled feedback; what half and double of them change stands in bench/README.md.
 */
export const JUDGEMENT = {
  /** Weights of what an opportunity says. Chosen: a description holds subjects, a title much of a story. */
  opportunity: { title: 0.75, description: 1, tag: 1, quote: 0.75, moment: 0.3, ancestor: 0.3 },
  /** How often a word of an insight's title counts; of its body, once. Chosen: titles name the subject. */
  insightTitle: 3,
  /** Occurrences in an insight after which a further one adds little: BM25's k3 (Robertson & Zaragoza 2009: 0 to 1,000). Chosen. */
  repeats: 2,
  /** BM25's k1, occurrences in an opportunity after which a further one adds little (usual: 0.5 to 2). */
  saturation: 1,
  /** BM25's b, how far a long text must repeat a word for the same weight (usual: 0.5 to 0.8). */
  length: 0.5,
  /**
   * Shares of three views in how much a word tells: rare among opportunities, rare among insights, rare in English at
   * large. Chosen: the last weighs more, as it is steady where a workspace is young.
   */
  telling: { opportunities: 1, insights: 1, english: 1.5 },
  /** Weight of what links have taught beside what an opportunity says. Chosen. */
  learnt: 0.15,
  /** Thousandths of word mass which count as known before the first link (Dirichlet smoothing). Chosen: two insights. */
  smoothing: 20_000,
  /** How much of what links have taught counts towards trust. Chosen: so that trust means the same with and without links. */
  learntTrust: 0.5,
  /** Insights that must share a word, beside those that do by chance, before half of its weight counts as at home in the workspace. Chosen. */
  atHome: 1,
  /** Insights in the workspace before it counts half how far an insight's words are at home there: nobody is at home in an empty one. Chosen. */
  young: 5,
  /** Share of texts of insight's length in which the commonest English words stand: 1,000 in a million, some 40 words. */
  everyday: 0.04,
  /** Trust below which nothing is suggested. Chosen: the middle of where both aims of abstention hold. */
  floor: 1,
  /** Words of an insight that are looked up at most, the most telling ones. Bounds the work; more changed nothing. */
  wordsLookedUp: 30,
} as const;
