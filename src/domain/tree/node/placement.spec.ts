import { NODE_KINDS, type NodeKind } from './node-kind.ts';
import { CHOSEN } from '../chosen.ts';
import { checkPlacement, type ParentNode, type Subtree } from './placement.ts';

const kinds = Object.keys(NODE_KINDS) as NodeKind[];
const place = (over: Partial<ParentNode> = {}): ParentNode => ({
  id: 'p',
  kind: 'OPPORTUNITY',
  path: ['root', 'p'],
  shortKey: 'OPP-1',
  archivedBy: null,
  children: 0,
  nodes: 2,
  ...over,
});
const load = (over: Partial<Subtree> = {}): Subtree => ({ id: null, kind: 'SOLUTION', adds: 1, levels: 1, ...over });
const codes = (one: Subtree, other: ParentNode) => checkPlacement(one, other, ['parentId']).map(({ code }) => code);

describe('placement', () => {
  it.each(kinds.flatMap((parent) => kinds.map((child) => [parent, child] as const)))(
    '%s holds %s only if its row says so',
    (parent, child) => {
      expect(codes(load({ kind: child }), place({ kind: parent }))).toEqual(
        (NODE_KINDS[parent].mayHold as readonly string[]).includes(child) ? [] : ['KIND_CANNOT_HOLD'],
      );
    },
  );

  it('refuses a node below itself', () => {
    expect(codes(load({ id: 'root', kind: 'OPPORTUNITY', adds: 0 }), place())).toEqual(['WOULD_CYCLE']);
  });

  it('returns every reason at once', () => {
    const bad = codes(
      load({ id: 'p', kind: 'OUTCOME', adds: 3, levels: 12 }),
      place({
        archivedBy: { id: 'root', shortKey: 'OUT-1', title: 'Root' },
        children: CHOSEN.tree.mostChildren,
        nodes: CHOSEN.tree.mostNodes - 2,
      }),
    );
    expect(bad).toEqual(['KIND_CANNOT_HOLD', 'WOULD_CYCLE', 'ARCHIVED', 'TOO_MANY', 'TOO_MANY', 'TOO_DEEP']);
  });

  it('allows the sizes themselves and refuses one more', () => {
    expect(
      codes(
        load({ adds: 2, levels: 10 }),
        place({ children: CHOSEN.tree.mostChildren - 1, nodes: CHOSEN.tree.mostNodes - 2 }),
      ),
    ).toEqual([]);
    expect(codes(load({ adds: 3 }), place({ nodes: CHOSEN.tree.mostNodes - 2 }))).toEqual(['TOO_MANY']);
    expect(codes(load({ levels: 11 }), place())).toEqual(['TOO_DEEP']);
  });
});
