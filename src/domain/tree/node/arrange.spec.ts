import fc from 'fast-check';
import { type TreeItem, arrange, cutTree, filterTree, flattenTree } from './arrange.ts';

const node = (id: string, parentId: string | null, over: Partial<TreeItem> = {}): TreeItem => ({
  id,
  parentId,
  position: 'a0',
  archivedAt: null,
  ...over,
});
const some = [
  node('r', null),
  node('b', 'r', { position: 'a1' }),
  node('a', 'r'),
  node('a2', 'a'),
  node('b1', 'b', { archivedAt: 'then' }),
  node('b11', 'b1'),
];
const ids = (tree: ReturnType<typeof arrange>) => (tree ? flattenTree(tree).map(({ item }) => item.id) : null);

/** Trees of random shape: the parent of each node is one of those before it. */
const trees = fc
  .array(fc.nat(), { maxLength: 80 })
  .map((picks) => [
    node('0', null),
    ...picks.map((pick, index) => node(String(index + 1), String(pick % (index + 1)), { position: `a${pick % 7}` })),
  ]);

describe('arrange', () => {
  it('puts parents before children and siblings in order', () => {
    expect(ids(arrange(some, 'r'))).toEqual(['r', 'a', 'a2', 'b', 'b1', 'b11']);
  });

  it('marks descendants of an archived node as archived', () => {
    const tree = arrange(some, 'r');
    expect(
      tree &&
        flattenTree(tree)
          .filter(({ archived }) => archived)
          .map(({ item }) => item.id),
    ).toEqual(['b1', 'b11']);
  });

  it('is null without the root', () => {
    expect(arrange(some, 'x')).toBeNull();
  });

  it('keeps the ancestors of a node that fits', () => {
    const tree = arrange(some, 'r');
    expect(ids(tree && filterTree(tree, ({ item }) => item.id === 'b1'))).toEqual(['r', 'b', 'b1']);
    expect(ids(tree && filterTree(tree, () => false))).toBeNull();
  });

  it('has each node once, whatever the order of the input', () => {
    fc.assert(
      fc.property(trees, fc.infiniteStream(fc.nat()), (items, chance) => {
        const shuffled = items
          .map((item) => ({ item, at: chance.next().value as number }))
          .sort((one, other) => one.at - other.at);
        const order = ids(arrange(items, '0'));
        expect(order).toHaveLength(items.length);
        expect(
          ids(
            arrange(
              shuffled.map(({ item }) => item),
              '0',
            ),
          ),
        ).toEqual(order);
      }),
    );
  });

  it('cuts leaves and says below which nodes', () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 12 }), (items, most, depth) => {
        const tree = arrange(items, '0');
        if (!tree) throw new Error('The root is there.');
        const whole = flattenTree(tree).filter((each) => each.depth <= depth);
        const { tree: left, cutBelow } = cutTree(tree, depth, most);
        const kept = flattenTree(left);
        expect(kept).toHaveLength(Math.min(whole.length, most));
        expect(cutBelow.length > 0).toBe(whole.length > most);
        const deepest = Math.max(...kept.map((each) => each.depth));
        expect(whole.filter((each) => each.depth < deepest)).toHaveLength(
          kept.filter((each) => each.depth < deepest).length,
        );
      }),
    );
  });
});
