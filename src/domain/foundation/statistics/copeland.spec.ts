import fc from 'fast-check';
import { copelandOrder } from './copeland.ts';
import { majorityMatrix, preferencesOf } from './majority.ts';

describe('Copeland’s order', () => {
  it('counts wins and half of ties; equals share a rank', () => {
    const matrix = [
      [0, 2, 2, 3],
      [1, 0, 2, 2],
      [1, 1, 0, 1],
      [0, 1, 1, 0],
    ];
    expect(copelandOrder(matrix)).toEqual([
      { candidate: 0, rank: 1, wins: 3, losses: 0, ties: 0 },
      { candidate: 1, rank: 2, wins: 2, losses: 1, ties: 0 },
      { candidate: 2, rank: 3, wins: 0, losses: 2, ties: 1 },
      { candidate: 3, rank: 3, wins: 0, losses: 2, ties: 1 },
    ]);
  });

  it('has one rank for all of a circle, and for candidates that nobody compared', () => {
    const circle = [
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ];
    expect(copelandOrder(circle).map(({ rank }) => rank)).toEqual([1, 1, 1]);
    expect(copelandOrder(majorityMatrix(2, [])).map(({ rank, ties }) => [rank, ties])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(copelandOrder([])).toEqual([]);
  });

  const ballots = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 9,
  });

  it('puts first whoever beats everybody, alone', () => {
    fc.assert(
      fc.property(ballots, (ratings) => {
        const matrix = majorityMatrix(5, ratings.map(preferencesOf));
        const order = copelandOrder(matrix);
        const winner = order.find(({ wins }) => wins === 4);
        if (winner) expect(order.filter(({ rank }) => rank === 1)).toEqual([winner]);
        expect(order.reduce((sum, { wins, losses }) => sum + wins - losses, 0)).toBe(0);
      }),
    );
  });

  it('does not depend on the order in which candidates are listed', () => {
    fc.assert(
      fc.property(ballots, (ratings) => {
        const ranks = (given: readonly number[][]): number[] => {
          const ordered = copelandOrder(majorityMatrix(5, given.map(preferencesOf)));
          return [0, 1, 2, 3, 4].map((each) => ordered.find(({ candidate }) => candidate === each)?.rank ?? 0);
        };
        expect(ranks(ratings.map((each) => [...each].reverse()))).toEqual(ranks(ratings).reverse());
      }),
    );
  });
});
