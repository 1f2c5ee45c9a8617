import fc from 'fast-check';
import { backtest, type ScoredCase } from './backtest.ts';

/** Numbers that look like chance and are the same each time (Lehmer's generator). */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
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

  it('takes chance for skill in no more than one history of ten', () => {
    const random = Array.from({ length: 200 }, (_, seed) => {
      const next = chance(1_000 + seed * 7_919);
      for (let skipped = 0; skipped < 10; skipped++) next();
      return backtest(history(30, 0, 2_000 + seed * 104_729).map((each) => ({ ...each, outcome: next() })));
    });
    expect(random.filter(({ verdict }) => verdict !== 'NO_BETTER_THAN_CHANCE').length).toBeLessThanOrEqual(20);
    expect(random.filter(({ beatsLeastEffort }) => beatsLeastEffort !== null).length).toBeLessThanOrEqual(20);
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
    expect(backtest(cases)).toMatchObject({ tau: null, rightlyOrdered: null, verdict: 'NO_BETTER_THAN_CHANCE' });
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
      { numRuns: 50 },
    );
  });
});
