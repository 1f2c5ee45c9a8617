/**
 * Constants of judgement of the priorities: each says what it bounds, in which unit, and its source or why it was
 * chosen.
 */
export const CHOSEN = {
  /** Sizes of a ballot. */
  ballot: {
    /** Fewest candidates. Chosen: one candidate leaves nothing to compare. */
    fewestCandidates: 2,
    /** Most candidates. Chosen: twenty make 190 pairs, more than a person compares with care. */
    mostCandidates: 20,
    /** Most pairs of one vote. Chosen: every pair of the most candidates once. */
    mostPairs: 190,
    /** Most voters. Chosen: several times the largest team. */
    mostVoters: 50,
  },

  /** The way from an outcome down to its target. */
  descent: {
    /** Most siblings that a level names as passed over. Chosen: more are not weighed against each other at once. */
    mostPassedOver: 20,
  },

  /** Two models compared by their rankings. */
  comparison: {
    /** Fewest nodes scored by both for which Kendall's tau is shown. Chosen: below five it takes only a few values. */
    fewestNodes: 5,
  },

  /** How far a judgement is off when it is off by the least that people distinguish. */
  notch: {
    /** A number of people or times. Chosen: an estimated count is easily a quarter off. */
    count: { times: 1.25 },
    /** Effort in person-months. Chosen: the sizes in which people estimate. */
    personMonths: { next: [0.5, 1, 2, 3, 5, 8, 13] },
    /** Points of ten. Chosen: one point, which for shares of respondents is one in ten. */
    point: { step: 1 },
    /** Levels of Gilad's confidence meter. Chosen: a whole point would jump from opinion to evidence. */
    confidenceMeter: { next: [0.01, 0.03, 0.1, 0.2, 0.5, 1, 3, 5, 10] },
    /**
     * Ranges that hold counts: the greatest value is this many times the least, or `from` where the least is smaller.
     * Chosen: over two orders of magnitude people err by a share, not by a number.
     */
    wide: { times: 100, from: 1 },
    /** Notches in any other range. Chosen: finer steps are not distinguished. */
    sharesOfRange: 20,
    /**
     * Points from end to end of a scale on which a notch is one point. Chosen: on a shorter one a point is most of the
     * scale, on a longer one people do not distinguish points.
     */
    pointScale: { fewest: 2, most: 20 },
  },

  /** Largest inputs of built-in models. */
  largest: {
    /** People in a month. Chosen: more than there are; a greater number is a slip of the keyboard. */
    peoplePerMonth: 1e10,
    /** Times that one person meets something in a month. Chosen: more than twice a minute, day and night. */
    timesEachPerMonth: 1e5,
    /** Effort. Chosen: eight hundred person-years; a greater number is a slip or has another unit. */
    personMonths: 1e4,
  },

  /** Quadrants of value and effort. */
  quadrant: {
    /**
     * Fewest points, 1 to 5, that are high. Chosen: the middle of the scale is high, as in the quadrants of shipped
     * work, so that no node lies on the line.
     */
    highFromPoints: 3,
  },

  /**
   * Weights of the default criteria of the weighted model. Chosen: value to the customer outweighs the other two
   * together.
   */
  defaultWeights: { customerValue: 3, reach: 1, risk: 1 },

  /** Confidence that evidence offers to a score. */
  confidenceOffer: {
    /**
     * Least level of an idea that proves its problem too. Chosen after Gilad: from test results on, people have used it.
     */
    provesProblemFrom: 5,
    /**
     * Share of confidence in RICE by the least level of Gilad's meter, highest first. Chosen: his steps from opinion to
     * data.
     */
    riceShares: [
      { from: 5, share: 1 },
      { from: 3, share: 0.8 },
      { from: 0.5, share: 0.5 },
    ],
  },

  /** Sizes of a workspace's own model. */
  ownModel: {
    /** Most factors or criteria. Chosen: more are not weighed at once. */
    mostFactors: 20,
    /** Largest weight. Chosen: a thousand to one is as good as all or nothing. */
    mostWeight: 1_000,
    /**
     * Largest end of a scale, either sign. Chosen: beyond any count, and far from where products of numbers overflow.
     */
    mostOfScale: 1e12,
    /** Longest name of a factor, in characters. Chosen: twice the longest of the built-in models. */
    nameCharacters: 40,
    /** Longest label. Chosen: one line. */
    labelCharacters: 60,
    /** Longest unit. Chosen: one line. */
    unitCharacters: 60,
    /** Longest description. Chosen: one paragraph. */
    descriptionCharacters: 500,
    /** Most values that a factor is limited to. Chosen: a longer list is not read. */
    mostValues: 20,
    /** Most lines of the arithmetic in an explanation. Chosen: one screen. */
    mostSteps: 20,
  },

  /** Size of a formula. Chosen: each far beyond what one person can explain to another. */
  formula: {
    mostCharacters: 1_000,
    /** Levels of parts within parts. */
    mostDepth: 32,
    /** Numbers, factors and operations. */
    mostTerms: 200,
    /** Largest exponent of a power. */
    mostExponent: 10,
  },

  /** Bounds of a formula, found by splitting the ranges of its factors. */
  formulaBounds: {
    /**
     * Most parts of a formula analysed for one bound. Chosen: a few dozen milliseconds at worst; a formula of ten parts
     * gets a thousand splits, where some thirty are enough for one factor.
     */
    mostAnalysed: 10_000,
    /** Share of a bound by which it may be off and still stands to two figures. Chosen: half of their last one at most. */
    closeEnough: 0.005,
    /** Share of the greatest number at hand that is noise. Chosen: what twelve digits leave. */
    noise: 1e-12,
  },

  /** How much of a ranking one page reads. */
  ranking: {
    /**
     * Nodes behind the page that are read to find the end of its last band. Chosen: as many as a page has by default; a
     * longer band says that it goes on.
     */
    bandLookAhead: 20,
    /**
     * Most nodes looked at when only some fit the filter. Chosen: as many as a tree holds, so that within one outcome
     * no page ends early.
     */
    mostLookedAt: 5_000,
    /** Most ranking entries read when the index alone decides. Chosen: twice the longest page. */
    mostRead: 200,
    /** Most teams whose rankings are merged. Chosen: each is a range of its own in the index. */
    mostTeams: 20,
  },
} as const;
