import fc from 'fast-check';
import { ranked } from './rank.ts';
import { AT_THE_TOP, type RankWalk, stepTo } from './rank-walk.ts';

const walked = (values: readonly (number | null)[], from: RankWalk): RankWalk[] => {
  let walk = from;
  return values.map((value) => (walk = stepTo(value, walk)));
};

describe('a walk down a ranking', () => {
  it('gives ties one rank and the unscored none', () => {
    expect(walked([9, 7, 7, 3, null, null], AT_THE_TOP).map(({ rank }) => rank)).toEqual([1, 2, 2, 4, null, null]);
  });

  it('gives the same ranks wherever it is interrupted, and those of ranking all at once', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.nat(), (given, at) => {
        const whole = ranked(given.map((value, index) => ({ id: String(index).padStart(3, '0'), value })));
        const inOrder = whole.map(({ value }) => value);
        const cut = at % inOrder.length;
        const first = walked(inOrder.slice(0, cut), AT_THE_TOP);
        const second = walked(inOrder.slice(cut), first.at(-1) ?? AT_THE_TOP);
        expect([...first, ...second].map(({ rank }) => rank)).toEqual(whole.map(({ rank }) => rank));
      }),
    );
  });
});
