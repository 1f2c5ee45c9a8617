import fc from 'fast-check';
import { ranked } from './rank.ts';
import { BEFORE_FIRST, bandInWords, bandsOf, type RankPosition, nextPosition } from './rank-position.ts';

/** Items with these values, each with notches so far down and up. */
const walked = (values: readonly (number | null)[], from: RankPosition, notch = 0): RankPosition[] => {
  let walk = from;
  return values.map(
    (value) =>
      (walk = nextPosition(
        value === null ? { value, low: null, high: null } : { value, low: value - notch, high: value + notch },
        walk,
      )),
  );
};
const inWords = (values: readonly (number | null)[], notch: number, more = false) =>
  bandsOf(walked(values, BEFORE_FIRST, notch), more).map((band) =>
    band === null ? null : `${band.firstRank}–${band.lastRank}${band.goesOn ? '…' : ''}`,
  );

describe('positions in a ranking', () => {
  it('share a rank where values tie, and have none where unscored', () => {
    expect(walked([9, 7, 7, 3, null, null], BEFORE_FIRST).map(({ rank }) => rank)).toEqual([1, 2, 2, 4, null, null]);
  });

  it('share a band where one notch would swap them with its first, never from neighbour to neighbour', () => {
    expect(inWords([100, 50, 48, 47.6, 46.5, 44.5, 10], 2.5)).toEqual([
      '1–1',
      '2–4',
      '2–4',
      '2–4',
      '5–6',
      '5–6',
      '7–7',
    ]);
    expect(inWords([1800, 1500, 1250, 1000, 850], 500)).toEqual(['1–2', '1–2', '3–5', '3–5', '3–5']);
    expect(inWords([9, 7, 7, 3, null], 0)).toEqual(['1–1', '2–3', '2–3', '4–4', null]);
  });

  it('say when the last band may go on after what was read', () => {
    expect(inWords([100, 50, 48], 2.5, true)).toEqual(['1–1', '2–3…', '2–3…']);
    expect(inWords([100, 50, 48, null], 2.5)).toEqual(['1–1', '2–3', '2–3', null]);
    expect(bandsOf([], true)).toEqual([]);
  });

  it('say in words what is true of a band', () => {
    expect(bandInWords({ firstRank: 2, lastRank: 5, goesOn: false })).toBe(
      '2–5 cannot be told apart from the first of them',
    );
    expect(bandInWords({ firstRank: 2, lastRank: 5, goesOn: true })).toContain('2–5 and more');
    expect(bandInWords({ firstRank: 2, lastRank: 2, goesOn: false })).toBeNull();
  });

  it('are the same wherever reading is interrupted, and have the ranks of `ranked`', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.nat(), (given, at) => {
        const whole = ranked(given.map((value, index) => ({ id: String(index).padStart(3, '0'), value })));
        const inOrder = whole.map(({ value }) => value);
        const cut = at % inOrder.length;
        const first = walked(inOrder.slice(0, cut), BEFORE_FIRST, 1.5);
        const second = walked(inOrder.slice(cut), first.at(-1) ?? BEFORE_FIRST, 1.5);
        expect([...first, ...second]).toEqual(walked(inOrder, BEFORE_FIRST, 1.5));
        expect([...first, ...second].map(({ rank }) => rank)).toEqual(whole.map(({ rank }) => rank));
      }),
    );
  });
});
