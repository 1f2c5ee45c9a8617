import fc from 'fast-check';
import { consistency, consistencyOfVote, consistencyOfMajority } from './circular-triads.ts';
import { majorityMatrix, pairsOf, type Preference, preferencesOf } from './majority.ts';

describe('circular triads', () => {
  it.each([
    [[1, 1, 1], 1, 0],
    [[2, 1, 0], 0, 1],
    [[3, 1, 1, 1], 1, 0.5],
    [[4, 3, 3, 2, 2, 1], 6, 0.25],
  ])('of the wins %j are %d, with ζ %d', (wins, circularTriads, zeta) => {
    const found = consistency(wins);
    expect(found.circularTriads).toBe(circularTriads);
    expect(found.zeta).toBeCloseTo(zeta, 12);
  });

  it('cannot be below three candidates', () => {
    expect(consistency([1, 0])).toEqual({ circularTriads: 0, zeta: null });
    expect(consistency([0])).toEqual({ circularTriads: 0, zeta: null });
  });

  /** A complete round among up to 8 candidates: for each pair, whether the first wins. */
  const round = fc.integer({ min: 3, max: 8 }).chain((size) => {
    const pairs = pairsOf(size);
    return fc
      .array(fc.boolean(), { minLength: pairs.length, maxLength: pairs.length })
      .map((first): { size: number; vote: Preference[] } => ({
        size,
        vote: pairs.map(([one, other], index) =>
          first[index] ? { winner: one, loser: other } : { winner: other, loser: one },
        ),
      }));
  });

  it('are those among all triples, and ζ lies between 0 and 1', () => {
    fc.assert(
      fc.property(round, ({ size, vote }) => {
        const beats = (one: number, other: number): boolean =>
          vote.some(({ winner, loser }) => winner === one && loser === other);
        let circles = 0;
        for (let a = 0; a < size; a++)
          for (let b = a + 1; b < size; b++)
            for (let c = b + 1; c < size; c++)
              if (beats(a, b) === beats(b, c) && beats(b, c) === beats(c, a)) circles++;
        const found = consistencyOfVote(size, vote);
        expect(found?.circularTriads).toBe(circles);
        expect(found?.zeta).toBeGreaterThanOrEqual(0);
        expect(found?.zeta).toBeLessThanOrEqual(1);
        expect(consistencyOfMajority(majorityMatrix(size, [vote]))).toEqual(found);
      }),
    );
  });

  it('are null for a voter who left out a pair, and for majorities where a pair has none', () => {
    const vote = preferencesOf([3, 2, 1]);
    expect(consistencyOfVote(3, vote)).toEqual({ circularTriads: 0, zeta: 1 });
    expect(consistencyOfVote(3, vote.slice(1))).toBeNull();
    expect(consistencyOfMajority(majorityMatrix(3, [vote, preferencesOf([1, 2, 3])]))).toBeNull();
  });
});
