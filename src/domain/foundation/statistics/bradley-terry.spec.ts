import fc from 'fast-check';
import { bradleyTerry, stronglyConnected } from './bradley-terry.ts';
import type { Matrix } from './majority.ts';

/** Wins of the American League East of 1987 (Agresti, Categorical Data Analysis): Mil Det Tor NY Bos Cle Bal. */
const BASEBALL: Matrix = [
  [0, 7, 9, 7, 7, 9, 11],
  [6, 0, 7, 5, 11, 9, 9],
  [4, 6, 0, 7, 7, 8, 12],
  [6, 8, 6, 0, 6, 7, 10],
  [6, 2, 6, 7, 0, 7, 12],
  [4, 4, 5, 6, 6, 0, 6],
  [2, 4, 1, 3, 1, 7, 0],
];
/** The example of Wikipedia's article on the model. */
const FOUR: Matrix = [
  [0, 2, 0, 1],
  [3, 0, 5, 0],
  [0, 3, 0, 1],
  [4, 0, 3, 0],
];

describe('the Bradley–Terry model', () => {
  it('finds the strengths of Wikipedia’s example', () => {
    const { strengths, phantom } = bradleyTerry(FOUR);
    expect(strengths.map((each) => each.toFixed(3))).toEqual(['0.640', '1.043', '0.660', '2.270']);
    expect(phantom).toBe(false);
  });

  it('finds the log-strengths over Baltimore of the baseball season of 1987', () => {
    const { strengths } = bradleyTerry(BASEBALL);
    const base = Math.log(strengths[6] ?? 1);
    expect(strengths.map((each) => (Math.log(each) - base).toFixed(3))).toEqual([
      '1.581',
      '1.436',
      '1.294',
      '1.248',
      '1.108',
      '0.684',
      '0.000',
    ]);
  });

  it('adds a phantom where a candidate won or lost everything, and says so', () => {
    const unanimous: Matrix = [
      [0, 3, 3],
      [0, 0, 3],
      [0, 0, 0],
    ];
    const { strengths, phantom } = bradleyTerry(unanimous);
    expect(phantom).toBe(true);
    expect(strengths.every((each) => Number.isFinite(each) && each > 0)).toBe(true);
    expect([...strengths].sort((one, other) => other - one)).toEqual(strengths);
    expect((strengths[0] ?? 0) * (strengths[2] ?? 0)).toBeCloseTo(1, 9);
    expect(strengths[1]).toBeCloseTo(1, 9);
  });

  it('gives all candidates the same strength without games', () => {
    expect(
      bradleyTerry([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ strengths: [1, 1], phantom: true });
  });

  it('is strongly connected where wins lead from every candidate to every other', () => {
    expect([
      stronglyConnected(FOUR),
      stronglyConnected([
        [0, 1],
        [0, 0],
      ]),
      stronglyConnected([[0]]),
    ]).toEqual([true, false, true]);
  });

  const games = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }), {
    minLength: 5,
    maxLength: 5,
  });
  const played = games.map((rows) => rows.map((row, one) => row.map((wins, other) => (one === other ? 0 : wins))));

  it('has a geometric mean of 1, expects as many wins as there were, and does not depend on the order of candidates', () => {
    fc.assert(
      fc.property(played, (wins) => {
        const { strengths, phantom } = bradleyTerry(wins);
        expect(strengths.reduce((product, each) => product * each, 1)).toBeCloseTo(1, 6);
        const turned = bradleyTerry([...wins].reverse().map((row) => [...row].reverse()));
        turned.strengths.forEach((each, index) => {
          expect(Math.log(each)).toBeCloseTo(Math.log(strengths[4 - index] ?? 0), 5);
        });
        if (phantom) return;
        // At the maximum each candidate is expected to win as often as it did (Ford, 1957).
        wins.forEach((row, i) => {
          const expected = strengths.reduce(
            (sum, other, j) =>
              i === j
                ? sum
                : sum +
                  (((wins[i]?.[j] ?? 0) + (wins[j]?.[i] ?? 0)) * (strengths[i] ?? 0)) / ((strengths[i] ?? 0) + other),
            0,
          );
          expect(expected).toBeCloseTo(
            row.reduce((sum, each) => sum + each, 0),
            4,
          );
        });
      }),
    );
  });
});
