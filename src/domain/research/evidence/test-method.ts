/**
 * Methods of tests with the level of confidence that a supporting test gives an idea, lowest first (house rule after
 * Gilad, "Evidence-Guided", 2023). People name methods in their own words, which `pattern` recognises. To add a method,
 * add a row.
 */
export const TEST_METHODS = [
  {
    level: 1,
    words: 'a smoke test',
    pattern: /\b(smoke|fake[- ]?door|painted[- ]?door|pre-?orders?|crowd ?funding)\b/,
  },
  { level: 1, words: 'a landing page', pattern: /\blanding([- ]?page)?s?\b/ },
  { level: 1, words: 'a survey', pattern: /\b(surveys?|polls?|questionnaires?)\b/ },
  { level: 3, words: 'an interview with a prototype', pattern: /\b(prototypes?|click ?dummy|mock-?ups?)\b/ },
  { level: 3, words: 'a usability test', pattern: /\b(usability|first click|tree test|think(ing)?[- ]aloud)\b/ },
  {
    level: 3,
    words: 'a minimum viable product',
    pattern: /\b(mvps?|minimum viable|wizard of oz|concierge|pilots?|beta)\b/,
  },
  { level: 5, words: 'an A/B test', pattern: /\b(a ?\/ ?b|ab[- ]test|split[- ]test|multivariate|holdout|controlled)/ },
  { level: 5, words: 'a longitudinal study', pattern: /\b(longitudinal|diary|cohorts?|retention)\b/ },
  { level: 10, words: 'a launch', pattern: /\b(launch(es|ed)?|general availability|roll-?out)\b/ },
] as const;
/** A method of testing an idea. */
export type TestMethod = (typeof TEST_METHODS)[number];

/**
 * Method that a text names; where several fit, the one with the lowest level, so that "smoke test before the launch" is
 * no launch. An interview is a method only where a prototype was shown. Null where none fits, such as for a spike, which counts for less than all of these.
 */
export function methodOf(method: string | null, showsPrototype: boolean): TestMethod | null {
  const text = (method ?? '').normalize('NFKC').toLowerCase();
  const methods = showsPrototype && /\binterviews?\b/.test(text) ? `${text} prototype` : text;
  return TEST_METHODS.find(({ pattern }) => pattern.test(methods)) ?? null;
}
