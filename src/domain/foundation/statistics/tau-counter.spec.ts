import fc from 'fast-check';
import { kendallTau } from './kendall.ts';
import { denseRanks, tauCounter, tauOf } from './tau-counter.ts';

const cases = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 5 }),
    y: fc.integer({ min: -3, max: 3 }),
    times: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 20 },
);

describe('the counter of pairs', () => {
  it('gives Kendall’s tau, and that of cases that count several times', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const { ranks, levels } = denseRanks(all.map(({ y }) => y));
        const count = tauCounter(
          all.map(({ x }) => x),
          levels,
        );
        const tau = (some: typeof all): number | null =>
          kendallTau(
            some.map(({ x }) => x),
            some.map(({ y }) => y),
          );
        const repeated = all.flatMap((each) => Array.from({ length: each.times }, () => each));
        const times = Int32Array.from(all, (each) => each.times);
        expect(tauOf(count(ranks))).toBe(tau(all));
        expect(tauOf(count(ranks, times))).toBe(tau(repeated));
        // What was counted before leaves no trace.
        expect(tauOf(count(ranks))).toBe(tau(all));
      }),
    );
  });
});
