import { grow, type Node } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Result {
  index: number;
  node: { id: string; version: number; archiveReason: string | null } | null;
  userErrors: { code: string; message: string; path: string[] }[];
}
const RESULTS = 'results { index node { id version archiveReason } userErrors { code message path } }';
const codes = (errors: Result['userErrors']) => errors.map(({ code, path }) => [code, ...path].join(' '));

describe('archiving of many nodes', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome();
  });
  const archive = (items: readonly object[], more: object = {}, by = client) =>
    by.mutate<{ results: Result[] | null }>('nodesArchive', { items, reason: 'Tidied up', ...more }, RESULTS);
  const shown = async (outcomeId: string) =>
    (
      await client.data<{ tree: { nodes: { id: string }[] } }>(
        'query ($outcomeId: ID!) { tree(outcomeId: $outcomeId) { nodes { id } } }',
        { outcomeId },
      )
    ).tree.nodes.map(({ id }) => id);

  it('archives nodes of several kinds and trees for one reason, and answers in their order', async () => {
    const other = await plant.outcome('Another tree');
    const need = await plant.opportunity(other.id);
    const kept = await plant.opportunity(outcome.id);
    const way = await plant.solution(kept.id);
    const { results, userErrors } = await archive([
      { id: way.id, expectedVersion: 1 },
      { id: need.id, expectedVersion: 1 },
    ]);
    expect(userErrors).toEqual([]);
    expect(results).toEqual([
      { index: 0, node: { id: way.id, version: 2, archiveReason: 'Tidied up' }, userErrors: [] },
      { index: 1, node: { id: need.id, version: 2, archiveReason: 'Tidied up' }, userErrors: [] },
    ]);
    expect(await shown(other.id)).toEqual([other.id]);
    expect(await shown(outcome.id)).not.toContain(way.id);
  });

  it('declines items alone, each with every reason and its whole path', async () => {
    const [good, stale, above] = [
      await plant.opportunity(outcome.id),
      await plant.opportunity(outcome.id),
      await plant.opportunity(outcome.id),
    ];
    const below = await plant.opportunity(above.id);
    const { results } = await archive([
      { id: stale.id, expectedVersion: 7 },
      { id: 'nobody', expectedVersion: 1 },
      { id: good.id, expectedVersion: 0 },
      { id: above.id, expectedVersion: 1 },
      { id: below.id, expectedVersion: 1 },
      { id: good.id, expectedVersion: 1 },
      { id: good.id, expectedVersion: 2 },
    ]);
    expect(results?.map(({ userErrors }) => codes(userErrors).join())).toEqual([
      'VERSION_CONFLICT items 0 expectedVersion',
      'NOT_FOUND items 1 id',
      'INVALID_VALUE items 2 expectedVersion',
      '',
      'ARCHIVED items 4 id',
      '',
      'ARCHIVED items 6 id',
    ]);
    expect(results?.map(({ node }) => node?.version ?? null)).toEqual([1, null, null, 2, null, 2, null]);
  });

  it('takes up to 100 nodes and needs a reason, or is refused as a whole', async () => {
    const node = await plant.opportunity(outcome.id);
    const items = Array.from({ length: 101 }, () => ({ id: node.id, expectedVersion: 1 }));
    const many = await archive(items);
    expect([many.results, codes(many.userErrors)]).toEqual([null, ['TOO_MANY items']]);
    const blank = await archive(items.slice(0, 1), { reason: ' ' });
    expect([blank.results, codes(blank.userErrors)]).toEqual([null, ['INVALID_VALUE reason']]);
    expect((await archive([])).results).toEqual([]);
    expect((await archive(items.slice(1))).results?.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(
      1,
    );
  });

  it('answers the same to the same request sent again', async () => {
    const node = await plant.opportunity(outcome.id);
    const items = [
      { id: node.id, expectedVersion: 1 },
      { id: 'nobody', expectedVersion: 1 },
    ];
    const first = await archive(items, { idempotencyKey: 'tidy' });
    expect(await archive(items, { idempotencyKey: 'tidy' }, client.elsewhere())).toEqual(first);
    expect(codes((await archive(items.slice(1), { idempotencyKey: 'tidy' })).userErrors)).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
    ]);
  });

  it('neither deadlocks nor archives a node twice when two calls name the same trees in opposite orders', async () => {
    for (let round = 0; round < 5; round++) {
      const trees = await Promise.all([plant.outcome(), plant.outcome(), plant.outcome()]);
      const items = trees.map(({ id }) => ({ id, expectedVersion: 1 }));
      const answers = await Promise.all([archive(items), archive([...items].reverse(), {}, client.elsewhere())]);
      const won = answers.map(({ results }) => results?.filter(({ userErrors }) => userErrors.length === 0).length);
      expect(won.sort()).toEqual([0, 3]);
    }
  });
});
