import fc from 'fast-check';
import { distanceFromMajority, majorityMatrix, pairsOf, type Preference, preferencesOf, splitsOf } from './majority.ts';

const over = (winner: number, loser: number): Preference => ({ winner, loser });

/** Votes of up to 7 voters on up to 6 candidates, by ratings, so that some say nothing of some pairs. */
const votes = fc.integer({ min: 2, max: 6 }).chain((size) =>
  fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: size, maxLength: size }), {
    minLength: 1,
    maxLength: 7,
  }),
);

describe('the majority matrix', () => {
  it('counts the voters who prefer one candidate over another', () => {
    const voters = [[over(0, 1), over(1, 2), over(0, 2)], [over(1, 0)], []];
    expect(majorityMatrix(3, voters)).toEqual([
      [0, 1, 1],
      [1, 0, 1],
      [0, 0, 0],
    ]);
  });

  it('refuses preferences beyond the candidates, and of one over itself', () => {
    for (const wrong of [over(0, 2), over(2, 0), over(1, 1), over(-1, 0)])
      expect(() => majorityMatrix(2, [[wrong]])).toThrow(RangeError);
  });

  it('does not depend on the order of voters, and counts a pair at most once per voter', () => {
    fc.assert(
      fc.property(votes, (ratings) => {
        const given = ratings.map(preferencesOf);
        const size = ratings[0]?.length ?? 0;
        const matrix = majorityMatrix(size, given);
        expect(majorityMatrix(size, [...given].reverse())).toEqual(matrix);
        for (const [one, other] of pairsOf(size))
          expect((matrix[one]?.[other] ?? 0) + (matrix[other]?.[one] ?? 0)).toBeLessThanOrEqual(given.length);
      }),
    );
  });
});

describe('ratings', () => {
  it('imply a preference for the higher one, and none between equal or missing ratings', () => {
    expect(preferencesOf([5, 3, 3, null])).toEqual([over(0, 1), over(0, 2)]);
  });
});

describe('splits', () => {
  it('come most even first, then with more voters, without unanimous pairs', () => {
    const matrix = [
      [0, 3, 2, 4],
      [1, 0, 1, 5],
      [2, 1, 0, 4],
      [0, 0, 1, 0],
    ];
    expect(splitsOf(matrix).map(({ one, other, evenness }) => [one, other, evenness])).toEqual([
      [0, 2, 0.5],
      [1, 2, 0.5],
      [0, 1, 0.25],
      [2, 3, 0.2],
    ]);
  });
});

describe('the distance from the majority', () => {
  it('is the share of decided pairs on which a voter prefers the other', () => {
    const matrix = majorityMatrix(3, [
      [over(0, 1), over(1, 2)],
      [over(0, 1), over(1, 2)],
      [over(1, 0), over(1, 2)],
    ]);
    expect(distanceFromMajority(matrix, [over(1, 0), over(1, 2)])).toBe(0.5);
    expect(distanceFromMajority(matrix, [over(0, 1)])).toBe(0);
    expect(distanceFromMajority(matrix, [over(0, 2)])).toBeNull();
    expect(distanceFromMajority(matrix, [])).toBeNull();
  });

  it('lies between 0 and 1, and is 0 where all agree', () => {
    fc.assert(
      fc.property(votes, (ratings) => {
        const given = ratings.map(preferencesOf);
        const matrix = majorityMatrix(ratings[0]?.length ?? 0, given);
        for (const vote of given) {
          const far = distanceFromMajority(matrix, vote);
          expect(far === null || (far >= 0 && far <= 1)).toBe(true);
        }
        const [alone = []] = given;
        expect(distanceFromMajority(majorityMatrix(ratings[0]?.length ?? 0, [alone, alone]), alone) ?? 0).toBe(0);
      }),
    );
  });
});
