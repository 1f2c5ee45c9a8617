import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';

interface Reading {
  id: string;
  value: number;
  observedAt: string;
}
interface Metric {
  id: string;
  name: string;
  version: number;
  latestReading: Reading | null;
  readings: { nodes: Reading[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

const DEFINITION = { definition: 'Teams with a session in\nthe week.', unit: 'COUNT', direction: 'UP' };

describe('metrics', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const create = async (name = 'Active teams'): Promise<Metric> =>
    (await client.mutate<{ metric: Metric }>('metricCreate', { name, ...DEFINITION }, 'metric { id }')).metric;
  const record = (metricId: string, value: number, observedAt: string, more: Record<string, unknown> = {}) =>
    client.mutate<{ reading: Reading | null }>(
      'metricReadingRecord',
      { metricId, value, observedAt, ...more },
      'reading { id value observedAt metric { id } }',
    );
  const codesOf = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
    userErrors.map(({ code, path }) => [code, path]);

  it('are added, and changed only where the change says so', async () => {
    const all = 'metric { name definition unit direction version latestReading { id } }';
    const { metric } = await client.mutate<{ metric: Metric }>(
      'metricCreate',
      { name: 'Active teams', ...DEFINITION },
      `${all.slice(0, -1)} id }`,
    );
    const { id, ...rest } = metric;
    expect(rest).toEqual({ name: 'Active teams', ...DEFINITION, version: 1, latestReading: null });
    const changed = await client.mutate('metricUpdate', { id, expectedVersion: 1, direction: 'DOWN' }, all);
    expect(changed).toEqual({ metric: { ...rest, direction: 'DOWN', version: 2 }, userErrors: [] });
    for (const field of ['name', 'definition', 'unit', 'direction']) {
      const refused = await client.mutate('metricUpdate', { id, expectedVersion: 2, [field]: null });
      expect(new Set(codesOf(refused).map(String))).toEqual(new Set([`INVALID_VALUE,${field}`]));
    }
  });

  it('take readings of now and of long ago, the one observed last being the latest', async () => {
    const { id } = await create();
    const { reading } = await record(id, 12.5, '2026-03-02T10:00:00+02:00');
    expect(reading).toMatchObject({ value: 12.5, observedAt: '2026-03-02T08:00:00.000Z', metric: { id } });
    await record(id, 3, '1999-12-31');
    const { metrics } = await client.data<{ metrics: { nodes: Metric[] } }>(
      '{ metrics(first: 100) { nodes { id latestReading { value } readings { nodes { value observedAt } } } } }',
    );
    expect(metrics.nodes.at(-1)).toEqual({
      id,
      latestReading: { value: 12.5 },
      readings: {
        nodes: [
          { value: 12.5, observedAt: '2026-03-02T08:00:00.000Z' },
          { value: 3, observedAt: '1999-12-31T00:00:00.000Z' },
        ],
      },
    });
  });

  it('take no readings of the future, but bear with a clock that is ahead', async () => {
    const { id } = await create();
    const ahead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    expect(codesOf(await record(id, 1, ahead(6)))).toEqual([['INVALID_VALUE', ['observedAt']]]);
    expect(codesOf(await record(id, 1, ahead(4)))).toEqual([]);
  });

  it('take no readings for metrics that are not there, or not ours', async () => {
    const other = await newWorkspace();
    const theirs = await other.mutate<{ metric: Metric }>(
      'metricCreate',
      { name: 'Theirs', ...DEFINITION },
      'metric { id }',
    );
    for (const id of [theirs.metric.id, '01890000-0000-7000-8000-000000000000', 'nothing'])
      expect(await record(id, 1, '2026-01-01')).toEqual({
        reading: null,
        userErrors: [
          { code: 'NOT_FOUND', path: ['metricId'], message: `metricId takes the id of a Metric; "${id}" names none.` },
        ],
      });
  });

  it('take a reading once for an idempotency key', async () => {
    const { id } = await create();
    const once = await record(id, 7, '2026-01-01', { idempotencyKey: 'seven' });
    expect(await record(id, 7, '2026-01-01', { idempotencyKey: 'seven' })).toEqual(once);
    expect(codesOf(await record(id, 8, '2026-01-01', { idempotencyKey: 'seven' }))).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', ['idempotencyKey']],
    ]);
  });

  it('list their readings page by page, each once, also those of the same instant, within bounds', async () => {
    client = await newWorkspace();
    const { id } = await create();
    await create('Without readings');
    // Five instants of five readings each, recorded in no order of time.
    for (let index = 0; index < 25; index++) await record(id, index, `2026-02-0${1 + ((index * 3) % 5)}`);
    const ask = (args: string, first = 1) =>
      client.ask<{ metrics: { nodes: Metric[] } }>(
        `{ metrics(first: ${first}) { nodes { readings(${args}) { nodes { id value observedAt } pageInfo { hasNextPage endCursor } } } } }`,
      );
    const readings = async (args: string): Promise<Metric['readings']> => {
      const [metric] = (await ask(args)).data.metrics.nodes;
      if (!metric) throw new Error('The metric is listed.');
      return metric.readings;
    };
    const whole = (await readings('first: 100')).nodes;
    const instants = whole.map(({ observedAt }) => observedAt);
    expect(new Set(whole.map(({ value }) => value)).size).toBe(25);
    expect(instants).toEqual([...instants].sort().reverse());
    const bounded = await readings('first: 100, filter: { from: "2026-02-02", to: "2026-02-04T00:00:00Z" }');
    expect(bounded.nodes.map(({ observedAt }) => observedAt.slice(8, 10))).toEqual([
      ...Array.from({ length: 5 }, () => '03'),
      ...Array.from({ length: 5 }, () => '02'),
    ]);
    const pages: Metric['readings'][] = [];
    do {
      const after = pages.at(-1)?.pageInfo.endCursor;
      pages.push(await readings(`first: 10${after === undefined ? '' : `, after: "${after}"`}`));
    } while (pages.at(-1)?.pageInfo.hasNextPage);
    expect(pages.map(({ nodes }) => nodes.length)).toEqual([10, 10, 5]);
    expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(whole.map(({ id }) => id));
    for (const args of ['first: 0', 'first: 101', 'after: "x"'])
      expect((await ask(args)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    // A cursor is of one metric's readings; it means nothing in another's.
    const of = `after: "${pages[0]?.pageInfo.endCursor ?? ''}"`;
    expect((await ask(of, 2)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('keep every reading in the change log', async () => {
    const { id } = await create();
    const { reading } = await record(id, 5, '2026-01-01');
    const rows = await look(
      client,
      `SELECT operation, image->>'metric_id' AS metric FROM change_log WHERE entity_type = 'MetricReading' AND entity_id = $1`,
      [reading?.id],
    );
    expect(rows).toEqual([{ operation: 'CREATED', metric: id }]);
  });

  it('are read and written by keys with the scope for it', async () => {
    const reader = await keyWith(client, ['OKR_READ']);
    const stranger = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
    expect((await reader.ask('{ metrics { nodes { name } } cycles { nodes { name } } }')).errors).toBeUndefined();
    for (const query of [
      '{ metrics { nodes { name } } }',
      '{ cycles { nodes { name } } }',
      'mutation { metricReadingRecord(input: { metricId: "1", value: 1, observedAt: "2026-01-01" }) { userErrors { code } } }',
    ])
      expect((await stranger.ask(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
