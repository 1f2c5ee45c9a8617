import type { Warning } from '../../../src/domain/warning.ts';
import { aim } from '../../support/aim.ts';
import { type Client, keyWith, look, newWorkspace } from '../../support/service.ts';
import { warnsOf } from '../../support/warned.ts';

interface Receipt {
  index: number;
  externalId: string | null;
  status: string;
  readingId: string | null;
  errors: { code: string; path: string[] }[];
  warnings: Warning[];
}

const RECEIPTS =
  'receipts { index externalId status readingId errors { code message path } warnings { code message path } }';

describe('readings that are ingested', () => {
  let client: Client;
  let metricId: string;
  beforeAll(async () => {
    client = await newWorkspace();
  });
  beforeEach(async () => {
    metricId = (await aim(client).metric()).id;
  });

  const ingest = (items: object[], more: Record<string, unknown> = {}, as = client) =>
    as.mutate<{ receipts: Receipt[] | null }>(
      'metricReadingIngest',
      { sourceSystem: 'warehouse', items, ...more },
      RECEIPTS,
    );
  const statuses = async (...given: Parameters<typeof ingest>): Promise<string[]> =>
    ((await ingest(...given)).receipts ?? []).map(({ status }) => status);
  const values = async (id = metricId): Promise<number[]> => {
    const { metrics } = await client.data<{
      metrics: { nodes: { id: string; readings: { nodes: { value: number }[] } }[] };
    }>('{ metrics(first: 100) { nodes { id readings(first: 100) { nodes { value } } } } }');
    return metrics.nodes.find((each) => each.id === id)?.readings.nodes.map(({ value }) => value) ?? [];
  };
  const item = (value: number, more: object = {}) => ({ metricId, value, observedAt: '2026-03-02T00:00:00Z', ...more });

  it('are added, known again, and replaced by a newer state only', async () => {
    const named = { externalId: `week-${metricId}` };
    const at = (day: number) => ({ ...named, sourceUpdatedAt: `2026-03-0${day}T00:00:00Z` });
    const first = await ingest([item(1, at(3))]);
    expect(first.receipts).toEqual([
      { index: 0, ...named, status: 'CREATED', readingId: expect.any(String) as string, errors: [], warnings: [] },
    ]);
    expect(await statuses([item(1, at(3))])).toEqual(['UNCHANGED']);
    expect(await statuses([item(2, at(2))])).toEqual(['STALE']);
    expect(await values()).toEqual([1]);
    const replaced = await ingest([item(3, at(3))]);
    expect(replaced.receipts).toMatchObject([
      { status: 'UPDATED', readingId: first.receipts?.[0]?.readingId, warnings: [warnsOf('won')] },
    ]);
    expect(await statuses([item(3, at(5))])).toEqual(['UNCHANGED']);
    // Nothing changed at the fifth, and still nothing of the fourth may come through any more.
    expect(await statuses([item(4, at(4))])).toEqual(['STALE']);
    expect(await values()).toEqual([3]);
  });

  it('without a name of their own are known by source, metric and instant', async () => {
    expect(await statuses([item(1), item(2, { observedAt: '2026-03-03' })])).toEqual(['CREATED', 'CREATED']);
    expect(await statuses([item(1), item(5, { observedAt: '2026-03-03T01:00:00+01:00' })])).toEqual([
      'UNCHANGED',
      'UPDATED',
    ]);
    expect(await statuses([item(1)], { sourceSystem: 'survey' })).toEqual(['CREATED']);
    expect(await values()).toEqual([5, 1, 1]);
  });

  it('of one name within one batch are worked off one after the other', async () => {
    const named = { externalId: `one-${metricId}` };
    expect(await statuses([item(1, named), item(1, named), item(2, named)])).toEqual([
      'CREATED',
      'UNCHANGED',
      'UPDATED',
    ]);
    expect(await values()).toEqual([2]);
  });

  it('fail alone, with the path of what is wrong with them', async () => {
    const other = await aim(await newWorkspace()).metric();
    const { receipts, userErrors } = await ingest([
      item(1, { externalId: ' ' }),
      item(2),
      { ...item(3), metricId: other.id },
      { ...item(4), metricId: null },
      item(5, { observedAt: new Date(Date.now() + 600_000).toISOString() }),
      item(6, { metricExternalId: 'both' }),
      { ...item(7), metricId: null, metricExternalId: 'unknown' },
    ]);
    expect(userErrors).toEqual([]);
    expect(receipts?.map(({ status }) => status)).toEqual([
      'REJECTED',
      'CREATED',
      ...Array.from({ length: 5 }, () => 'REJECTED'),
    ]);
    expect(receipts?.flatMap(({ errors }) => errors.map(({ code, path }) => [code, ...path].join('.')))).toEqual([
      'INVALID_VALUE.items.0.externalId',
      'NOT_FOUND.items.2.metricId',
      'INVALID_VALUE.items.3.metricId',
      'INVALID_VALUE.items.4.observedAt',
      'INVALID_VALUE.items.5.metricExternalId',
      'NOT_FOUND.items.6.metricExternalId',
    ]);
    expect(await values()).toEqual([2]);
  });

  it('may name their metric as their source does', async () => {
    await client.mutate('externalRefSet', { entityId: metricId, system: 'warehouse', externalId: `wau-${metricId}` });
    const called = { value: 8, observedAt: '2026-03-02', metricExternalId: `wau-${metricId}` };
    expect(await statuses([called])).toEqual(['CREATED']);
    expect(await statuses([called], { sourceSystem: 'survey' })).toEqual(['REJECTED']);
    expect(await values()).toEqual([8]);
  });

  it('are at most five hundred, and of a source', async () => {
    const many = Array.from({ length: 501 }, () => item(1));
    expect((await ingest(many)).userErrors).toMatchObject([{ code: 'TOO_MANY', path: ['items'] }]);
    expect((await ingest([item(1)], { sourceSystem: null })).userErrors).toMatchObject([{ path: ['sourceSystem'] }]);
    const year = Array.from({ length: 500 }, (_, index) =>
      item(index, { observedAt: new Date(Date.UTC(2025, 0, 1, index)).toISOString() }),
    );
    expect(new Set(await statuses(year))).toEqual(new Set(['CREATED']));
    expect(new Set(await statuses(year.map((each) => ({ ...each, value: -each.value }))))).toEqual(
      new Set(['UPDATED', 'UNCHANGED']),
    );
  });

  it('write nothing on a dry run, and then come in under the same key', async () => {
    const more = { dryRun: true, idempotencyKey: `nightly-${metricId}` };
    const tried = await ingest([item(1)], more);
    expect(tried.receipts).toMatchObject([{ status: 'CREATED', readingId: null }]);
    expect(await values()).toEqual([]);
    const made = await ingest([item(1)], { ...more, dryRun: false });
    expect(made.receipts).toMatchObject([{ status: 'CREATED', readingId: expect.any(String) as string }]);
    expect(await ingest([item(1)], { ...more, dryRun: false })).toEqual(made);
    expect((await ingest([item(2)], { ...more, dryRun: false })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
    expect(await values()).toEqual([1]);
  });

  it('end as one clean run would, when four clients send them at once, shuffled, five times', async () => {
    const items = Array.from({ length: 60 }, (_, index) =>
      item(index, {
        externalId: `${metricId}/${index % 20}`,
        observedAt: `2026-03-${String(1 + (index % 20)).padStart(2, '0')}`,
        sourceUpdatedAt: new Date(Date.UTC(2026, 3, 1, index)).toISOString(),
      }),
    );
    const runs = Array.from({ length: 5 }, (_, run) =>
      items.toSorted((one, other) => ((one.value * 7 + run * 13) % 60) - ((other.value * 7 + run * 13) % 60)),
    );
    const answers = await Promise.all(
      runs.map((each, index) => ingest(each, {}, index % 2 ? client : client.elsewhere())),
    );
    expect(answers.flatMap(({ receipts }) => (receipts ?? []).map(({ index }) => index))).toEqual(
      runs.flatMap((each) => [...each.keys()]),
    );
    expect((await values()).toSorted((one, other) => one - other)).toEqual(items.slice(40).map(({ value }) => value));
  });

  it('are taken from a key that can do nothing else, bound to its source', async () => {
    const sender = await keyWith(client, ['METRIC_INGEST']);
    expect(await statuses([item(1)], {}, sender)).toEqual(['CREATED']);
    expect((await sender.ask('{ metrics { nodes { name } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { token } = await client.mutate<{ token: string }>(
      'apiKeyCreate',
      { name: 'bound', scopes: ['METRIC_INGEST'], sourceSystem: 'survey' },
      'token',
    );
    const bound = client.as(token);
    expect((await ingest([item(1)], {}, bound)).userErrors).toMatchObject([{ path: ['sourceSystem'] }]);
    expect(await statuses([item(1)], { sourceSystem: undefined }, bound)).toEqual(['CREATED']);
    const writer = await keyWith(client, ['OKR_WRITE']);
    const { errors } = await writer.ask(
      'mutation { metricReadingIngest(input: { sourceSystem: "x", items: [] }) { userErrors { code } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('stand in the change log, each change with its whole image', async () => {
    await ingest([item(1)]);
    const changed = await ingest([item(2)]);
    const rows = await look(
      client,
      `SELECT operation, image->>'value' AS value FROM change_log WHERE entity_type = 'MetricReading' AND entity_id = $1 ORDER BY seq`,
      [changed.receipts?.[0]?.readingId],
    );
    expect(rows).toEqual([
      { operation: 'CREATED', value: '1' },
      { operation: 'UPDATED', value: '2' },
    ]);
  });
});
