import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Thing {
  __typename: string;
  id: string;
}

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

describe('node and nodes', () => {
  let client: Client;
  let foreign: string;
  const made: Record<string, string> = {};
  beforeAll(async () => {
    client = await newWorkspace();
    const make = async (type: string, input: Record<string, unknown>, who = client): Promise<string> => {
      const name = type.toLowerCase();
      const answer = await who.mutate<Record<string, Thing>>(`${name}Create`, input, `${name} { id }`);
      return answer[name]?.id ?? '';
    };
    made['Person'] = await make('Person', { name: 'Ada', role: 'ENGINEERING' });
    made['Team'] = await make('Team', { name: 'Basket', memberIds: [made['Person']] });
    made['Product'] = await make('Product', { name: 'Shop' });
    made['Metric'] = await make('Metric', { name: 'Orders', definition: 'A week.', unit: 'COUNT', direction: 'UP' });
    made['Cycle'] = await make('Cycle', { name: 'Q4', startsOn: '2026-10-01', endsOn: '2026-12-31' });
    made['Outcome'] = await make('Outcome', { title: 'More orders', type: 'PRODUCT', goal: 'PERFORMANCE' });
    made['Opportunity'] = await make('Opportunity', {
      title: 'I lose my list',
      type: 'NEED',
      parentId: made['Outcome'],
    });
    const { reading } = await client.mutate<{ reading: Thing }>(
      'metricReadingRecord',
      { metricId: made['Metric'], value: 4, observedAt: '2026-11-01T10:00:00+02:00' },
      'reading { id }',
    );
    made['MetricReading'] = reading.id;
    const { viewer, apiKeys } = await client.data<{ viewer: { workspace: Thing }; apiKeys: { nodes: Thing[] } }>(
      '{ viewer { workspace { id } } apiKeys { nodes { id } } }',
    );
    made['Workspace'] = viewer.workspace.id;
    made['ApiKey'] = apiKeys.nodes[0]?.id ?? '';
    foreign = await make('Product', { name: 'Theirs' }, await newWorkspace());
  });

  const nodes = async (who: Client, ids: readonly string[]): Promise<(Thing | null)[]> =>
    (
      await who.data<{ nodes: (Thing | null)[] }>('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
        ids,
      })
    ).nodes;

  it('find anything by its id, in the order asked for, null in place of what is not there', async () => {
    const ids = Object.values(made);
    const asked = [...ids, UNKNOWN, foreign, 'nothing', ...ids.slice(0, 1)];
    expect(await nodes(client, asked)).toEqual([
      ...Object.entries(made).map(([__typename, id]) => ({ __typename, id })),
      null,
      null,
      null,
      { __typename: 'Person', id: ids[0] },
    ]);
  });

  it('answer the fields of every type as its own list does', async () => {
    const fields = {
      Person: 'name role version createdAt updatedAt teams { name }',
      Team: 'name version createdAt updatedAt members { name }',
      Product: 'name version createdAt updatedAt',
      Metric: 'name definition unit direction version createdAt latestReading { value observedAt }',
      Cycle: 'name startsOn endsOn version createdAt',
      ApiKey: 'name scopes sourceSystem expiresAt revokedAt createdAt',
    };
    for (const [type, selection] of Object.entries(fields)) {
      const list = `${(type[0] ?? '').toLowerCase()}${type.slice(1)}s`;
      const data = await client.data<Record<string, Thing & { nodes: Thing[] }>>(
        `query ($id: ID!) { node(id: $id) { ... on ${type} { ${selection} } } ${list} { nodes { ${selection} } } }`,
        { id: made[type] },
      );
      expect(data['node']).toEqual(data[list]?.nodes[0]);
    }
    const { node } = await client.data<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on MetricReading { value observedAt metric { name } } } }',
      { id: made['MetricReading'] },
    );
    const treeNode = await client.data<{ node: unknown; treeNode: unknown }>(
      `query ($id: ID!) { node(id: $id) { ...Whole } treeNode(id: $id) { ...Whole } }
       fragment Whole on Opportunity { __typename kind title parentId status type tags quote { text } createdAt version }`,
      { id: made['Opportunity'] },
    );
    expect(treeNode.node).toMatchObject({ kind: 'OPPORTUNITY', parentId: made['Outcome'] });
    expect(treeNode.node).toEqual(treeNode.treeNode);
    expect(node).toEqual({ value: 4, observedAt: '2026-11-01T08:00:00.000Z', metric: { name: 'Orders' } });
  });

  it('answer for what the key may not read exactly as for what is not there', async () => {
    const tree = await keyWith(client, ['TREE_READ']);
    const readable = ['Person', 'Team', 'Product', 'Workspace', 'Outcome', 'Opportunity'];
    expect(await nodes(tree, Object.values(made))).toEqual(
      Object.entries(made).map(([__typename, id]) => (readable.includes(__typename) ? { __typename, id } : null)),
    );
    const ingest = await keyWith(client, ['INSIGHT_INGEST']);
    // Every key may read its workspace, and nothing else without a scope for it.
    expect(await nodes(ingest, Object.values(made))).toEqual(
      Object.entries(made).map(([__typename, id]) => (__typename === 'Workspace' ? { __typename, id } : null)),
    );
    const answers = await Promise.all(
      [made['Metric'], UNKNOWN, foreign].map((id) => tree.ask('query ($id: ID!) { node(id: $id) { id } }', { id })),
    );
    expect(new Set(answers.map(({ data, errors }) => JSON.stringify({ data, errors })))).toEqual(
      new Set([JSON.stringify({ data: { node: null } })]),
    );
  });

  it('forbid the fields of a type that the key may not read, whatever the id', async () => {
    const tree = await keyWith(client, ['TREE_READ']);
    const { errors } = await tree.ask(`{ node(id: "${UNKNOWN}") { ... on Metric { name } } }`);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('take up to a hundred ids', async () => {
    expect(
      await nodes(
        client,
        Array.from({ length: 100 }, () => UNKNOWN),
      ),
    ).toHaveLength(100);
    expect(await nodes(client, [])).toEqual([]);
    const { errors } = await client.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => UNKNOWN),
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
  });
});
