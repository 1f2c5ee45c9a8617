import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Connected, Connections } from '../support/connections.ts';
import { grow } from '../support/grow.ts';
import { ingest } from '../support/ingest.ts';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import type { Answer, Client } from '../support/service.ts';

const POOL = 4;
const WAIT_MS = 2_000;
const STALL_MS = 1_000;
const PERSONS = '{ persons { nodes { name } } }';

describe('one workspace beside another', () => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>;
  let connections: Connections;
  let service: OwnService;
  let greedy: Client;
  let modest: Client;
  beforeAll(async () => {
    database = await scratchDatabase('shares');
    connections = new Connections('shares', database.settings);
    service = await OwnService.start({
      ...database.settings,
      OST_POOL_SIZE: String(POOL),
      OST_POOL_WAIT_MS: String(WAIT_MS),
      OST_LOCK_TIMEOUT_MS: '20000',
      OST_BODY_MS: String(STALL_MS),
      OST_ANSWER_STALL_MS: String(STALL_MS),
      OST_SPOOL_BYTES: '40000000',
    });
    [greedy, modest] = [await service.newWorkspace('greedy'), await service.newWorkspace('modest')];
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await database.drop();
  });

  const codeOf = async (client: Client, query: string): Promise<string> =>
    ((await client.ask(query)).errors ?? [])[0]?.extensions.code ?? 'data';
  const waiting = async (count: number): Promise<number> =>
    (await connections.until((now) => now.filter(({ waits }) => waits).length >= count)).filter(({ waits }) => waits)
      .length;

  it('never holds the last connection: others are answered while all of its own are stuck', async () => {
    const letGo = await connections.hold('person');
    try {
      const stuck = Array.from({ length: 12 }, () => codeOf(greedy, PERSONS));
      expect(await waiting(POOL - 1)).toBe(POOL - 1);
      const answers = [];
      for (let round = 0; round < 10; round++) answers.push(await codeOf(modest, '{ teams { nodes { name } } }'));
      expect(answers).toEqual(answers.map(() => 'data'));
      expect(await waiting(POOL - 1)).toBe(POOL - 1);
      await letGo();
      expect(new Set(await Promise.all(stuck))).toEqual(new Set(['data']));
    } finally {
      await letGo();
    }
  }, 30_000);

  it('tells whoever waits too long that it can be tried again, and when', async () => {
    const letGo = await connections.hold('person');
    try {
      const stuck = Array.from({ length: POOL - 1 }, () => codeOf(greedy, PERSONS));
      await waiting(POOL - 1);
      const { status, headers, errors } = await greedy.ask(PERSONS);
      expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      await letGo();
      await Promise.all(stuck);
    } finally {
      await letGo();
    }
  }, 30_000);

  it('queues its writes of one tree without a connection, in the order in which they came', async () => {
    const plant = grow(greedy);
    const outcome = await plant.outcome();
    const owner = new pg.Client({ connectionString: database.settings['DATABASE_OWNER_URL'] });
    await owner.connect();
    const titles = Array.from({ length: 40 }, (_, at) => `Need ${at}`);
    const made: string[] = [];
    try {
      await owner.query('BEGIN; LOCK TABLE tree_revision IN EXCLUSIVE MODE');
      const writes = titles.map(async (title, at) => {
        await sleep(at * 5);
        await plant.opportunity(outcome.id, title);
        made.push(title);
      });
      expect(await waiting(1)).toBe(1);
      await sleep(500);
      // One waits for the lock; none of the others holds a connection to wait with.
      const busy = (now: readonly Connected[]): Connected[] => now.filter(({ state }) => state !== 'idle');
      expect(busy(await connections.until((now) => busy(now).length === 1))).toHaveLength(1);
      expect(await codeOf(modest, PERSONS)).toBe('data');
      await owner.query('COMMIT');
      await Promise.all(writes);
    } finally {
      await owner.end();
    }
    expect(made).toHaveLength(titles.length);
    expect(made.toSorted()).toEqual(titles.toSorted());
    const { tree } = await greedy.data<{ tree: { root: { children: { title: string }[] } } }>(
      `{ tree(outcomeId: "${outcome.id}") { root { children { title } } } }`,
    );
    expect(tree.root.children.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  }, 60_000);

  it('holds no transaction at the pace of those who read its exports, and is cut off where it reads none', async () => {
    const body = 'All that was said. '.repeat(1_000);
    for (let batch = 0; batch < 4; batch++)
      await ingest(greedy, ...Array.from({ length: 100 }, () => ({ title: 'Long', body })));
    const { hostname, port } = new URL(service.url);
    const head = `GET /export HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${greedy.token ?? ''}\r\n\r\n`;
    const sockets = Array.from({ length: 2 }, () => connect(Number(port), hostname).pause());
    const closed = Promise.all(sockets.map((socket) => once(socket, 'close')));
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.write(head);
    }
    await sleep(STALL_MS / 2);
    expect(await codeOf(modest, PERSONS)).toBe('data');
    const idle = await connections.until((now) => now.every(({ state }) => state === 'idle'));
    expect(idle.filter(({ state }) => state !== 'idle')).toEqual([]);
    // Whoever reads gets all of it; the last line counts the rows.
    const { text } = await greedy.get('/export');
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/"type":"end","rows":\d+/);
    await sleep(STALL_MS * 2);
    for (const socket of sockets) socket.resume();
    await closed;
  }, 60_000);

  it('is refused an export longer than may wait to be read', async () => {
    const body = 'All that was said. '.repeat(2_600);
    for (let batch = 0; batch < 8; batch++)
      await ingest(greedy, ...Array.from({ length: 80 }, () => ({ title: 'Longer', body })));
    const response = await greedy.get('/export');
    expect([response.status, (response.body as Answer<null>).errors?.[0]]).toEqual([
      400,
      expect.objectContaining({
        message: 'The answer is longer than 40000000 bytes. Raise OST_SPOOL_BYTES, or ask for less.',
      }),
    ]);
    expect(await codeOf(modest, PERSONS)).toBe('data');
  }, 60_000);

  it('is told when a body does not come', async () => {
    const slow = request(`${service.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${greedy.token ?? ''}`,
        'content-length': 100,
      },
    });
    slow.write('{"query":');
    const [response] = (await once(slow, 'response')) as [IncomingMessage];
    response.setEncoding('utf8');
    let text = '';
    for await (const chunk of response) text += String(chunk);
    expect(response.statusCode).toBe(408);
    expect((JSON.parse(text) as Answer<null>).errors?.[0]?.message).toBe('The body did not come whole within 1 s.');
    slow.destroy();
  }, 30_000);

  it('has no more bodies in memory than its share, however slowly they come', async () => {
    const tight = await OwnService.start({ ...database.settings, OST_POOL_WAIT_MS: '200' });
    const [own, other] = [tight.client(greedy), tight.client(modest)];
    const { hostname, port } = new URL(tight.url);
    const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${greedy.token ?? ''}\r\ncontent-type: application/json\r\n`;
    const sockets = [
      'content-length: 3900000',
      'transfer-encoding: chunked',
      'content-encoding: gzip\r\ncontent-length: 20',
    ]
      .flatMap((header) => Array.from({ length: 6 }, () => header))
      .map((header) =>
        connect(Number(port), hostname, function (this: Socket) {
          this.on('error', () => undefined).write(`${head}${header}\r\n\r\n`);
        }),
      );
    const long = `{ teams { nodes { name } } } #${'x'.repeat(20_000)}`;
    /** Asks until it is answered so: what has been sent comes when it comes. */
    const until = async (client: Client, wanted: string): Promise<string> => {
      for (let tries = 0; tries < 50; tries++) if ((await codeOf(client, long)) === wanted) return wanted;
      return codeOf(client, long);
    };
    try {
      expect(await until(own, 'UNAVAILABLE')).toBe('UNAVAILABLE');
      expect(await codeOf(own, PERSONS)).toBe('data');
      expect(await codeOf(other, long)).toBe('data');
      for (const socket of sockets) socket.destroy();
      expect(await until(own, 'data')).toBe('data');
    } finally {
      for (const socket of sockets) socket.destroy();
      await tight.stop();
    }
  }, 60_000);
});
