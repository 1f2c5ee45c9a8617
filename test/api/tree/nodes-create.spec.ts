import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Answer {
  nodes: { id: string; title: string; parentId: string; kind: string }[] | null;
  references: { reference: string; id: string }[] | null;
}
const ANSWER = 'nodes { id title parentId kind } references { reference id }';
const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, path.join('.')]);

describe('branches created below a node', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
  });
  const create = (parentId: string, branches: object, by = client) =>
    by.mutate<Answer>('nodesCreate', { parentId, ...branches }, ANSWER);
  const treeOf = async (outcomeId: string) =>
    (
      await client.data<{ tree: { revision: number; nodes: { title: string; depth: number }[] } }>(
        'query ($outcomeId: ID!) { tree(outcomeId: $outcomeId) { revision nodes { title depth } } }',
        { outcomeId },
      )
    ).tree;
  const drawn = async (outcomeId: string) =>
    (await treeOf(outcomeId)).nodes.map(({ title, depth }) => `${'-'.repeat(depth)}${title}`);

  it('stand as they were drawn, behind the sibling that is named, and are found and counted at once', async () => {
    const outcome = await plant.outcome('Root');
    const [need] = [await plant.opportunity(outcome.id, 'need')];
    const [first] = [await plant.solution(need.id, 'first'), await plant.solution(need.id, 'last')];
    const { revision } = await treeOf(outcome.id);
    const { nodes, references, userErrors } = await create(need.id, {
      afterId: first.id,
      experiments: [{ title: 'is it real' }],
      solutions: [{ title: 'photo', reference: 'photo', experiments: [{ title: 'look', reference: 'look' }] }],
      opportunities: [
        { title: 'giraffe', opportunities: [{ title: 'deep' }], status: 'PARKED', statusReason: 'Later' },
      ],
    });
    expect(userErrors).toEqual([]);
    expect(nodes?.map(({ title, kind }) => [title, kind])).toEqual([
      ['giraffe', 'OPPORTUNITY'],
      ['deep', 'OPPORTUNITY'],
      ['photo', 'SOLUTION'],
      ['look', 'EXPERIMENT'],
      ['is it real', 'EXPERIMENT'],
    ]);
    expect(references).toEqual([
      { reference: 'photo', id: nodes?.[2]?.id },
      { reference: 'look', id: nodes?.[3]?.id },
    ]);
    expect(await drawn(outcome.id)).toEqual([
      'Root',
      '-need',
      '--first',
      '--giraffe',
      '---deep',
      '--photo',
      '---look',
      '--is it real',
      '--last',
    ]);
    expect((await treeOf(outcome.id)).revision).toBeGreaterThan(revision);
    const { search } = await client.data<{ search: { nodes: { snippet: string }[] } }>(
      '{ search(text: "giraffe") { nodes { snippet } } }',
    );
    expect(search.nodes).toEqual([{ snippet: 'giraffe' }]);
  });

  it('stand last where no sibling is named, and first behind null', async () => {
    const outcome = await plant.outcome('Root');
    await plant.opportunity(outcome.id, 'b');
    await create(outcome.id, { opportunities: [{ title: 'c' }, { title: 'd' }] });
    await create(outcome.id, { afterId: null, opportunities: [{ title: 'a' }] });
    expect(await drawn(outcome.id)).toEqual(['Root', '-a', '-b', '-c', '-d']);
  });

  it('are created whole or not at all: every fault of every node is told, with its whole path', async () => {
    const outcome = await plant.outcome('Root');
    const answer = await create(outcome.id, {
      solutions: [{ title: 'not here' }, { title: 'nor here' }],
      experiments: [{ title: 'nor here' }],
      opportunities: [
        { title: 'Twice', reference: 'same', solutions: [{ title: 'Fine', experiments: [{ title: '  ' }] }] },
        { title: 'Owned', reference: 'same', ownerId: outcome.id, moment: 'On the moon' },
        { title: 'Parked', status: 'PARKED' },
      ],
    });
    expect([answer.nodes, answer.references]).toEqual([null, null]);
    expect(codes(answer).sort()).toEqual([
      ['ALREADY_EXISTS', 'opportunities.1.reference'],
      ['INVALID_VALUE', 'opportunities.0.solutions.0.experiments.0.title'],
      ['KIND_CANNOT_HOLD', 'experiments'],
      ['KIND_CANNOT_HOLD', 'solutions'],
      ['NOT_FOUND', 'opportunities.1.moment'],
      ['NOT_FOUND', 'opportunities.1.ownerId'],
      ['REASON_REQUIRED', 'opportunities.2.statusReason'],
    ]);
    expect(await drawn(outcome.id)).toEqual(['Root']);
  });

  it('are refused below what is not there, is archived or holds nothing, and behind what is no sibling', async () => {
    const outcome = await plant.outcome();
    const need = await plant.opportunity(outcome.id);
    const way = await plant.solution(need.id);
    const test = await plant.experiment(way.id);
    const experiments = [{ title: 'Look' }];
    expect(codes(await create('nobody', { experiments }))).toEqual([['NOT_FOUND', 'parentId']]);
    expect(codes(await create(test.id, { experiments }))).toEqual([['KIND_CANNOT_HOLD', 'experiments']]);
    expect(codes(await create(way.id, { solutions: [{ title: 'Way' }] }))).toEqual([['KIND_CANNOT_HOLD', 'solutions']]);
    expect(codes(await create(way.id, { experiments: [] }))).toEqual([['INVALID_VALUE', '']]);
    expect(codes(await create(way.id, { experiments, afterId: need.id }))).toEqual([['NOT_FOUND', 'afterId']]);
    await client.mutate('nodeArchive', { id: need.id, expectedVersion: 1, reason: 'Over' });
    expect(codes(await create(way.id, { experiments }))).toEqual([['ARCHIVED', 'parentId']]);
  });

  it('name moments of the map of their tree, by title or by id', async () => {
    const { outcome } = await client.mutate<{ outcome: { id: string; experienceMap: { id: string }[] } }>(
      'treeCreate',
      { outcome: { title: 'Mapped', experienceMap: ['At home', 'In the shop'] } },
      'outcome { id experienceMap { id } }',
    );
    const [, shop] = outcome.experienceMap;
    const { userErrors } = await create(outcome.id, {
      opportunities: [
        { title: 'By title', moment: 'In the shop' },
        { title: 'By id', momentId: shop?.id },
      ],
    });
    expect(userErrors).toEqual([]);
    const { tree } = await client.data<{ tree: { root: { children: { moment: object }[] } } }>(
      'query ($id: ID!) { tree(outcomeId: $id) { root { children { ... on Opportunity { moment { id } } } } } }',
      { id: outcome.id },
    );
    expect(tree.root.children.map(({ moment }) => moment)).toEqual([shop, shop]);
    const wrong = await create(outcome.id, {
      opportunities: [
        { title: 'Both', moment: 'In the shop', momentId: shop?.id },
        { title: 'Not there', momentId: outcome.id },
      ],
    });
    expect(codes(wrong)).toEqual([
      ['INVALID_VALUE', 'opportunities.0.moment'],
      ['NOT_FOUND', 'opportunities.1.momentId'],
    ]);
  });

  it('keep to the sizes of a tree: 12 levels, 500 children, 2,000 nodes at once', async () => {
    const nested = (levels: number): object =>
      levels === 1 ? { title: 'Leaf' } : { title: 'Above', opportunities: [nested(levels - 1)] };
    const outcome = await plant.outcome();
    const need = await plant.opportunity(outcome.id);
    expect(codes(await create(need.id, { opportunities: [nested(11)] }))).toEqual([
      ['TOO_DEEP', `opportunities.0${'.opportunities.0'.repeat(10)}`],
    ]);
    expect(codes(await create(need.id, { opportunities: [nested(10)] }))).toEqual([]);
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `Need ${index}` }));
    expect(codes(await create(need.id, { opportunities: many(500) }))).toEqual([['TOO_MANY', 'opportunities.499']]);
    expect(codes(await create(need.id, { opportunities: many(499) }))).toEqual([]);
    const whole = (nodes: number) =>
      [400, 400, 400, 400, nodes - 1_600].map((count) => ({ title: 'Branch', opportunities: many(count).slice(1) }));
    expect(codes(await create(outcome.id, { opportunities: whole(2_001) }))).toEqual([['TOO_MANY', '']]);
    expect((await create(outcome.id, { opportunities: whole(2_000) })).nodes).toHaveLength(2_000);
    const full = await create(outcome.id, { opportunities: whole(2_000) });
    expect(codes(full)).toEqual([]);
    expect(codes(await create(outcome.id, { opportunities: whole(2_000) }))).toEqual([['TOO_MANY', 'parentId']]);
  });

  it('are created once for one idempotency key', async () => {
    const outcome = await plant.outcome('Root');
    const branches = { idempotencyKey: 'branches', opportunities: [{ title: 'Once', reference: 'once' }] };
    const first = await create(outcome.id, branches);
    expect(first.nodes).toHaveLength(1);
    expect(await create(outcome.id, branches, client.elsewhere())).toEqual(first);
    expect(await drawn(outcome.id)).toEqual(['Root', '-Once']);
    expect(codes(await create(outcome.id, { ...branches, opportunities: [{ title: 'Other' }] }))).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'],
    ]);
  });

  it('neither share a position nor outgrow the tree when many calls create behind one sibling at once', async () => {
    const outcome = await plant.outcome('Root');
    const first = await plant.opportunity(outcome.id, 'first');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        create(
          outcome.id,
          { afterId: first.id, opportunities: [{ title: `${index}a` }, { title: `${index}b` }] },
          index % 2 === 0 ? client : client.elsewhere(),
        ),
      ),
    );
    expect(answers.flatMap(codes)).toEqual([]);
    const order = (await drawn(outcome.id)).slice(2).join('');
    // The two of one call stand side by side, whichever call came first.
    expect(order).toMatch(/^(-(\d)a-\2b){8}$/);
  });

  it('are not created below a node that is moved to another tree meanwhile without following it there', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await plant.outcome(), await plant.outcome()];
      const need = await plant.opportunity(one.id, 'need');
      const [created, moved] = await Promise.all([
        create(need.id, { solutions: [{ title: 'way', experiments: [{ title: 'look' }] }] }),
        client.elsewhere().mutate('nodeMove', { id: need.id, expectedVersion: 1, parentId: other.id }),
      ]);
      expect([codes(created), moved.userErrors]).toEqual([[], []]);
      expect((await treeOf(other.id)).nodes.map(({ title }) => title).slice(1)).toEqual(['need', 'way', 'look']);
    }
  });
});
