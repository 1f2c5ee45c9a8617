import fc from 'fast-check';
import { permutationTest } from './permutation-test.ts';
import { seededRandom } from './seeded-random.ts';

const chanceOf = (x: readonly number[], y: readonly number[]) => {
  const work = permutationTest(x, y, seededRandom(1));
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

describe('the permutation test of tau', () => {
  it('knows ties: eight of one score and four of another are no proof', () => {
    const scores = [1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0];
    const outcomes = [1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0];
    const found = chanceOf(scores, outcomes);
    // Fisher's exact test: (112 + 8 + 56) of 792 arrangements are as far.
    expect(found?.probability).toBeCloseTo(176 / 792, 9);
    expect(found?.reach).toBeGreaterThan(0.478);
  });

  it('is that of all orders where they can be counted', () => {
    // Of 120 orders of five cases, two have a tau of 1 or −1.
    expect(chanceOf([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])).toMatchObject({
      probability: 2 / 120,
      leastProbability: 2 / 120,
    });
    expect(chanceOf([1, 1, 1, 1], [1, 2, 3, 4])).toBeNull();
    // One case that differs among twenty: no order of it is rarer than two in twenty.
    const lone = Array.from({ length: 20 }, (_, at) => Number(at === 0));
    expect(
      chanceOf(
        lone,
        lone.map((_, at) => at),
      )?.leastProbability,
    ).toBeCloseTo(0.1, 9);
  });

  it('is the same by draws and by all orders, to a hundredth', () => {
    const y = [3, 1, 2, 5, 4, 7, 6, 9, 8, 10];
    const x = y.map((_, at) => at);
    // Exact for n = 10 and 7 discordant pairs beyond order: tau 29/45.
    const drawn = chanceOf(x, y);
    expect(drawn?.leastProbability).toBeNull();
    const ties = y.map((each) => Math.ceil(each / 4));
    const exact = chanceOf(x, ties);
    expect(exact?.leastProbability).not.toBeNull();
    expect(Math.abs((drawn?.probability ?? 1) - 0.0004)).toBeLessThan(0.002);
  });

  it('is a probability, and above 5 of 100 exactly where tau is within the reach of chance', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 4,
      maxLength: 9,
    });
    fc.assert(
      fc.property(some, (pairs) => {
        const [x, y] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const found = chanceOf(x, y);
        if (!found) return;
        expect(found.probability).toBeGreaterThan(0);
        expect(found.probability).toBeLessThanOrEqual(1 + 1e-12);
        expect(found.probability).toBeGreaterThanOrEqual((found.leastProbability ?? 0) - 1e-12);
      }),
      { numRuns: 100 },
    );
  });
});
