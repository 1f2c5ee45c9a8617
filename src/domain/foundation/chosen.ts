/**
 * Constants of judgement of the foundation: each says what it bounds, in which unit, and its source or why it was
 * chosen.
 */
export const CHOSEN = {
  /**
   * Sizes of the numbers that are written in full, as numbers. Chosen: up to a dozen digits; counting more zeros is no
   * reading.
   */
  spelledOut: { from: 1e-9, below: 1e13 },

  /** Binomial distributions. */
  binomial: {
    /**
     * Standard deviations around the mean within which numbers of hits are told. Chosen: less than one in a hundred
     * thousand lies outside.
     */
    deviations: 4.5,
  },

  /** Tests of whether an order is more than chance. */
  chance: {
    /** Most arrangements that are counted one by one. Chosen: a second at worst. */
    mostArrangements: 50_000,
    /** Random arrangements where there are more. Chosen: a probability of 5 of 100 is then known to half of one. */
    permutations: 10_000,
    /** Resamples of a bootstrap. Chosen: fifty lie beyond each end of a 95 % interval. */
    resamples: 2_000,
    /** Probability above which chance explains an order. The usual one (Fisher 1925). */
    often: 0.05,
    /** Cases that are counted before others may go first. Chosen: a millisecond. */
    casesAtOnce: 10_000,
  },

  /** Strengths of candidates by the Bradley–Terry model. */
  bradleyTerry: {
    /**
     * Fewest candidates for which strengths are computed. Chosen: for three candidates and three unanimous voters the
     * model's intervals are 2.06 ± 3.04, and the plain matrix says more.
     */
    fewestCandidates: 6,
    /** Fewest voters for whom strengths are computed. Chosen for the same reason. */
    fewestVoters: 5,
    /** Rounds after which the iteration stops. Chosen: a hundred times what ballots of this size take. */
    mostRounds: 10_000,
    /**
     * Relative change of every strength at which the iteration has converged. Chosen: far below anything that is shown.
     */
    convergedChange: 1e-10,
  },

  /** Whether a text is English. */
  english: {
    /**
     * Least share of a text's words that are common English ones. Chosen: English texts have 0.6 and more, others 0.3.
     */
    commonWordShare: 0.45,
    /** Fewest words that are judged by that share. Chosen: a title of three words is too short for it. */
    fewestWords: 5,
  },

  /** Stems that are remembered between texts. */
  stemCache: {
    /** Most words. Chosen: people use the same few thousand over and over. */
    mostWords: 20_000,
    /**
     * Longest word, in characters. Chosen: V8 stores longer ones as slices, which would keep the whole text in memory.
     */
    mostCharacters: 12,
  },

  /** Words of a person that are known again in texts that others wrote. */
  repeatedWords: {
    /** Fewest words of a passage. Chosen: fewer are said by many. */
    fewestWords: 5,
    /** Fewest bytes of a passage without punctuation. Chosen for the same reason. */
    fewestBytes: 24,
    /** Fewest characters of a word of letters and digits, or of an address, that is a name. Chosen: no word of a language has digits. */
    shortestName: 10,
    /** Fewest characters of any other word that is a name. Chosen: longer than words of a language. */
    shortestLongWord: 24,
    /** Most words by which texts are looked for before any is compared. Chosen: beyond them reading all texts is as quick. */
    mostSigns: 100,
  },

  /** Words of a text for search. */
  words: {
    /**
     * Longest word that is indexed, in characters. Chosen: longer than words of any language, shorter than links and
     * keys.
     */
    mostCharacters: 60,
    /** Letters of a known name for each mistyped one, beyond the first, that still recalls it. Chosen: “effrot”, not “reach”. */
    lettersPerEdit: 3,
  },

  /** Markup that is taken out of a text. */
  markup: {
    /** Most attributes of a tag. Chosen: more than mail programs write, and a bound on what malicious ones cost. */
    mostAttributes: 60,
  },

  /** Pieces of a text around a match. */
  snippet: {
    /** Length, unless the caller says otherwise. Chosen: two lines of a list. */
    mostCharacters: 160,
    /** Share of the length that comes before the match. Chosen: enough to see what it is about. */
    shareBeforeMatch: 1 / 3,
    /** How many characters a cut moves to reach a blank. Chosen: longer than nearly every word. */
    nearBlankCharacters: 30,
  },
} as const;
