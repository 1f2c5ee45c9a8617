import { type Client, newWorkspace } from '../../support/service.ts';
import { grow, type Node } from '../../support/grow.ts';

interface Shown extends Node {
  kind: string;
  depth: number;
  status: string;
  children: Shown[];
}
interface TreeAnswer {
  tree: { revision: number; isCut: boolean; cutBelow: string[]; root: Shown; nodes: Shown[] } | null;
}
const moved = 'node { id parentId version }';

describe('a tree', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
  });

  it('is read flat and nested, parents before children', async () => {
    const outcome = await plant.outcome('More planned shops');
    const need = await plant.opportunity(outcome.id, 'I forget things');
    const way = await plant.solution(need.id, 'Photo of the fridge');
    await plant.experiment(way.id, 'Do they look?');
    await plant.opportunity(outcome.id, 'The shop is closed');
    const { tree } = await client.data<TreeAnswer>(
      `query ($id: ID!) { tree(outcomeId: $id) { revision root { id children { title children { title children { title } } } } nodes { id kind title parentId depth status } } }`,
      { id: outcome.id },
    );
    expect(tree?.nodes.map(({ kind, title, depth, status }) => [kind, title, depth, status])).toEqual([
      ['OUTCOME', 'More planned shops', 0, 'ACTIVE'],
      ['OPPORTUNITY', 'I forget things', 1, 'IDENTIFIED'],
      ['SOLUTION', 'Photo of the fridge', 2, 'IDEA'],
      ['EXPERIMENT', 'Do they look?', 3, 'PLANNED'],
      ['OPPORTUNITY', 'The shop is closed', 1, 'IDENTIFIED'],
    ]);
    expect(tree?.root.children.map(({ title, children }) => [title, children.length])).toEqual([
      ['I forget things', 1],
      ['The shop is closed', 0],
    ]);
    expect(tree?.revision).toBe(4);
    expect(need.shortKey).toMatch(/^OPP-\d+$/);
    const { treeNode } = await client.data<{
      treeNode: { ancestors: Node[]; depth: number; counts: object; parent: Node; children: Node[] };
    }>(
      `query ($id: ID!) { treeNode(id: $id) { ancestors { title } depth parent { title } children { title } counts { opportunities solutions experiments } } }`,
      { id: need.shortKey.toLowerCase() },
    );
    expect(treeNode).toEqual({
      ancestors: [{ title: 'More planned shops' }],
      depth: 1,
      parent: { title: 'More planned shops' },
      children: [{ title: 'Photo of the fridge' }],
      counts: { opportunities: 0, solutions: 1, experiments: 1 },
    });
  });

  it('says where it was cut', async () => {
    const outcome = await plant.outcome();
    const first = await plant.opportunity(outcome.id);
    await plant.opportunity(outcome.id);
    await plant.opportunity(first.id);
    const { tree } = await client.data<TreeAnswer>(
      `query ($id: ID!) { tree(outcomeId: $id, first: 3) { isCut cutBelow nodes { id } } }`,
      { id: outcome.id },
    );
    expect(tree).toMatchObject({ isCut: true, cutBelow: [first.id], nodes: { length: 3 } });
    const shallow = await client.data<TreeAnswer>(
      `query ($id: ID!) { tree(outcomeId: $id, depth: 1) { isCut nodes { id } } }`,
      { id: outcome.id },
    );
    expect(shallow.tree).toMatchObject({ isCut: false, nodes: { length: 3 } });
  });

  it('is filtered, with what is above a node that fits', async () => {
    const outcome = await plant.outcome();
    const above = await plant.opportunity(outcome.id, 'Above');
    await plant.opportunity(above.id, 'Fits', { tags: ['kitchen'] });
    await plant.opportunity(outcome.id, 'Does not');
    const { tree } = await client.data<TreeAnswer>(
      `query ($id: ID!) { tree(outcomeId: $id, filter: { tags: ["kitchen"] }) { nodes { title } } }`,
      { id: outcome.id },
    );
    expect(tree?.nodes.map(({ title }) => title)).toEqual(['Outcome', 'Above', 'Fits']);
  });

  it('refuses a kind below a kind that cannot hold it, and every other fault at once', async () => {
    const outcome = await plant.outcome();
    const { userErrors, solution } = await client.mutate<{ solution: null }>(
      'solutionCreate',
      { parentId: outcome.id, title: 'Too early', status: 'DISCARDED', ownerId: outcome.id },
      'solution { id }',
    );
    expect(solution).toBeNull();
    expect(userErrors.map(({ code, path }) => [code, ...path])).toEqual([
      ['KIND_CANNOT_HOLD', 'parentId'],
      ['REASON_REQUIRED', 'statusReason'],
      ['NOT_FOUND', 'ownerId'],
    ]);
  });

  it('refuses titles that are empty, too long, or hold control characters', async () => {
    for (const title of ['', '   ', 'x'.repeat(201), 'nul \u0000 in it']) {
      const { userErrors } = await client.mutate('outcomeCreate', { title });
      expect(userErrors.map(({ code, path }) => [code, ...path])).toEqual([['INVALID_VALUE', 'title']]);
    }
  });

  it('moves a branch within a tree and to another', async () => {
    const [one, other] = [await plant.outcome('One'), await plant.outcome('Other')];
    const branch = await plant.opportunity(one.id, 'Branch');
    const leaf = await plant.opportunity(branch.id, 'Leaf');
    const answer = await client.mutate<{ node: Node }>(
      'nodeMove',
      { id: branch.id, parentId: other.id, expectedVersion: 1 },
      moved,
    );
    expect(answer).toEqual({ node: { id: branch.id, parentId: other.id, version: 2 }, userErrors: [] });
    const { tree } = await client.data<TreeAnswer>(
      `query ($id: ID!) { tree(outcomeId: $id) { nodes { id version } } }`,
      { id: other.id },
    );
    expect(tree?.nodes.map(({ id, version }) => [id, version])).toEqual([
      [other.id, 1],
      [branch.id, 2],
      [leaf.id, 2],
    ]);
  });

  it('refuses to hang a node below itself, or with a stale version', async () => {
    const outcome = await plant.outcome();
    const branch = await plant.opportunity(outcome.id);
    const leaf = await plant.opportunity(branch.id);
    const cycle = await client.mutate('nodeMove', { id: branch.id, parentId: leaf.id, expectedVersion: 1 });
    expect(cycle.userErrors).toEqual([
      {
        code: 'WOULD_CYCLE',
        message: 'parentId takes a node outside the branch that moves: a node cannot hang below itself.',
        path: ['parentId'],
      },
    ]);
    const stale = await client.mutate<{ node: Node }>(
      'nodeMove',
      { id: leaf.id, parentId: outcome.id, expectedVersion: 7 },
      moved,
    );
    expect(stale.node).toEqual({ id: leaf.id, parentId: branch.id, version: 1 });
    expect(stale.userErrors.map(({ code, path }) => [code, ...path])).toEqual([
      ['VERSION_CONFLICT', 'expectedVersion'],
    ]);
  });

  it('lets exactly one of two opposite moves through, over two processes', async () => {
    const outcome = await plant.outcome();
    for (let round = 0; round < 10; round++) {
      const [left, right] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
      const answers = await Promise.all([
        client.mutate('nodeMove', { id: left.id, parentId: right.id, expectedVersion: 1 }),
        client.elsewhere().mutate('nodeMove', { id: right.id, parentId: left.id, expectedVersion: 1 }),
      ]);
      expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).sort()).toEqual([
        '',
        'WOULD_CYCLE',
      ]);
    }
  });

  it('keeps the order that siblings are given', async () => {
    const outcome = await plant.outcome();
    const [a, , c] = [
      await plant.opportunity(outcome.id, 'a'),
      await plant.opportunity(outcome.id, 'b'),
      await plant.opportunity(outcome.id, 'c'),
    ];
    await client.mutate('nodeReorder', { id: c.id, afterId: a.id, expectedVersion: 1 });
    await client.mutate('nodeReorder', { id: a.id, afterId: c.id, expectedVersion: 1 });
    const { tree } = await client.data<TreeAnswer>(
      `query ($id: ID!) { tree(outcomeId: $id) { root { children { title } } } }`,
      { id: outcome.id },
    );
    expect(tree?.root.children.map(({ title }) => title)).toEqual(['c', 'a', 'b']);
    const { userErrors } = await client.mutate('nodeReorder', { id: c.id, afterId: outcome.id, expectedVersion: 2 });
    expect(userErrors.map(({ code, path }) => [code, ...path])).toEqual([['NOT_FOUND', 'afterId']]);
  });

  it('hides what is archived with all below it, and restores only that one mark', async () => {
    const outcome = await plant.outcome();
    const top = await plant.opportunity(outcome.id);
    const below = await plant.opportunity(top.id);
    await client.mutate('nodeArchive', { id: below.id, expectedVersion: 1, reason: 'Said twice' });
    await client.mutate('nodeArchive', { id: top.id, expectedVersion: 1, reason: 'Not now' });
    const refused = await client.mutate('opportunityUpdate', { id: below.id, expectedVersion: 2, title: 'New' });
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['ARCHIVED']);
    const child = await client.mutate('opportunityCreate', { parentId: below.id, title: 'New' });
    expect(child.userErrors.map(({ code }) => code)).toEqual(['ARCHIVED']);
    const nodes = async (archived: boolean) =>
      (
        await client.data<TreeAnswer>(
          `query ($id: ID!) { tree(outcomeId: $id, filter: { includeArchived: ${archived} }) { nodes { id } } }`,
          { id: outcome.id },
        )
      ).tree?.nodes.length;
    expect([await nodes(false), await nodes(true)]).toEqual([1, 3]);
    await client.mutate('nodeRestore', { id: top.id, expectedVersion: 2 });
    expect(await nodes(false)).toBe(2);
  });

  it('merges two opportunities: children and links follow, the other is archived', async () => {
    const outcome = await plant.outcome();
    const [from, into, third] = [
      await plant.opportunity(outcome.id, 'from'),
      await plant.opportunity(outcome.id, 'into'),
      await plant.opportunity(outcome.id, 'third'),
    ];
    const child = await plant.solution(from.id);
    await client.mutate('nodeLinkCreate', { kind: 'RELATES_TO', fromNodeId: from.id, toNodeId: third.id });
    const answer = await client.mutate<{
      opportunity: { children: Node[]; nodeLinks: { toNode: Node }[] };
      merged: { archivedAt: string; mergedIntoId: string; mergedInto: { id: string } };
    }>(
      'opportunityMerge',
      { id: from.id, expectedVersion: 1, intoId: into.id, intoExpectedVersion: 1 },
      'opportunity { children { id } nodeLinks { toNode { id } } } merged { archivedAt mergedIntoId mergedInto { id } }',
    );
    expect(answer.userErrors).toEqual([]);
    expect(answer.opportunity).toEqual({ children: [{ id: child.id }], nodeLinks: [{ toNode: { id: third.id } }] });
    expect(answer.merged).toEqual({
      archivedAt: expect.any(String) as unknown,
      mergedIntoId: into.id,
      mergedInto: { id: into.id },
    });
  });

  it('remembers every change of a node', async () => {
    const outcome = await plant.outcome();
    const node = await plant.opportunity(outcome.id, 'First words');
    await client.mutate('opportunityUpdate', { id: node.id, expectedVersion: 1, title: 'Better words', type: 'NEED' });
    await client.mutate('nodeArchive', { id: node.id, expectedVersion: 2, reason: 'Done' });
    const { treeNode } = await client.data<{ treeNode: { history: { nodes: object[] } } }>(
      `query ($id: ID!) { treeNode(id: $id) { history { nodes { entityType operation version changedFields actor } } } }`,
      { id: node.id },
    );
    expect(treeNode.history.nodes).toEqual([
      {
        entityType: 'OPPORTUNITY',
        operation: 'ARCHIVED',
        version: 3,
        changedFields: ['archiveReason', 'archivedAt'],
        actor: 'first key',
      },
      {
        entityType: 'OPPORTUNITY',
        operation: 'UPDATED',
        version: 2,
        changedFields: ['title', 'type'],
        actor: 'first key',
      },
      { entityType: 'OPPORTUNITY', operation: 'CREATED', version: 1, changedFields: [], actor: 'first key' },
    ]);
  });

  it('looks the same to another workspace as one that does not exist', async () => {
    const outcome = await plant.outcome();
    const stranger = await newWorkspace();
    const ask = (id: string) =>
      stranger.data<object>(`query ($id: ID!) { tree(outcomeId: $id) { revision } treeNode(id: $id) { id } }`, { id });
    expect(await ask(outcome.id)).toEqual(await ask('00000000-0000-4000-8000-000000000000'));
    const { userErrors } = await stranger.mutate('opportunityCreate', { parentId: outcome.id, title: 'Mine now' });
    expect(userErrors.map(({ code, path }) => [code, ...path])).toEqual([['NOT_FOUND', 'parentId']]);
  });
});
