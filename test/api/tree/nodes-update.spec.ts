import { grow, type Node } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Result {
  index: number;
  node: { id: string; title: string; version: number; status: string } | null;
  userErrors: { code: string; path: string[] }[];
}
interface Answer {
  results: Result[] | null;
}
const RESULTS = 'results { index node { id title version status } userErrors { code message path } }';
const codes = (errors: Result['userErrors']) => errors.map(({ code, path }) => [code, ...path]);

describe('an update of many nodes', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome();
  });
  const update = (items: readonly object[], more: object = {}, by = client) =>
    by.mutate<Answer>('nodesUpdate', { items, ...more }, RESULTS);

  it('changes nodes of several kinds and trees, and answers in their order', async () => {
    const other = await plant.outcome('Another tree');
    const need = await plant.opportunity(outcome.id);
    const way = await plant.solution(need.id);
    const { results, userErrors } = await update([
      { id: way.id, expectedVersion: 1, status: 'TESTING', tags: ['fast'] },
      { id: other.id, expectedVersion: 1, title: 'Renamed' },
      { id: need.id, expectedVersion: 1, status: 'PARKED', statusReason: 'Later', description: 'Words' },
    ]);
    expect(userErrors).toEqual([]);
    expect(results).toMatchObject([
      { index: 0, node: { id: way.id, status: 'TESTING', version: 2 }, userErrors: [] },
      { index: 1, node: { id: other.id, title: 'Renamed', version: 2 }, userErrors: [] },
      { index: 2, node: { id: need.id, status: 'PARKED', version: 2 }, userErrors: [] },
    ]);
  });

  it('declines items alone, each with every reason and its whole path', async () => {
    const [good, archived, stale] = [
      await plant.opportunity(outcome.id, 'good'),
      await plant.opportunity(outcome.id, 'archived'),
      await plant.opportunity(outcome.id, 'stale'),
    ];
    await client.mutate('nodeArchive', { id: archived.id, expectedVersion: 1, reason: 'Over' });
    const { results } = await update([
      { id: good.id, expectedVersion: 1, title: ' ', tags: ['x'.repeat(51)] },
      { id: archived.id, expectedVersion: 2, title: 'No' },
      { id: stale.id, expectedVersion: 7, title: 'No' },
      { id: good.id, expectedVersion: 1, status: 'SHIPPED' },
      { id: good.id, expectedVersion: 1, status: 'PARKED', ownerId: outcome.id },
      { id: 'nobody', expectedVersion: 1, title: 'No' },
      { id: good.id, expectedVersion: 0, title: null },
      { id: good.id, expectedVersion: 1, title: 'Better' },
    ]);
    expect(results?.map(({ userErrors }) => codes(userErrors))).toEqual([
      [
        ['INVALID_VALUE', 'items', '0', 'title'],
        ['INVALID_VALUE', 'items', '0', 'tags', '0'],
      ],
      [['ARCHIVED', 'items', '1', 'id']],
      [['VERSION_CONFLICT', 'items', '2', 'expectedVersion']],
      [['INVALID_VALUE', 'items', '3', 'status']],
      [
        ['REASON_REQUIRED', 'items', '4', 'statusReason'],
        ['NOT_FOUND', 'items', '4', 'ownerId'],
      ],
      [['NOT_FOUND', 'items', '5', 'id']],
      [
        ['INVALID_VALUE', 'items', '6', 'expectedVersion'],
        ['INVALID_VALUE', 'items', '6', 'title'],
      ],
      [],
    ]);
    expect(results?.map(({ node }) => node?.title ?? null)).toEqual([
      null,
      null,
      'stale',
      null,
      null,
      null,
      null,
      'Better',
    ]);
    expect(results?.at(-1)?.node?.version).toBe(2);
  });

  it('lets the second item of a node see the version that the first made', async () => {
    const node = await plant.opportunity(outcome.id);
    const { results } = await update([
      { id: node.id, expectedVersion: 1, title: 'First' },
      { id: node.id, expectedVersion: 2, title: 'Second' },
      { id: node.id, expectedVersion: 2, title: 'Third' },
    ]);
    expect(results?.map(({ userErrors }) => codes(userErrors))).toEqual([
      [],
      [],
      [['VERSION_CONFLICT', 'items', '2', 'expectedVersion']],
    ]);
    expect(results?.map(({ node: shown }) => shown?.title)).toEqual(['Second', 'Second', 'Second']);
  });

  it('takes up to 100 nodes, not one more', async () => {
    const node = await plant.opportunity(outcome.id);
    const items = Array.from({ length: 101 }, (_, index) => ({
      id: node.id,
      expectedVersion: index + 1,
      title: `Title ${index}`,
    }));
    const { results, userErrors } = await update(items);
    expect([results, codes(userErrors)]).toEqual([null, [['TOO_MANY', 'items']]]);
    const most = await update(items.slice(0, 100));
    expect(most.results?.at(-1)).toMatchObject({ node: { title: 'Title 99', version: 101 }, userErrors: [] });
  });

  it('answers the same to the same request sent again, and refuses the key with another', async () => {
    const [one, other] = [await plant.opportunity(outcome.id), await plant.opportunity(outcome.id)];
    const items = [
      { id: one.id, expectedVersion: 1, title: 'Once' },
      { id: other.id, expectedVersion: 9, title: 'Never' },
    ];
    const key = { idempotencyKey: 'many' };
    const first = await update(items, key);
    expect(await update(items, key, client.elsewhere())).toEqual(first);
    const { userErrors } = await update(items.slice(1), key);
    expect(codes(userErrors)).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']]);
  });

  it('neither deadlocks nor loses a change when two calls name the same nodes in opposite orders', async () => {
    const trees = await Promise.all([plant.outcome(), plant.outcome(), plant.outcome()]);
    for (let version = 1; version <= 5; version++) {
      const items = trees.map(({ id }) => ({ id, expectedVersion: version, title: `Title ${version}` }));
      const answers = await Promise.all([update(items), update([...items].reverse(), {}, client.elsewhere())]);
      const won = answers.map(({ results }) => results?.filter(({ userErrors }) => userErrors.length === 0).length);
      expect(won.sort()).toEqual([0, 3]);
    }
  });

  it('finds by the new words afterwards', async () => {
    const node = await plant.opportunity(outcome.id, 'Formerly zebra');
    await update([{ id: node.id, expectedVersion: 1, title: 'Now giraffe' }]);
    const found = async (text: string) =>
      (
        await client.data<{ search: { nodes: object[] } }>(
          'query ($text: String!) { search(text: $text) { nodes { snippet } } }',
          { text },
        )
      ).search.nodes;
    expect([await found('zebra'), await found('giraffe')]).toEqual([[], [{ snippet: 'Now giraffe' }]]);
  });
});
