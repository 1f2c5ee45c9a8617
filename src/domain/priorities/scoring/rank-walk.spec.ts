import fc from 'fast-check';
import { ranked } from './rank.ts';
import { AT_THE_TOP, bandsOf, type RankWalk, stepTo } from './rank-walk.ts';

/** Items with these values, each with notches so far down and up. */
const walked = (values: readonly (number | null)[], from: RankWalk, notch = 0): RankWalk[] => {
  let walk = from;
  return values.map(
    (value) =>
      (walk = stepTo(
        value === null ? { value, low: null, high: null } : { value, low: value - notch, high: value + notch },
        walk,
      )),
  );
};
const inWords = (values: readonly (number | null)[], notch: number, more = false) =>
  bandsOf(walked(values, AT_THE_TOP, notch), more).map((band) =>
    band === null ? null : `${band.from}–${band.to}${band.goesOn ? '…' : ''}`,
  );

describe('a walk down a ranking', () => {
  it('gives ties one rank and the unscored none', () => {
    expect(walked([9, 7, 7, 3, null, null], AT_THE_TOP).map(({ rank }) => rank)).toEqual([1, 2, 2, 4, null, null]);
  });

  it('gives neighbours that one notch would swap one band', () => {
    expect(inWords([100, 50, 48, 46.5, 44.5, 10], 2.5)).toEqual(['1–1', '2–5', '2–5', '2–5', '2–5', '6–6']);
    expect(inWords([9, 7, 7, 3, null], 0)).toEqual(['1–1', '2–3', '2–3', '4–4', null]);
  });

  it('says when the last band may go on behind what was read', () => {
    expect(inWords([100, 50, 48], 2.5, true)).toEqual(['1–1', '2–3…', '2–3…']);
    expect(inWords([100, 50, 48, null], 2.5)).toEqual(['1–1', '2–3', '2–3', null]);
    expect(bandsOf([], true)).toEqual([]);
  });

  it('gives the same ranks and bands wherever it is interrupted, and the ranks of ranking all at once', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.nat(), (given, at) => {
        const whole = ranked(given.map((value, index) => ({ id: String(index).padStart(3, '0'), value })));
        const inOrder = whole.map(({ value }) => value);
        const cut = at % inOrder.length;
        const first = walked(inOrder.slice(0, cut), AT_THE_TOP, 1.5);
        const second = walked(inOrder.slice(cut), first.at(-1) ?? AT_THE_TOP, 1.5);
        expect([...first, ...second]).toEqual(walked(inOrder, AT_THE_TOP, 1.5));
        expect([...first, ...second].map(({ rank }) => rank)).toEqual(whole.map(({ rank }) => rank));
      }),
    );
  });
});
