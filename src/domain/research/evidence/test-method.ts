/**
 * What a supported test of an idea counts for, by its method (house rule after Gilad, "Evidence-Guided", 2023), the least
 * first. Methods are told by people in their own words; `tells` finds a method in them. To add a method, add a row.
 */
export const TEST_METHODS = [
  { level: 1, words: 'a smoke test', tells: /\b(smoke|fake[- ]?door|painted[- ]?door|pre-?orders?|crowd ?funding)\b/ },
  { level: 1, words: 'a landing page', tells: /\blanding([- ]?page)?s?\b/ },
  { level: 1, words: 'a survey', tells: /\b(surveys?|polls?|questionnaires?)\b/ },
  { level: 3, words: 'an interview with a prototype', tells: /\b(prototypes?|click ?dummy|mock-?ups?)\b/ },
  { level: 3, words: 'a usability test', tells: /\b(usability|first click|tree test|think(ing)?[- ]aloud)\b/ },
  {
    level: 3,
    words: 'a minimum viable product',
    tells: /\b(mvps?|minimum viable|wizard of oz|concierge|pilots?|beta)\b/,
  },
  { level: 5, words: 'an A/B test', tells: /\b(a ?\/ ?b|ab[- ]test|split[- ]test|multivariate|holdout|controlled)/ },
  { level: 5, words: 'a longitudinal study', tells: /\b(longitudinal|diary|cohorts?|retention)\b/ },
  { level: 10, words: 'a launch', tells: /\b(launch(es|ed)?|general availability|roll-?out)\b/ },
] as const;
/** A method that supports an idea. */
export type TestMethod = (typeof TEST_METHODS)[number];

/**
 * The method that people mean, by the words they use; where several fit, the one that counts for least, so that "smoke
 * test before the launch" is no launch. An interview counts where something was shown. Null where none fits, for spikes too.
 */
export function methodOf(method: string | null, showsPrototype: boolean): TestMethod | null {
  const said = (method ?? '').normalize('NFKC').toLowerCase();
  const shown = showsPrototype && /\binterviews?\b/.test(said) ? `${said} prototype` : said;
  return TEST_METHODS.find(({ tells }) => tells.test(shown)) ?? null;
}
