import { aim } from '../../support/aim.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

interface CheckIn {
  id: string;
  value: number;
  confidence: number | null;
  observedAt: string;
  corrects: { id: string } | null;
}
interface Result {
  index: number;
  checkIn: CheckIn | null;
  userErrors: { code: string; path: string[] }[];
}
const RESULTS =
  'results { index checkIn { id value confidence observedAt corrects { id } } userErrors { code message path } }';

describe('check-ins in bulk', () => {
  const service = new WatchedService();
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let keyResultId: string;
  beforeAll(async () => {
    client = await newWorkspace();
    plan = aim(client);
  });
  beforeEach(async () => {
    keyResultId = (await plan.keyResult()).id;
  });
  afterAll(() => {
    service.close();
  });

  const record = (items: readonly object[], more: object = {}, by = client) =>
    by.mutate<{ results: Result[] | null }>('checkInsRecord', { items, ...more }, RESULTS);
  const codes = (results: readonly Result[] | null) =>
    results?.map(({ userErrors }) => userErrors.map(({ code, path }) => [code, ...path]));
  const valuesOf = async (id: string): Promise<number[]> => {
    const { node } = await client.data<{ node: { checkIns: { nodes: CheckIn[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on KeyResult { checkIns(first: 100) { nodes { value } } } } }`,
      { id },
    );
    return node.checkIns.nodes.map(({ value }) => value);
  };

  it('are recorded for several key results in one call, in the order of the items', async () => {
    const other = (await plan.keyResult()).id;
    const { results, userErrors } = await record([
      { keyResultId, value: 1, observedAt: '2026-03-01' },
      { keyResultId: other, value: 2, confidence: 6 },
      { keyResultId, value: 3, observedAt: '2026-03-02' },
    ]);
    expect(userErrors).toEqual([]);
    expect(results).toMatchObject([
      { index: 0, checkIn: { value: 1, observedAt: '2026-03-01T00:00:00.000Z' }, userErrors: [] },
      { index: 1, checkIn: { value: 2, confidence: 6 }, userErrors: [] },
      { index: 2, checkIn: { value: 3 }, userErrors: [] },
    ]);
    expect(await valuesOf(keyResultId)).toEqual([3, 1]);
    expect(await valuesOf(other)).toEqual([2]);
  });

  it('are declined alone, each with every reason and its whole path', async () => {
    const other = (await plan.keyResult()).id;
    const { results } = await record([
      { keyResultId: 'nothing', value: 1 },
      { keyResultId, value: 1, confidence: 11, observedAt: '2200-01-01T00:00:00Z' },
      { keyResultId, value: 4 },
      { keyResultId, value: 1, correctsId: 'nothing' },
      { keyResultId: other, value: 5 },
    ]);
    expect(codes(results)).toEqual([
      [['NOT_FOUND', 'items', '0', 'keyResultId']],
      [
        ['INVALID_VALUE', 'items', '1', 'confidence'],
        ['INVALID_VALUE', 'items', '1', 'observedAt'],
      ],
      [],
      [['NOT_FOUND', 'items', '3', 'correctsId']],
      [],
    ]);
    expect(results?.map(({ checkIn }) => checkIn?.value ?? null)).toEqual([null, null, 4, null, 5]);
    expect([await valuesOf(keyResultId), await valuesOf(other)]).toEqual([[4], [5]]);
  });

  it('correct by the rules of one check-in: once, of the same key result, taking over what is left out', async () => {
    const { id: wrong } = await plan.checkIn(keyResultId, 350, { confidence: 4, observedAt: '2026-03-10' });
    const { id: elsewhere } = await plan.checkIn((await plan.keyResult()).id, 1);
    const { results } = await record([
      { keyResultId, value: 35, correctsId: wrong },
      { keyResultId, value: 36, correctsId: wrong },
      { keyResultId, value: 37, correctsId: elsewhere },
    ]);
    expect(codes(results)).toEqual([
      [],
      [['ALREADY_EXISTS', 'items', '1', 'correctsId']],
      [['NOT_APPLICABLE', 'items', '2', 'correctsId']],
    ]);
    expect(results?.[0]?.checkIn).toMatchObject({
      value: 35,
      confidence: 4,
      observedAt: '2026-03-10T00:00:00.000Z',
      corrects: { id: wrong },
    });
    expect(codes((await record([{ keyResultId, value: 38, correctsId: wrong }])).results)).toEqual([
      [['ALREADY_EXISTS', 'items', '0', 'correctsId']],
    ]);
  });

  it('are corrected once, however many calls try, in whatever order they name them', async () => {
    const wrong = await Promise.all([1, 2, 3].map(async (value) => (await plan.checkIn(keyResultId, value)).id));
    const items = wrong.map((correctsId) => ({ keyResultId, value: 10, correctsId }));
    const calls = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        record(index % 2 ? items : items.toReversed(), {}, index % 3 ? client : client.elsewhere()),
      ),
    );
    expect(calls.flatMap(({ results }) => results ?? []).filter(({ checkIn }) => checkIn !== null)).toHaveLength(3);
    expect(await valuesOf(keyResultId)).toHaveLength(6);
  });

  it('are recorded once with an idempotency key, and answered alike', async () => {
    const items = [
      { keyResultId, value: 1 },
      { keyResultId, value: 2, confidence: 0 },
    ];
    const first = await record(items, { idempotencyKey: 'review' });
    expect(await record(items, { idempotencyKey: 'review' }, client.elsewhere())).toEqual(first);
    expect(await valuesOf(keyResultId)).toEqual([1]);
  });

  it('are at most 100 in one call, with as many statements as one', async () => {
    const items = Array.from({ length: 101 }, (_, value) => ({ keyResultId, value, observedAt: '2026-03-01' }));
    const { results, userErrors } = await record(items);
    expect({ results, userErrors }).toMatchObject({
      results: null,
      userErrors: [{ code: 'TOO_MANY', path: ['items'] }],
    });
    const watched = service.client(client);
    const statements = async (many: number): Promise<number> => {
      const { headers, errors } = await watched.ask(
        'mutation ($input: CheckInsRecordInput!) { checkInsRecord(input: $input) { results { checkIn { id } } } }',
        { input: { items: items.slice(0, many) } },
      );
      expect(errors).toBeUndefined();
      return (await service.answered(headers.get('x-request-id') ?? '')).statements;
    };
    expect(await statements(100)).toBe(await statements(1));
  });
});
