import fc from 'fast-check';
import { seededRandom } from '../../foundation/statistics/seeded-random.ts';
import { backtest as paused, type Backtest, type ScoredCase } from './backtest.ts';

/** Numbers that look like chance and are the same each time (Lehmer's generator). */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The backtest without its pauses. */
function backtest(cases: readonly ScoredCase[]): Backtest {
  const work = paused(cases, seededRandom(1));
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A history where the outcome follows the score, as far as `noise` lets it. */
function history(n: number, noise: number, seed = 7): ScoredCase[] {
  const next = chance(seed);
  return Array.from({ length: n }, () => {
    const score = next() * 100;
    return { score, outcome: score / 100 + noise * (next() - 0.5), effort: 1 + Math.floor(next() * 8) };
  });
}

describe('the backtest', () => {
  it('has no figures below ten cases', () => {
    expect(backtest(history(9, 0))).toMatchObject({ n: 9, tau: null, verdict: 'TOO_FEW', beatsLeastEffort: null });
    expect(backtest([]).sentences).toEqual([
      '0 of the 10 settled cases that are needed before it can be said whether it was right.',
    ]);
  });

  it('distinguishes a model that orders outcomes from one that does not', () => {
    const right = backtest(history(40, 0.3));
    expect(right).toMatchObject({ verdict: 'BETTER_THAN_CHANCE', beatsLeastEffort: true });
    expect(right.rightlyOrdered).toBeGreaterThan(0.8);
    expect(backtest(history(40, 0).map((each) => ({ ...each, outcome: -each.outcome }))).verdict).toBe(
      'WORSE_THAN_CHANCE',
    );
  });

  it('knows ties: two scores and two outcomes of twelve cases are no proof', () => {
    const scores = [1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0];
    const outcomes = [1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0];
    const found = backtest(
      scores.map((score, at) => ({ score: score === 1 ? 1280 : 640, outcome: outcomes[at] ?? 0, effort: null })),
    );
    expect(found).toMatchObject({ verdict: 'CANNOT_TELL', effortN: 0 });
    expect(found.tau).toBeCloseTo(0.478, 3);
    expect(found.chanceProbability).toBeCloseTo(0.2222, 4);
    expect(found.sentences[1]).toBe(
      'Tau is 0.48, and chance alone goes as far in 22 of 100 tries: it cannot be told from a coin.',
    );
  });

  it('cannot tell where all came out alike, and says so', () => {
    const found = backtest(history(12, 0).map((each) => ({ ...each, outcome: 1 })));
    expect(found).toMatchObject({ verdict: 'CANNOT_TELL', tau: null, chanceProbability: null });
    expect(found.sentences).toEqual([
      'All 12 cases have the same outcome: there is no order to compare, and nothing can be told.',
    ]);
  });

  it('says that too few were told apart, not how many cases are needed', () => {
    const lone = history(15, 0).map((each, at) => ({ ...each, score: Number(at === 0), effort: 3 }));
    const { verdict, sentences } = backtest(lone);
    expect(verdict).toBe('CANNOT_TELL');
    expect(sentences[1]).toContain('Too few of the 15 cases are told apart by score and outcome');
    expect(sentences[2]).toBe(
      'All 15 cases with an effort have the same effort: least effort first tells none of them apart.',
    );
    expect(sentences.join(' ')).not.toMatch(/needed/);
  });

  it('says when least effort first would have done better', () => {
    const next = chance(5);
    const cases = history(40, 0).map((each, at) => ({ ...each, score: next(), effort: 40 - at, outcome: at }));
    expect(backtest(cases)).toMatchObject({ leastEffortTau: 1, beatsLeastEffort: false });
  });

  it('has no verdict on effort where too few cases have one', () => {
    const cases = history(20, 0).map((each, at) => (at < 9 ? each : { ...each, effort: null }));
    expect(backtest(cases)).toMatchObject({ effortN: 9, leastEffortTau: null, beatsLeastEffort: null });
  });

  it('has no order to compare where all scores are the same', () => {
    const cases = history(12, 0).map((each) => ({ ...each, score: 5 }));
    expect(backtest(cases)).toMatchObject({ tau: null, rightlyOrdered: null, verdict: 'CANNOT_TELL' });
    expect(backtest(cases).sentences).toHaveLength(1);
  });

  it('does not depend on the order of the cases, nor on the scale of the score', () => {
    const one = fc.record({
      score: fc.integer({ min: 0, max: 9 }),
      outcome: fc.integer({ min: -3, max: 9 }),
      effort: fc.option(fc.integer({ min: 1, max: 9 })),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (cases) => {
        const found = backtest(cases);
        expect(backtest(cases.toReversed())).toEqual(found);
        expect(backtest(cases.map((each) => ({ ...each, score: each.score * 16 }))).tau).toBe(found.tau);
      }),
      { numRuns: 10 },
    );
  });
});
