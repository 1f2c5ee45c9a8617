import { CHOSEN } from '../chosen.ts';
import { type Confidence, countInWords } from './confidence.ts';
import { methodOf, TEST_METHODS } from './test-method.ts';

/** A concluded test of an idea. */
export interface ConcludedTest {
  /** In people's own words; null where it is not known. */
  readonly method: string | null;
  readonly verdict: 'SUPPORTED' | 'REFUTED' | 'INCONCLUSIVE' | null;
  /** Whether participants were shown a prototype. */
  readonly showsPrototype: boolean;
}

/**
 * Confidence that an idea works, by its concluded tests (house rule after Gilad, "Evidence-Guided", 2023). The level is
 * that of the strongest method that supported the idea. Without a supporting test it is the level of the problem, .5 at
 * most. The idea is contested where a test refuted it by a method at least as strong as those that supported it.
 */
export function ideaConfidence(tests: readonly ConcludedTest[], problem: Pick<Confidence, 'level'>): Confidence {
  const rated = tests.map((test) => ({ ...test, found: methodOf(test.method, test.showsPrototype) }));
  const best = (verdict: ConcludedTest['verdict']) =>
    rated.reduce((most, test) => (test.verdict === verdict ? Math.max(most, test.found?.level ?? 0) : most), 0);
  const [supported, refuted] = [best('SUPPORTED'), best('REFUTED')];
  const refutations = rated.filter(({ verdict }) => verdict === 'REFUTED').length;
  const unplaced = rated.filter(({ verdict, found }) => verdict === 'SUPPORTED' && found === null).length;
  const level = supported > 0 ? supported : Math.min(problem.level, CHOSEN.confidence.mostUntestedLevel);
  const sentences = [
    supported > 0 ? supportedInWords(supported) : untestedInWords(problem.level),
    ...(unplaced > 0
      ? [
          `${countInWords(unplaced, 'supported test is', 'supported tests are')} of no method that counts: say how it was done.`,
        ]
      : []),
    ...(refutations > 0
      ? [`${countInWords(refutations, 'test')} refuted it, and ${refutations === 1 ? 'does' : 'do'} not raise it.`]
      : []),
  ];
  return {
    level,
    contested: refutations > 0 && refuted >= supported,
    reason: sentences.join(' '),
    wouldRaiseIt: raising(level),
  };
}

/** Methods of one level in words: "an A/B test or a longitudinal study". */
function methodsOf(level: number): string {
  const words = TEST_METHODS.filter((each) => each.level === level).map((each) => each.words);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')}`;
}

const supportedInWords = (level: number): string =>
  `Its strongest support is a test that counts for ${level}: ${methodsOf(level)}.`;

const untestedInWords = (problem: number): string =>
  problem > CHOSEN.confidence.mostUntestedLevel
    ? `No test supports it: it counts for ${CHOSEN.confidence.mostUntestedLevel} at most, however sure its problem is.`
    : `No test supports it: it is as sure as its problem, ${problem}.`;

function raising(level: number): string | null {
  const next = TEST_METHODS.find((each) => each.level > level);
  return next ? `A test that supports it, by ${methodsOf(next.level)}, counts for ${next.level}.` : null;
}
