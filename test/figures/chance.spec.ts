import { wilson } from '../../src/domain/foundation/statistics/wilson.ts';
import { seededRandom } from '../../src/domain/foundation/statistics/seeded-random.ts';
import { backtest, type Backtest, type ScoredCase } from '../../src/domain/learning/forecast/backtest.ts';

const FULL = process.env['OST_TEST_FULL'] === 'true';
const HISTORIES = FULL ? 2_000 : 60;
const seed = Date.now() % 1_000_000;

function told(cases: readonly ScoredCase[]): Backtest {
  const work = backtest(cases, seededRandom(cases.length));
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A history in which scores and outcomes have nothing to do with each other, each of so many values. */
function withoutOrder(levels: number, next: () => number): ScoredCase[] {
  const n = 10 + Math.floor(next() * 21);
  const any = (): number => Math.floor(next() * levels);
  return Array.from({ length: n }, () => ({ score: any(), outcome: any(), effort: null }));
}

describe(`verdicts of chance (seed ${seed})`, () => {
  it.each([2, 3, 10, 1_000])(
    'on histories without any order, of %i values each, are better than chance in at most 5 of 100',
    (levels) => {
      const next = seededRandom(seed + levels);
      const many = Math.ceil(HISTORIES / 4);
      const verdicts = Array.from({ length: many }, () => told(withoutOrder(levels, next)).verdict);
      const better = verdicts.filter((verdict) => verdict === 'BETTER_THAN_CHANCE').length;
      const worse = verdicts.filter((verdict) => verdict === 'WORSE_THAN_CHANCE').length;
      // What the share may be, by its 95 % interval, is not all above 5 of 100.
      expect(wilson(better, many)?.low).toBeLessThanOrEqual(0.05);
      expect(wilson(worse, many)?.low).toBeLessThanOrEqual(0.05);
    },
  );

  it('on histories in order are better than chance', () => {
    const next = seededRandom(seed);
    const verdicts = Array.from(
      { length: 10 },
      () =>
        told(Array.from({ length: 20 }, (_, at) => ({ score: at, outcome: at + 3 * next(), effort: null }))).verdict,
    );
    expect(new Set(verdicts)).toEqual(new Set(['BETTER_THAN_CHANCE']));
  });
});
