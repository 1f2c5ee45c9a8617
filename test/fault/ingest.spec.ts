import fc from 'fast-check';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import { type Client, look, newWorkspace, urls } from '../support/service.ts';

interface Receipt {
  readonly externalId: string;
  readonly status: string;
}

/** Chosen so that a failure can be told again. */
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);
const ITEMS = 500;

/** Items of which every tenth is bad; each third comes in two states. */
const items = Array.from({ length: ITEMS }, (_, index) => ({
  externalId: `item-${index}`,
  kind: index % 10 === 3 ? null : 'SUPPORT',
  occurredAt: '2026-02-01T00:00:00Z',
  sourceUpdatedAt: '2026-02-02T00:00:00Z',
  title: `Said ${index}`,
  quotes: [{ externalId: 'q', text: `Words of ${index}` }],
  participant: { externalId: `person-${index % 40}` },
}));
const older = items
  .filter((_, index) => index % 3 === 0)
  .map((item) => ({ ...item, sourceUpdatedAt: '2026-02-01T00:00:00Z', title: 'Before it was known better' }));

const shuffled = <Item>(all: readonly Item[], salt: number): Item[] =>
  fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { numRuns: 1, seed: SEED + salt })[0] ?? [];

const ingest = async (client: Client, batch: readonly object[]): Promise<Receipt[]> =>
  (
    await client.mutate<{ receipts: Receipt[] }>(
      'insightIngest',
      { sourceSystem: 'desk', items: batch },
      'receipts { externalId status }',
    )
  ).receipts;

/** Everything that was taken in, without what differs from run to run. */
const stateOf = (client: Client) =>
  look(
    client,
    `SELECT insight.external_id, insight.title, insight.status,
       (SELECT stated_at FROM source_clock WHERE kind = 'INSIGHT' AND thing = insight.id::text), array_agg(quote.text) AS quotes,
       (SELECT value FROM participant_identity AS name WHERE name.participant_id = insight.participant_id) AS who
     FROM insight LEFT JOIN quote ON quote.insight_id = insight.id
     GROUP BY insight.workspace_id, insight.id ORDER BY insight.external_id`,
  );

describe(`insights that come again and again (seed ${SEED})`, () => {
  it('leave what one clean run leaves, sent five times by four clients over two processes, shuffled', async () => {
    const [clean, busy] = [await newWorkspace(), await newWorkspace()];
    await ingest(clean, items);
    const clients = [busy, busy.elsewhere(), busy, busy.elsewhere()];
    const receipts = await Promise.all(
      clients.flatMap((client, which) =>
        Array.from({ length: 5 }, async (_, time) => {
          const sent = shuffled([...items, ...(time % 2 === 0 ? older : [])], which * 10 + time);
          const answered: Receipt[] = [];
          for (let at = 0; at < sent.length; at += 250)
            answered.push(...(await ingest(client, sent.slice(at, at + 250))));
          return { sent, answered };
        }),
      ),
    );
    for (const { sent, answered } of receipts)
      expect(answered.map(({ externalId }) => externalId)).toEqual(sent.map(({ externalId }) => externalId));
    const bad = new Set(items.filter(({ kind }) => kind === null).map(({ externalId }) => externalId));
    const all = receipts.flatMap(({ answered }) => answered);
    expect(all.filter(({ status, externalId }) => (status === 'REJECTED') !== bad.has(externalId))).toEqual([]);
    // Honest: of each insight exactly one sender is told that it was new.
    const created = all.filter(({ status }) => status === 'CREATED').map(({ externalId }) => externalId);
    expect(created.sort()).toEqual(
      items
        .filter(({ kind }) => kind !== null)
        .map(({ externalId }) => externalId)
        .sort(),
    );
    expect(await stateOf(busy)).toEqual(await stateOf(clean));
  }, 120_000);

  it('are all there after a kill in the middle and a second try by lines', async () => {
    const database = await scratchDatabase('ingest_kill');
    let service = await OwnService.start(database.settings);
    const key = await service.newWorkspace();
    const body = shuffled(items, 99)
      .map((item) => JSON.stringify(item))
      .join('\n');
    // By `fetch`: the first answer breaks off in its midst.
    const send = async (url: string) =>
      fetch(`${url}/ingest/insights?source=desk&receipts=all`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key.token ?? ''}`, 'content-type': 'application/x-ndjson' },
        body,
      }).then((response) => response.text());
    try {
      const cut = send(service.url).catch(() => '');
      await new Promise((resolve) => setTimeout(resolve, 150));
      await service.stop('SIGKILL');
      const told = (await cut).split('\n').filter((line) => line.includes('"CREATED"'));
      service = await OwnService.start(database.settings);
      const again = (await send(service.url)).trim().split('\n');
      const { summary } = JSON.parse(again.at(-1) ?? '{}') as { summary: Record<string, unknown> };
      expect(summary).toMatchObject({ received: ITEMS, rejected: ITEMS / 10, complete: true });
      const created = again.filter((line) => line.includes('"CREATED"')).length;
      // What was acknowledged before the kill was stored: the second time it is known.
      expect(created).toBeLessThanOrEqual((ITEMS * 9) / 10 - told.length);
      const client = service.client(key);
      const { insights } = await client.data<{ insights: { nodes: unknown[]; pageInfo: { hasNextPage: boolean } } }>(
        '{ insights(first: 100) { nodes { id } pageInfo { hasNextPage } } }',
      );
      expect([insights.nodes.length, insights.pageInfo.hasNextPage]).toEqual([100, true]);
    } finally {
      await service.stop();
      await database.drop();
    }
  }, 60_000);

  it('ends in order when the service stops, and says where to go on', async () => {
    expect(urls.length).toBe(2);
    const database = await scratchDatabase('ingest_stop');
    const service = await OwnService.start(database.settings);
    const key = await service.newWorkspace();
    try {
      let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          feed = controller;
        },
      });
      const line = (index: number) => new TextEncoder().encode(`${JSON.stringify(items[index])}\n`);
      // By `fetch`, whose body and answer are open at the same time.
      const answer = fetch(`${service.url}/ingest/insights?source=desk&receipts=all`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key.token ?? ''}`, 'content-type': 'application/x-ndjson' },
        body,
        duplex: 'half',
      });
      feed?.enqueue(line(0));
      const response = await answer;
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const first = await reader?.read();
      expect(first?.value).toContain('"CREATED"');
      const stopped = service.stop();
      let rest = '';
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) rest += read.value;
      expect(JSON.parse(rest.trim())).toMatchObject({
        summary: { received: 1, complete: false, resumeAfter: 1, reason: 'The service is about to stop.' },
      });
      expect(await stopped).toBe(0);
    } finally {
      await service.stop();
      await database.drop();
    }
  }, 60_000);
});
