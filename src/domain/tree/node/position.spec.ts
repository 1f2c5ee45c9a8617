import fc from 'fast-check';
import { positionAfter, positionsBehind, type Sibling, positionsAfter } from './position.ts';

describe('position', () => {
  it('keeps any sequence of insertions in the order asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (picks) => {
        const siblings: Sibling[] = [];
        picks.forEach((pick, number) => {
          const index = pick % (siblings.length + 1);
          const [position] = positionsBehind(siblings, siblings[index - 1]?.id ?? null, 1) ?? [];
          siblings.splice(index, 0, { id: String(number), position: position as string });
        });
        const sorted = siblings.map(({ position }) => position).sort();
        expect(siblings.map(({ position }) => position)).toEqual(sorted);
        expect(new Set(sorted).size).toBe(sorted.length);
      }),
    );
  });

  it('is null after an unknown sibling', () => {
    expect(positionsBehind([{ id: 'a', position: positionAfter(null) }], 'b', 1)).toBeNull();
  });

  it('puts many in a row between a sibling and the next', () => {
    const [a = '', b = ''] = positionsAfter(null, 2);
    const siblings = [
      { id: 'a', position: a },
      { id: 'b', position: b },
    ];
    const between = positionsBehind(siblings, 'a', 3) ?? [];
    const before = positionsBehind(siblings, null, 2) ?? [];
    const row = [...before, a, ...between, b];
    expect([...row].sort()).toEqual(row);
    expect(new Set(row).size).toBe(7);
  });

  it('has many positions in a row after the last', () => {
    const [first] = positionsAfter(null, 1);
    const more = positionsAfter(first ?? null, 3);
    expect([first, ...more].sort()).toEqual([first, ...more]);
  });
});
