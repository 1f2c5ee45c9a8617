import fc from 'fast-check';
import { ranked } from './rank.ts';

const items = fc.uniqueArray(
  fc.record({ id: fc.string(), value: fc.option(fc.integer({ min: 0, max: 4 }).map((each) => each / 2)) }),
  { selector: ({ id }) => id },
);

describe('ranked', () => {
  it('lets ties share a rank, orders them by id, and puts the unscored last', () => {
    const answer = ranked([
      { id: 'e', value: null },
      { id: 'd', value: 1 },
      { id: 'c', value: 5 },
      { id: 'b', value: 5 },
      { id: 'a', value: null },
      { id: 'f', value: 9 },
    ]);
    expect(answer.map(({ id, rank }) => `${id}${String(rank)}`)).toEqual(['f1', 'b2', 'c2', 'd4', 'anull', 'enull']);
  });
  it('ranks 0 above no score', () => {
    expect(
      ranked([
        { id: 'a', value: null },
        { id: 'b', value: 0 },
      ]).map(({ rank }) => rank),
    ).toEqual([1, null]);
  });
  it('treats what is no number as unscored, and keeps other properties', () => {
    expect(ranked([{ id: 'a', value: NaN, title: 'x' }])).toEqual([{ id: 'a', value: NaN, title: 'x', rank: null }]);
  });
  it('answers the same whatever the order in which items come', () => {
    fc.assert(
      fc.property(
        items.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(ranked(shuffled)).toEqual(ranked(list));
        },
      ),
    );
  });
  it('gives each scored item one more than the number of better ones', () => {
    fc.assert(
      fc.property(items, (list) => {
        for (const { value, rank } of ranked(list)) {
          const better = list.filter((other) => value !== null && other.value !== null && other.value > value).length;
          expect(rank).toBe(value === null ? null : better + 1);
        }
      }),
    );
  });
});
