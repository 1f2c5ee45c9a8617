import { grow, type Node } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const NODE = 'node { id parentId version position }';
const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, ...path].join(' '));

describe('a position among siblings', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
  });
  const move = (node: Node, parentId: string, place: object = {}, by = client) =>
    by.mutate<{ node: Node | null }>('nodeMove', { id: node.id, expectedVersion: 1, parentId, ...place }, NODE);
  const reorder = (node: Node, place: object = {}) =>
    client.mutate<{ node: Node | null }>('nodeReorder', { id: node.id, expectedVersion: 1, ...place }, NODE);
  const childrenOf = async (id: string) =>
    (
      await client.data<{ node: { children: { title: string }[] } }>(
        'query ($id: ID!) { node: treeNode(id: $id) { children { title } } }',
        { id },
      )
    ).node.children
      .map(({ title }) => title)
      .join('');
  const row = async (titles: string) => {
    const { id } = await plant.outcome();
    const nodes: Node[] = [];
    for (const title of titles) nodes.push(await plant.opportunity(id, title));
    return [id, ...nodes] as [string, Node, Node, Node];
  };

  it('is behind the child of the new parent that a move names, first, or last', async () => {
    const [target, a] = await row('abc');
    const [, x, y, z] = await row('xyz');
    expect(codes(await move(x, target, { afterId: a.id }))).toEqual([]);
    expect(codes(await move(y, target, { afterId: null }))).toEqual([]);
    expect(codes(await move(z, target))).toEqual([]);
    expect(await childrenOf(target)).toBe('yaxbcz');
  });

  it('is the same for a move below the same parent as for a reorder', async () => {
    for (const act of [move, (node: Node, _: string, place: object = {}) => reorder(node, place)]) {
      const [parent, a, b, c] = await row('abc');
      expect(codes(await act(a, parent))).toEqual([]);
      expect(await childrenOf(parent)).toBe('bca');
      expect(codes(await act(c, parent, { afterId: null }))).toEqual([]);
      expect(await childrenOf(parent)).toBe('cba');
      expect(codes(await act(b, parent, { afterId: a.id }))).toEqual([]);
      expect(await childrenOf(parent)).toBe('cab');
    }
  });

  it('is refused behind what is no child of the new parent, by its name, and behind an archived one', async () => {
    const [target, a] = await row('a');
    const [elsewhere, x] = await row('x');
    const below = await plant.opportunity(a.id, 'below');
    const wrong = [x, below];
    for (const { id: afterId, shortKey } of wrong) {
      const answer = await move(x, target, { afterId });
      expect([answer.node, codes(answer)]).toEqual([null, ['NOT_FOUND afterId']]);
      expect(answer.userErrors[0]?.message).toContain(shortKey);
    }
    expect(codes(await move(x, target, { afterId: 'nobody' }))).toEqual(['NOT_FOUND afterId']);
    expect(codes(await move(x, elsewhere, { afterId: x.id }))).toEqual(['NOT_FOUND afterId']);
    await client.mutate('nodeArchive', { id: a.id, expectedVersion: 1, reason: 'Over' });
    const archived = await move(x, target, { afterId: a.id });
    expect(codes(archived)).toEqual(['ARCHIVED afterId']);
    expect(archived.userErrors[0]?.message).toContain(a.shortKey);
    const left = await plant.opportunity(target, 'b');
    expect(codes(await reorder(left, { afterId: a.id }))).toEqual(['ARCHIVED afterId']);
    expect(await childrenOf(elsewhere)).toBe('x');
  });

  it('is one of its own for each of many nodes that are moved behind the same sibling at once', async () => {
    const [target, a] = await row('ab');
    const { id } = await plant.outcome();
    const moved: Node[] = [];
    for (const title of 'uvwxyz') moved.push(await plant.opportunity(id, title));
    const answers = await Promise.all(
      moved.map((node, index) => move(node, target, { afterId: a.id }, index % 2 === 0 ? client : client.elsewhere())),
    );
    expect(answers.flatMap(codes)).toEqual([]);
    expect(new Set(answers.map(({ node }) => node?.position)).size).toBe(moved.length);
    const order = await childrenOf(target);
    expect([order[0], order.at(-1), [...order].sort().join('')]).toEqual(['a', 'b', 'abuvwxyz']);
  });
});
