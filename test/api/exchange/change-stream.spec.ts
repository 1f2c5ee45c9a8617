import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EventReader } from '../../support/event-reader.ts';
import { grow } from '../../support/grow.ts';
import { OwnService, scratchDatabase } from '../../support/own-service.ts';
import { type FeedChange, feedOf } from '../../support/replica.ts';
import { type Client, keyWith, newWorkspace, workspaceIdOf } from '../../support/service.ts';

interface Told {
  readonly data?: { readonly change: FeedChange };
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

let service: OwnService;
let client: Client;
const open: EventReader[] = [];

beforeAll(async () => {
  service = await OwnService.start({
    OST_FEED_POLL_MS: '50',
    OST_STREAMS_PER_KEY: '4',
    OST_ANSWER_STALL_MS: '2000',
    OST_CORS_ORIGINS: 'https://app.example',
  });
  client = service.client(await newWorkspace('stream'));
}, 60_000);
afterAll(async () => {
  for (const each of open) each.close();
  await service.stop();
});

async function listen(
  by: Client,
  search = '',
  headers: Record<string, string> = {},
  url = service.url,
): Promise<EventReader> {
  const reader = await EventReader.open(by, url, `/changes/stream${search}`, headers);
  open.push(reader);
  if (reader.response.ok) await reader.until(() => reader.lastId !== null, 'The first id');
  return reader;
}
const changesIn = (reader: EventReader): FeedChange[] =>
  reader.told<Told>().flatMap(({ data }) => (data ? [data.change] : []));
const titlesIn = (reader: EventReader): unknown[] =>
  changesIn(reader).flatMap(({ changes }) =>
    changes.filter(({ field }) => field === 'title').map(({ after }) => after),
  );
const heard = (reader: EventReader, title: string) => reader.until(() => titlesIn(reader).includes(title), title);

describe('the stream of changes', () => {
  it('tells of changes as they come, as the query does, and says what it is to browsers and proxies', async () => {
    const reader = await listen(client, '', { origin: 'https://app.example' });
    const { headers } = reader.response;
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example');
    await grow(client).outcome('Heard at once');
    await heard(reader, 'Heard at once');
    const [told] = changesIn(reader).slice(-1);
    const queried = (await feedOf(client)).find(({ entityId }) => entityId === told?.entityId);
    expect(told).toMatchObject(queried ?? {});
    reader.close();
  });

  it('goes on behind a cursor, by `after` or Last-Event-ID, and tells each change once', async () => {
    const here = service.client(await newWorkspace('resumed'));
    const plant = grow(here);
    const first = await listen(here);
    await plant.outcome('One');
    await heard(first, 'One');
    const [at] = [first.lastId ?? ''];
    first.close();
    await plant.outcome('Two');
    const [byAfter, byHeader] = [
      await listen(here, `?after=${at}`),
      await listen(here, '?after=ignored', { 'last-event-id': at }),
    ];
    await plant.outcome('Three');
    for (const reader of [byAfter, byHeader]) {
      await heard(reader, 'Three');
      expect(titlesIn(reader)).toEqual(['Two', 'Three']);
    }
    byAfter.close();
    byHeader.close();
  });

  it('takes the filter in its address, and tells what the key may read', async () => {
    const here = service.client(await newWorkspace('narrowed'));
    const plant = grow(here);
    const [one, other] = [await plant.outcome('One'), await plant.outcome('Other')];
    const followed = await listen(
      here,
      `?treeId=${one.shortKey}&entityTypes=OPPORTUNITY,SOLUTION&operations=CREATED&fields=title`,
    );
    const okr = await listen(service.client(await keyWith(here, ['OKR_READ'])));
    await plant.opportunity(other.id, 'Elsewhere');
    await plant.opportunity(one.id, 'Here');
    const { cycle } = await here.mutate<{ cycle: { id: string } }>(
      'cycleCreate',
      { name: 'Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
      'cycle { id }',
    );
    await heard(followed, 'Here');
    await okr.until(() => changesIn(okr).length > 0, 'The cycle');
    expect(titlesIn(followed)).toEqual(['Here']);
    expect(changesIn(okr).map(({ entityId }) => entityId)).toEqual([cycle.id]);
    followed.close();
    okr.close();
  });

  it('tells nothing more once the key is revoked, and says why it ends', async () => {
    const here = service.client(await newWorkspace('revoked'));
    const { apiKey, token } = await here.mutate<{ apiKey: { id: string }; token: string }>(
      'apiKeyCreate',
      { name: 'x', scopes: ['TREE_READ'] },
      'apiKey { id } token',
    );
    const reader = await listen(here.as(token));
    await here.mutate('apiKeyRevoke', { id: apiKey.id });
    await grow(here).outcome('Secret');
    await reader.until(() => reader.isOver, 'The end');
    expect(titlesIn(reader)).toEqual([]);
    expect(reader.told<Told>()[0]?.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(reader.events.at(-1)?.event).toBe('complete');
  });

  it('has as many places for a key as the setting says', async () => {
    const here = service.client(await newWorkspace('crowded'));
    const readers = [];
    for (let place = 0; place < 4; place++) readers.push(await listen(here));
    const fifth = await listen(here);
    expect([fifth.response.status, await fifth.response.text()]).toEqual([
      429,
      expect.stringContaining('This key may have 4 streams open at once.'),
    ]);
    readers[0]?.close();
    for (let tries = 0, status = 429; status !== 200; tries++) {
      const again = await listen(here);
      ({ status } = again.response);
      expect(tries).toBeLessThan(100);
      await sleep(20);
    }
    for (const reader of readers) reader.close();
  });

  it.each([
    [
      '?kinds=OUTCOME',
      400,
      /takes after, entityTypes, operations, fields, treeId, nodeId, keyResultId, teamId in its address, not "kinds"\./,
    ],
    [
      '?entityTypes=PARROT',
      400,
      /entityTypes takes values of the enum in the schema, with commas between, not "PARROT"/,
    ],
    ['?entityTypes=OUTCOM', 400, /Did you mean OUTCOME\?/],
    ['?operations=created', 400, /Did you mean CREATED\?/],
    ['?fields=titles', 400, /Did you mean title\?/],
    ['?fields=a,,b', 400, /fields takes 1 to 20 names/],
    ['?treeId=nothing', 400, /treeId takes the id or the short key of an Outcome/],
    [`?teamId=${randomUUID()}`, 400, /teamId takes the id of a Team/],
    ['?after=x', 400, /"after" is no cursor of this list/],
    ['?after=a&after=b', 400, /after is given twice/],
  ])('does not take %s', async (search, status, message) => {
    const { response } = await listen(client, search);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(errors.map((error) => error.message).join(' ')).toMatch(message);
  });

  it('answers an expired cursor with 410, another workspace with 400, no key with 401, a filter beyond the key with 403', async () => {
    const other = service.client(await newWorkspace('other'));
    const { changesHead } = await client.data<{ changesHead: string }>('{ changesHead }');
    const expired = Buffer.from(
      JSON.stringify(['changes', await workspaceIdOf(client), '1-1', '1:1:', '1:1:', 0]),
    ).toString('base64url');
    const okr = service.client(await keyWith(client, ['OKR_READ']));
    const statuses = [
      await listen(client, `?after=${expired}`),
      await listen(other, `?after=${changesHead}`),
      await listen(client.as(null)),
      await listen(okr, '?entityTypes=INSIGHT'),
    ].map(({ response }) => response.status);
    expect(statuses).toEqual([410, 400, 401, 403]);
  });

  it('says that it is complete when the service stops, within the time of a stop', async () => {
    const stopping = await OwnService.start({ OST_FEED_POLL_MS: '50' });
    const reader = await listen(client, '', {}, stopping.url);
    expect(await stopping.stop()).toBe(0);
    await reader.until(() => reader.isOver, 'The end');
    expect(reader.events).toEqual([{ id: null, event: 'complete', data: '' }]);
  });

  it('waits for who reads slowly, and lets go of who does not read at all', async () => {
    const here = service.client(await newWorkspace('slow'));
    const { hostname, port } = new URL(service.url);
    const open = async () => {
      const socket = connect(Number(port), hostname);
      const read = { text: '' };
      socket.on('data', (chunk: Buffer) => (read.text += chunk.toString()));
      socket.write(
        `GET /changes/stream HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${here.token ?? ''}\r\n\r\n`,
      );
      while (!read.text.includes('keep-alive')) await sleep(10);
      socket.pause();
      return { socket, read };
    };
    const titlesOf = ({ text }: { text: string }): string[] =>
      [...text.matchAll(/"field":"title","before":null,"after":"(Need [^"]*)"/g)].map(([, title = '']) => title);
    const [slow, stuck] = [await open(), await open()];
    const description = 'long '.repeat(1_900);
    const titles: string[] = [];
    for (let batch = 0; batch < 4; batch++) {
      const opportunities = Array.from({ length: 350 }, (_, at) => ({ title: `Need ${batch}.${at}`, description }));
      const { id: parentId } = await grow(here).outcome(`Much ${batch}`);
      expect((await here.mutate('nodesCreate', { parentId, opportunities })).userErrors).toEqual([]);
      titles.push(...opportunities.map(({ title }) => title));
      slow.socket.resume();
      await sleep(50);
      slow.socket.pause();
    }
    slow.socket.resume();
    while (titlesOf(slow.read).length < titles.length && !slow.socket.destroyed) await sleep(100);
    expect(titlesOf(slow.read)).toEqual(titles);
    slow.socket.destroy();
    // Twice the time that an answer may wait to be read.
    await sleep(4_000);
    stuck.socket.resume();
    if (!stuck.socket.destroyed) await once(stuck.socket, 'close');
    expect(titlesOf(stuck.read).length).toBeLessThan(titles.length);
  }, 60_000);

  it('is followed by the client of the guide, which reads everything and then stays', async () => {
    const here = service.client(await newWorkspace('guide'));
    await grow(here).outcome('Before');
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/guides/tool-builders.md'), 'utf8');
    const [, code = ''] = /```js\n(export async function follow[\s\S]*?)```/.exec(page) ?? [];
    const { follow } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      follow: (where: object, onChange: (change: FeedChange) => void) => Promise<void>;
    };
    const head = (await feedOf(here)).length;
    expect(head).toBeGreaterThan(0);
    const { changes } = await here.data<{ changes: { edges: { cursor: string }[] } }>(
      '{ changes(first: 1) { edges { cursor } } }',
    );
    const told: FeedChange[] = [];
    const ending = new AbortController();
    const where = { url: service.url, token: here.token, after: changes.edges[0]?.cursor, signal: ending.signal };
    const following = follow(where, (change) => told.push(change));
    while (told.length < head - 1) await sleep(20);
    await grow(here).outcome('After');
    while (!told.some((change) => JSON.stringify(change).includes('After'))) await sleep(20);
    ending.abort();
    await following;
    expect(told.length).toBe(head);
  });
});

describe('listeners', () => {
  it('are told by one poller, which does nothing while there are none', async () => {
    const database = await scratchDatabase('listeners');
    const quiet = await OwnService.start({ ...database.settings, OST_FEED_POLL_MS: '20', OST_STREAMS_PER_KEY: '30' });
    const watcher = new pg.Client({ connectionString: process.env['TEST_OWNER_URL'] ?? '' });
    await watcher.connect();
    const transactions = async (): Promise<number> => {
      // What a session has done is counted within a second.
      await sleep(1_100);
      const { rows } = await watcher.query<{ count: number }>(
        `SELECT xact_commit::int AS count FROM pg_stat_database WHERE datname = 'listeners'`,
      );
      return rows[0]?.count ?? 0;
    };
    try {
      const here = await quiet.newWorkspace();
      const [before, idle] = [await transactions(), await transactions()];
      expect(idle - before).toBeLessThan(20);
      const many = [];
      for (let each = 0; each < 25; each++) many.push(await listen(here, '', {}, quiet.url));
      const [joined, listening] = [await transactions(), await transactions()];
      // Fifty looks a second, whoever listens; a look for each listener would be more than a thousand.
      expect(listening - joined).toBeLessThan(150);
      await grow(here).outcome('For all');
      for (const reader of many) await heard(reader, 'For all');
      for (const reader of many) reader.close();
      const [left, after] = [await transactions(), await transactions()];
      expect(after - left).toBeLessThan(20);
    } finally {
      await watcher.end();
      await quiet.stop();
      await database.drop();
    }
  }, 60_000);
});
