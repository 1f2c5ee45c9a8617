/**
 * Constants of judgement of the goals: each says what it bounds, in which unit, and its source or why it was chosen.
 */
export const CHOSEN = {
  /**
   * Least aspirational grade of each band, 0 to 1. Google's bands (re:Work; Doerr 2018) leave gaps from .3 to .4 and
   * from .6 to .7; chosen: the upper end of each gap. And what a grade of days rests on.
   */
  grade: {
    yellowFrom: 0.4,
    greenFrom: 0.7,
    /** Days that one reading speaks for where its metric has no rhythm. Chosen: check-ins come weekly (Wodtke). */
    rhythmDays: 7,
    /** Least share of the days that readings must speak for, or the grade rests on hardly any. Chosen: most of them. */
    leastReadShare: 0.5,
    /** Most key results that a sentence names. Chosen: an objective has three, and a sentence is no list. */
    mostNamed: 10,
  },

  /** Days of cycles. */
  cycle: {
    /** Last day of the latest cycle. Chosen: all figures are made of days up to this one. */
    lastDay: '8999-12-31',
  },

  /** What the statement of an objective says. */
  statement: {
    /** Words that speak of building something. Chosen by hand: a heuristic, so it warns and never refuses. */
    buildingWords:
      'add build built create deliver develop feature features implement integrate introduce launch migrate release rewrite rollout ship',
    /**
     * Fewest letters of a word that distinguishes one solution from another. Chosen: shorter words are in every title.
     */
    fewestLetters: 4,
    /** Fewest such words of a title that reveal it even where they are scattered. Chosen: two meet by chance. */
    fewestScatteredWords: 3,
    /** Longest drafted statement. Chosen: the limit of an objective's title. */
    mostCharacters: 300,
  },
} as const;
