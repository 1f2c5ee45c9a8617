/** Constants of judgement of research: each says what it bounds, in which unit, and its source or why it was chosen. */
export const CHOSEN = {
  /**
   * Confidence in a problem and in an idea: levels of Gilad's meter (Itamar Gilad, "Evidence-Guided", 2023), 0.01 to
   * 10.
   */
  confidence: {
    /**
     * Level by the fewest participants who support the problem, the most first. Chosen after Gilad; `words` names the
     * range.
     */
    participantLevels: [
      { from: 20, level: 3, words: '20 or more' },
      { from: 10, level: 2, words: '10–19' },
      { from: 4, level: 1.5, words: '4–9' },
      { from: 2, level: 1, words: '2–3' },
      { from: 1, level: 0.5, words: '1' },
    ],
    /** Level without any support: Gilad's self-conviction. */
    unsupportedLevel: 0.01,
    /** Level with themes, strategy or trends alone: the upper end of Gilad's thematic support, .03 to .1. */
    themesLevel: 0.1,
    /** Level of support without any known participant: the upper end of Gilad's opinion of others, .1 to .2. */
    opinionLevel: 0.2,
    /** Least share of the participants heard who contradict a contested problem. Chosen: one in three is no outlier. */
    contestedShare: 1 / 3,
    /** Highest level of a contested problem. Chosen: as much as one participant counts for. */
    mostContestedLevel: 0.5,
    /**
     * Highest level of an idea that no test supports, or that one refutes: the upper end of Gilad's estimates and plans,
     * .4 to .5.
     */
    mostUntestedLevel: 0.5,
    /** Level of a supporting test by any other method, such as a spike: as much as estimates and plans. */
    otherMethodLevel: 0.5,
  },

  /** Evidence and its ledger. */
  evidence: {
    /** Oldest age of young evidence. Chosen: a quarter, in which few products change beyond recognition. */
    youngDays: 90,
    /** Oldest age of evidence of this year. Chosen: every season once. */
    yearDays: 365,
    /**
     * Fewest supporting participants among whom it is suspicious that none contradicts. Chosen: below four it is
     * chance.
     */
    unanimousParticipants: 4,
    /**
     * Most segments, and most personas, listed in one ledger. Chosen: more than people compare; the rest is counted.
     */
    mostSegments: 50,
  },

  /** How often a team talks to customers. */
  cadence: {
    /** Most weeks of one series. Chosen: three years. */
    mostWeeks: 160,
    /** Fewest learning loops whose median is shown. Chosen: below five, one loop moves it by more than it says. */
    fewestLoops: 5,
  },

  /** Conversations to seek next. */
  conversation: {
    /** Most participants named for one conversation. Chosen: as many as a team writes to so that one of them comes. */
    mostParticipants: 5,
  },

  /** Figures from survey answers. */
  survey: {
    /**
     * Fewest respondents for whom figures are shown. Chosen: below ten, one respondent moves a share by more than a
     * tenth, and could be identified.
     */
    fewestRespondents: 10,
    /**
     * Most respondents for whom every sample is weighed; beyond, shares are taken for normally distributed. Chosen: a
     * millisecond, and both differ by some hundredths of a point of 20 there, as much as one respondent changes.
     */
    mostWeighed: 200,
    /** Slices of a normal distribution over which a score is averaged. Chosen: twice as many change no second decimal. */
    normalSlices: 40,
    /** Standard deviations that these slices reach on each side. Chosen: one in a million lies outside. */
    normalReach: 5,
    /** Fewest respondents whose interval is not called rough. Chosen: from here on it covers 93 to 97 of 100. */
    fewestForSureInterval: 50,
    /**
     * Most segments of one answer. Chosen: more than people compare at a glance, and few enough for a page of a hundred
     * nodes.
     */
    mostSegments: 20,
  },

  /**
   * Opportunities suggested for an insight. Where "chosen" stands alone, the value was compared in coarse steps on the
   * sample's labelled feedback; bench/README.md says what half and double of each change.
   */
  suggestion: {
    /** Occurrences in the body that one in the insight's title counts for. Chosen: titles name the subject. */
    titleOccurrences: 3,
    /**
     * BM25's k3, occurrences in the insight after which a further one adds little (Robertson & Zaragoza 2009: 0 to
     * 1,000). Chosen.
     */
    querySaturation: 2,
    /** BM25's k1, occurrences in the opportunity after which a further one adds little (usual: 0.5 to 2). Chosen. */
    termSaturation: 1,
    /** BM25's b, how far a long opportunity must repeat a word for the same weight (usual: 0.5 to 0.8). Chosen. */
    lengthNormalisation: 0.5,
    /**
     * Shares of three rarities in a word's specificity: among opportunities, among insights, in English at large.
     * Chosen: the last counts for more, as it is steady where a workspace is young.
     */
    specificityShares: { opportunities: 1, insights: 1, english: 1.5 },
    /** Weight of the part of a score that is learnt from links, relative to the part of the opportunity. Chosen. */
    linkWeight: 0.15,
    /** Thousandths of word mass assumed before the first link (Dirichlet smoothing). Chosen: two insights. */
    smoothingMass: 20_000,
    /**
     * Share of the learnt part that counts towards trust. Chosen: so that trust means the same with and without links.
     */
    linkTrust: 0.5,
    /** Insights with a word, beyond those expected by chance, at which half of its weight is familiar. Chosen. */
    familiarInsights: 1,
    /**
     * Insights of a workspace at which familiarity counts half. Chosen: in an empty workspace every word is unfamiliar.
     */
    youngInsights: 5,
    /**
     * Share of insights that have a given one of the commonest English words. Chosen: 1,000 in a million, times some 40
     * words.
     */
    everydayShare: 0.04,
    /** Least trust at which anything is suggested. Chosen: the middle of where both aims of abstention are met. */
    leastTrust: 1,
    /**
     * Most words of an insight that are looked up, the most specific ones. Chosen: bounds the work; more changed
     * nothing.
     */
    mostTerms: 30,
  },

  /** Texts that say the same. Chosen on made-up pairs and the sample's tree. */
  similarity: {
    /** Least similarity of two insights that are near duplicates, 0 to 1. Chosen: three words in five. */
    duplicate: 0.6,
    /** Fewest different words of an insight that is compared. Chosen: "Thanks a lot!" resembles everything. */
    fewestWords: 3,
    /** Least similarity of two opportunities that are shown as similar, 0 to 1. Chosen: a third of what they say. */
    opportunity: 0.3,
  },

  /** Needs of which the inbox speaks and no opportunity does. */
  emergingNeed: {
    /** Fewest different participants of a group. Chosen: two may have talked to each other. */
    fewestParticipants: 3,
    /**
     * Most words of an insight by which it is grouped, the most specific ones. Chosen: its subject without its
     * phrasing.
     */
    mostWords: 12,
    /** Fewest words that two insights of a group share. Chosen: one word is often an accident. */
    fewestSharedWords: 2,
    /** Least rarity in English of a word to group by, 0 to 1. Chosen: rarer than the some 250 commonest. */
    leastRarity: 0.3,
    /** Least share of a group's insights that have a word of the group. Chosen. */
    commonShare: 0.4,
    /** Most words that name a group. Chosen: a short title. */
    mostTitleWords: 5,
    /** Most groups. Chosen: one screen. */
    mostGroups: 10,
  },
} as const;
