import { Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import request from 'supertest';
import { Bench, type Service, sqlAs } from '../support/command.ts';
import { scratchDatabase } from '../support/own-service.ts';
import { Client, founder } from '../support/service.ts';

const bench = new Bench();
const token = founder.token ?? '';
let database: Awaited<ReturnType<typeof scratchDatabase>>;
let settings: Record<string, string>;

beforeAll(async () => {
  database = await scratchDatabase('stopping');
  ({ settings } = database);
}, 60_000);
afterAll(async () => {
  await bench.clear();
  await database.drop();
});

/** Holds the table of persons, so that a request for them stays under way; answers with how to let go. */
async function holdPersons(): Promise<() => Promise<void>> {
  const owner = new pg.Client({ connectionString: settings['DATABASE_OWNER_URL'] });
  await owner.connect();
  await owner.query('BEGIN; LOCK TABLE person IN ACCESS EXCLUSIVE MODE');
  return () => owner.end();
}

/** Waits until a request stands before the held table. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const [row] = await sqlAs<{ waiting: number }>(
      { role: 'postgres', database: 'stopping' },
      'SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted',
    );
    if ((row?.waiting ?? 0) > 0) return;
    await sleep(50);
  }
  throw new Error('No request came to wait.');
}

const askForPersons = ({ url }: Service) =>
  new Client(token, url).ask<{ persons: unknown }>('{ persons { nodes { id } } }');

describe('a service that is told to stop', () => {
  it('exits at once when idle, though connections are kept open', async () => {
    const service = await bench.serve(settings);
    const agent = new Agent({ keepAlive: true });
    await request(service.url).get('/health/live').agent(agent).expect(200);
    const { code, milliseconds } = await service.end();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(2_000);
    agent.destroy();
  }, 60_000);

  it('answers what is under way, says that it is not ready, takes no more, and notes the use of keys', async () => {
    const service = await bench.serve(settings);
    const letGo = await holdPersons();
    await sqlAs({ role: 'postgres', database: 'stopping' }, 'UPDATE api_key_secret SET last_used_at = NULL');
    const body = JSON.stringify({ query: '{ persons { nodes { id } } }' });
    // A socket by hand, on which a second request comes while the first is under way.
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    let answers = '';
    socket.on('data', (chunk) => (answers += chunk.toString()));
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: ost\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await somebodyWaits();
    const end = service.end();
    await sleep(300);
    socket.write('GET /health/ready HTTP/1.1\r\nHost: ost\r\n\r\n');
    await expect(request(service.url).get('/health/live')).rejects.toThrow();
    await letGo();
    expect((await end).code).toBe(0);
    expect(answers).toMatch(/^HTTP\/1\.1 200 [^]*"persons":\{"nodes":\[\]\}[^]*HTTP\/1\.1 503 [^]*"stopping"/);
    const used = await sqlAs<{ at: Date | null }>(
      { role: 'postgres', database: 'stopping' },
      'SELECT last_used_at AS at FROM api_key_secret',
    );
    expect(used.map(({ at }) => at)).toEqual([expect.any(Date)]);
    const sessions = await sqlAs(
      { role: 'postgres' },
      `SELECT FROM pg_stat_activity WHERE datname = 'stopping' AND application_name = 'ost'`,
    );
    expect(sessions).toEqual([]);
  }, 60_000);

  it('does not wait any longer when it is told a second time', async () => {
    const service = await bench.serve(settings);
    const letGo = await holdPersons();
    const unanswered = askForPersons(service).catch(() => 'cut off');
    await somebodyWaits();
    service.child.kill('SIGINT');
    service.child.kill('SIGINT');
    await sleep(1_000);
    expect(service.child.exitCode).toBeNull();
    const { code, milliseconds } = await service.end('SIGINT');
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(1_000);
    expect(await unanswered).toBe('cut off');
    await letGo();
  }, 60_000);
});
