import { CHOSEN } from '../chosen.ts';
import { type Confidence, countInWords } from './confidence.ts';
import { methodOf, TEST_METHODS } from './test-method.ts';

const { mostUntestedLevel, otherMethodLevel } = CHOSEN.confidence;

/** A concluded test of an idea. */
export interface ConcludedTest {
  /** Name by which people know the test. */
  readonly name: string;
  /** In people's own words; null where it is not known. */
  readonly method: string | null;
  readonly verdict: 'SUPPORTED' | 'REFUTED' | 'INCONCLUSIVE' | null;
  /** Whether participants were shown a prototype. */
  readonly showsPrototype: boolean;
  /** Assumptions that it tested and on which the idea still rests. */
  readonly assumptionIds: readonly string[];
  /** Whether it tested the idea as a whole. */
  readonly testsWhole: boolean;
}

/** A test with the level of its kind, and what that kind is called. */
interface RatedTest extends ConcludedTest {
  readonly level: number;
  readonly kind: string;
}

/** Key of the idea as a whole among what is tested; no assumption's id is empty. */
const WHOLE = '';

/**
 * Confidence that an idea works, by its concluded tests, the latest last (house rule after Gilad, "Evidence-Guided",
 * 2023). Each assumption that the idea still rests on, and the idea as a whole, has the latest verdict of the strongest
 * kind of test that told something about it. Where any of these is REFUTED, the idea is contested, and its level is that
 * of the problem, .5 at most. Else it is that of the strongest kind that supported it. Without a verdict it is the level
 * of the problem, .5 at most. An inconclusive test tells nothing, and hides nothing.
 */
export function ideaConfidence(tests: readonly ConcludedTest[], problem: Pick<Confidence, 'level'>): Confidence {
  const standing = standingTests(tests);
  const refuted = standing.filter(({ verdict }) => verdict === 'REFUTED');
  const supported = standing.reduce(
    (most, { verdict, level }) => (verdict === 'SUPPORTED' ? Math.max(most, level) : most),
    0,
  );
  const untested = Math.min(problem.level, mostUntestedLevel);
  const level = refuted.length > 0 || supported === 0 ? untested : supported;
  const left = tests.filter(({ assumptionIds, testsWhole }) => !testsWhole && assumptionIds.length === 0).length;
  const sentences = [
    refuted.length > 0
      ? refutedInWords(refuted)
      : supported > 0
        ? `Its strongest support is a test that counts for ${supported}: ${methodsOf(supported)}.`
        : untestedInWords(problem.level),
    ...(left > 0
      ? [
          `${countInWords(left, 'test')} of assumptions on which it does not rest ${left === 1 ? 'counts' : 'count'} for nothing.`,
        ]
      : []),
  ];
  return {
    level,
    contested: refuted.length > 0,
    reason: sentences.join(' '),
    wouldRaiseIt: refuted.length > 0 ? settling(refuted) : raising(level),
  };
}

/** The test that tells of each assumption and of the whole, each test once. */
function standingTests(tests: readonly ConcludedTest[]): RatedTest[] {
  const standing = new Map<string, RatedTest>();
  for (const test of tests) {
    if (test.verdict !== 'SUPPORTED' && test.verdict !== 'REFUTED') continue;
    const method = methodOf(test.method, test.showsPrototype);
    const rated = {
      ...test,
      level: method?.level ?? otherMethodLevel,
      kind: method?.words ?? 'a test by another method',
    };
    for (const subject of [...test.assumptionIds, ...(test.testsWhole ? [WHOLE] : [])])
      if (rated.level >= (standing.get(subject)?.level ?? 0)) standing.set(subject, rated);
  }
  return [...new Set(standing.values())];
}

/** Names in a row: "EXP-1, EXP-2 and EXP-3". */
function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.slice(-1).join('')}`;
}

/** Methods of one level in words: "an A/B test or a longitudinal study". */
const methodsOf = (level: number): string =>
  level === otherMethodLevel
    ? 'another method than those of the meter'
    : listed(
        TEST_METHODS.filter((each) => each.level === level).map((each) => each.words),
        'or',
      );

const refutedInWords = (refuted: readonly RatedTest[]): string =>
  `Contested: ${listed(
    refuted.map(({ name, kind }) => `${name} (${kind})`),
    'and',
  )} refuted it, so that it counts for no more than its problem, and for ${mostUntestedLevel} at most.`;

const untestedInWords = (problem: number): string =>
  problem > mostUntestedLevel
    ? `No test supports it: it counts for ${mostUntestedLevel} at most, however sure its problem is.`
    : `No test supports it: it is as sure as its problem, ${problem}.`;

const settling = (refuted: readonly RatedTest[]): string =>
  `A later test of the same, as strong as ${listed(
    refuted.map(({ name }) => name),
    'and',
  )}, that supports it, or an idea that does not rest on what was refuted.`;

function raising(level: number): string | null {
  const next = TEST_METHODS.find((each) => each.level > level);
  return next ? `A test that supports it, by ${methodsOf(next.level)}, counts for ${next.level}.` : null;
}
