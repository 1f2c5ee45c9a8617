import { once } from 'node:events';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Response } from 'supertest';
import { aim } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace, urls } from '../../support/service.ts';

interface Receipt {
  line: number;
  type: string;
  externalId: string | null;
  status: string;
  errors: { code: string; message: string; path: string[] }[];
  warnings: string[];
}
interface Summary {
  [count: string]: number | boolean | string;
}
const NDJSON = { 'content-type': 'application/x-ndjson' };

/** Receipts and the summary that stands in the last line. */
function read(text: string): { receipts: Receipt[]; summary: Summary } {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Receipt & { summary: Summary });
  return { receipts: lines.slice(0, -1), summary: lines.at(-1)?.summary ?? {} };
}

describe('lines of insights', () => {
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const named = (more: object = {}) => ({
    externalId: `line-${++count}`,
    kind: 'COMMUNITY',
    occurredAt: '2026-03-02T00:00:00Z',
    title: 'I want the list to know my shop',
    ...more,
  });
  const textOf = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join('\n');
  const post = (body: string | Buffer, query = 'source=forum', headers: Record<string, string> = NDJSON, as = client) =>
    as.with(headers).post(body, `/ingest/insights?${query}`);
  const send = async (...given: Parameters<typeof post>) => read((await post(...given)).text);
  const stored = async (): Promise<string[]> => {
    const { insights } = await client.data<{ insights: { nodes: { externalId: string }[] } }>(
      '{ insights(first: 100) { nodes { externalId } } }',
    );
    return insights.nodes.map(({ externalId }) => externalId);
  };

  it('are taken in, answered with a summary, and known again', async () => {
    const items = Array.from({ length: 1_201 }, () => named());
    const first = await send(`${textOf(items)}\n`);
    expect(first.receipts).toEqual([]);
    expect(first.summary).toEqual({
      received: 1_201,
      created: 1_201,
      updated: 0,
      unchanged: 0,
      stale: 0,
      deleted: 0,
      rejected: 0,
      complete: true,
      resumeAfter: 1_201,
    });
    expect((await send(textOf(items))).summary).toMatchObject({ unchanged: 1_201, created: 0, complete: true });
  });

  it('answer every line in its order where that is asked for', async () => {
    const items = [named(), named({ kind: null }), named()];
    const { receipts, summary } = await send(`${textOf(items)}\n\n`, 'source=forum&receipts=all');
    expect(receipts.map(({ line, status, externalId }) => [line, status, externalId])).toEqual([
      [1, 'CREATED', items[0]?.externalId],
      [2, 'REJECTED', items[1]?.externalId],
      [3, 'CREATED', items[2]?.externalId],
    ]);
    expect(summary).toMatchObject({ received: 3, rejected: 1 });
  });

  it('fail alone, whatever is wrong with them', async () => {
    const sound = [named(), named()];
    const bad = [
      '{"externalId": "broken',
      '[1, 2]',
      JSON.stringify(named({ kin: 'SUPPORT' })),
      JSON.stringify(named({ occurredAt: '2100-01-01' })),
      JSON.stringify(named({ occurredAt: 'yesterday' })),
      JSON.stringify(named({ body: 'x'.repeat(10_000_000) })),
      JSON.stringify(named({ type: 'GOSSIP' })),
      JSON.stringify({ kind: 'SUPPORT' }),
    ];
    const invalid = Buffer.concat([Buffer.from('{"externalId": "'), Buffer.from([0xc3, 0x28]), Buffer.from('"}\n')]);
    const text = [JSON.stringify(sound[0]), ...bad].join('\n');
    const body = Buffer.concat([Buffer.from(`${text}\n`), invalid, Buffer.from(JSON.stringify(sound[1]))]);
    const { receipts, summary } = await send(body);
    expect(receipts.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(receipts.map(({ errors }) => errors[0]?.message)).toEqual([
      expect.stringContaining('no JSON'),
      expect.stringContaining('one JSON object'),
      expect.stringContaining('"kin" is not defined'),
      expect.stringContaining('future'),
      expect.stringContaining('DateTime takes an instant'),
      expect.stringContaining('at most 2000000 bytes'),
      expect.stringContaining('type takes'),
      expect.stringContaining('externalId'),
      expect.stringContaining('no UTF-8'),
    ]);
    expect(receipts[3]?.errors[0]?.path).toEqual(['occurredAt']);
    expect(summary).toMatchObject({ created: 2, rejected: 9, complete: true, resumeAfter: 11 });
  });

  it('may be gzip; what swells or is broken ends with what was done so far', async () => {
    const items = [named(), named()];
    const zipped = { ...NDJSON, 'content-encoding': 'gzip' };
    expect((await send(gzipSync(textOf(items)), 'source=forum', zipped)).summary).toMatchObject({ created: 2 });
    for (const coding of ['GZIP', 'x-gzip'])
      expect(
        (await send(gzipSync(textOf([named()])), 'source=forum', { ...NDJSON, 'content-encoding': coding })).summary,
      ).toMatchObject({ created: 1 });
    const bomb = await send(gzipSync(Buffer.alloc(60_000_000, 0x20)), 'source=forum', zipped);
    expect(bomb.summary).toMatchObject({ complete: false, reason: expect.stringContaining('gzip') as string });
    const cut = gzipSync(textOf(Array.from({ length: 5_000 }, () => named())));
    const { summary } = await send(cut.subarray(0, cut.length - 100), 'source=forum', zipped);
    expect(summary).toMatchObject({ complete: false, reason: 'The gzip of the body is broken.' });
    expect((await send('no gzip', 'source=forum', zipped)).summary).toMatchObject({ received: 0, complete: false });
  });

  it('of several sorts come through the one door', async () => {
    const metric = await aim(client).metric();
    const { id: outcomeId } = await grow(client).outcome();
    const { id: opportunityId } = await grow(client).opportunity(outcomeId);
    const at = '2026-03-02T00:00:00Z';
    const { receipts } = await send(
      textOf([
        named(),
        { type: 'METRIC_READING', metricId: metric.id, value: 3, observedAt: at },
        { type: 'SURVEY_ANSWER', opportunityId, respondent: 'p1', importance: 5, satisfaction: 1, answeredAt: at },
        { type: 'SURVEY_ANSWER', opportunityId, respondent: 'p2', importance: 9, satisfaction: 1, answeredAt: at },
        { type: 'PARTICIPANT', externalId: 'mara', alias: 'Mara' },
        { type: 'PARTICIPANT', externalId: 'mara', alias: 'Mara' },
        { type: 'EXTERNAL_REF', nodeId: opportunityId, externalId: 'SHOP-17', url: 'https://tracker.example/SHOP-17' },
        { type: 'EXTERNAL_REF', nodeId: opportunityId, externalId: 'SHOP-17', state: 'open' },
      ]),
      'source=forum&receipts=all',
    );
    expect(receipts.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'INSIGHT CREATED',
      'METRIC_READING CREATED',
      'SURVEY_ANSWER CREATED',
      'SURVEY_ANSWER REJECTED',
      'PARTICIPANT CREATED',
      'PARTICIPANT UNCHANGED',
      'EXTERNAL_REF CREATED',
      'EXTERNAL_REF UPDATED',
    ]);
    expect(receipts[3]?.errors[0]?.path).toEqual(['importance']);
  });

  it('write nothing when they are only tried', async () => {
    const item = named();
    const { summary } = await send(textOf([item]), 'source=forum&dryRun=true');
    expect(summary).toMatchObject({ created: 1 });
    expect(await stored()).not.toContain(item.externalId);
  });

  it('may be one object of JSON, for tools that can do no more', async () => {
    const json = { 'content-type': 'application/json' };
    const item = named();
    const first = await post(JSON.stringify(item), 'source=forum', json);
    expect([first.status, (first.body as Receipt).status]).toEqual([200, 'CREATED']);
    const zip = gzipSync(JSON.stringify(item));
    // Without it supertest would write the bytes as JSON.
    const zipped = await post(zip, 'source=forum', { ...json, 'content-encoding': 'gzip' }).serialize(
      () => zip as never,
    );
    expect([zipped.status, (zipped.body as Receipt).status]).toEqual([200, 'UNCHANGED']);
    const refused = await post(JSON.stringify({ ...item, kind: 'GOSSIP' }), 'source=forum', json);
    expect([refused.status, (refused.body as Receipt).errors[0]?.path]).toEqual([422, ['kind']]);
  });

  it('are refused as a whole, before any is read, where the request makes no sense', async () => {
    const told = ({ status, body }: Response) => [
      status,
      (body as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
    ];
    expect(told(await post('{}', ''))).toEqual([400, 'BAD_REQUEST']);
    expect(told(await post('{}', 'source=forum&receipts=some'))).toEqual([400, 'BAD_REQUEST']);
    expect(told(await post('{}', 'source=forum', { ...NDJSON, 'content-encoding': 'br' }))).toEqual([
      415,
      'BAD_REQUEST',
    ]);
    const reader = await keyWith(client, ['INSIGHT_READ']);
    expect(told(await post('{}', 'source=forum', NDJSON, reader))).toEqual([403, 'FORBIDDEN']);
    expect(told(await post('{}', 'source=forum', NDJSON, client.as('ost_wrong')))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await client.with(NDJSON).post('{"query": "{ viewer { keyName } }"}')).status).toBe(415);
  });

  it('are kept as far as they were acknowledged when the connection breaks off', async () => {
    const items = Array.from({ length: 40 }, () => named());
    // By Node itself: it reads an answer while the body is still open.
    const http = request(`${urls[0] ?? ''}/ingest/insights?source=forum&receipts=all`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token ?? ''}`, ...NDJSON },
    });
    http.on('error', () => undefined);
    http.write(`${textOf(items)}\n{"externalId": "cut o`);
    const [answer] = (await once(http, 'response')) as [AsyncIterable<Buffer>];
    let acknowledged = '';
    for await (const chunk of answer) {
      acknowledged += chunk.toString();
      if (acknowledged.split('\n').length > 40) break;
    }
    http.destroy();
    expect(acknowledged.split('\n').length).toBeGreaterThan(40);
    const names = new Set(await stored());
    expect(items.filter(({ externalId }) => !names.has(externalId))).toEqual([]);
    expect(names).not.toContain('cut o');
  });

  it('are counted by source: what came last, and how much of it was rejected', async () => {
    const own = await newWorkspace();
    await send(textOf([named(), named({ kind: null })]), 'source=desk', NDJSON, own);
    const { ingestionHealth } = await own.data<{ ingestionHealth: { sourceSystem: string; rejectedShare: number }[] }>(
      '{ ingestionHealth { sourceSystem rejectedShare lastReceivedAt lagSeconds kinds { kind received rejected } } }',
    );
    expect(ingestionHealth).toMatchObject([
      { sourceSystem: 'desk', rejectedShare: 0.5, kinds: [{ kind: 'INSIGHT', received: 2, rejected: 1 }] },
    ]);
  });
});
