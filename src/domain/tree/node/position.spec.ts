import fc from 'fast-check';
import { positionAfter, positionBehind, type Sibling, positionsAfter } from './position.ts';

describe('position', () => {
  it('keeps any sequence of insertions in the order asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (picks) => {
        const siblings: Sibling[] = [];
        picks.forEach((pick, number) => {
          const index = pick % (siblings.length + 1);
          const position = positionBehind(siblings, siblings[index - 1]?.id ?? null);
          siblings.splice(index, 0, { id: String(number), position: position as string });
        });
        const sorted = siblings.map(({ position }) => position).sort();
        expect(siblings.map(({ position }) => position)).toEqual(sorted);
        expect(new Set(sorted).size).toBe(sorted.length);
      }),
    );
  });

  it('is null after an unknown sibling', () => {
    expect(positionBehind([{ id: 'a', position: positionAfter(null) }], 'b')).toBeNull();
  });

  it('has many positions in a row after the last', () => {
    const [first] = positionsAfter(null, 1);
    const more = positionsAfter(first ?? null, 3);
    expect([first, ...more].sort()).toEqual([first, ...more]);
  });
});
