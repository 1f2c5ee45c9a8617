import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isGoneWithin } from '../../src/platform/embedded-database/process-identity.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import { Bench, newDatabase, sqlAs } from '../support/command.ts';
import { Client } from '../support/service.ts';

/** Times that the embedded server is killed. */
const KILLS = process.env['OST_TEST_FULL'] === 'true' ? 20 : 2;

describe('processes that boot at once', () => {
  const bench = new Bench();
  afterAll(() => bench.clear());

  it('run each migration once on one empty database', async () => {
    const settings = await newDatabase('crowded');
    const services = await Promise.all(Array.from({ length: 4 }, () => bench.serve(settings)));
    const ran = await sqlAs<{ name: string }>(
      { role: 'ost_owner', database: 'crowded' },
      'SELECT name FROM migration ORDER BY id',
    );
    expect(ran.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    for (const { url } of services) expect((await new Client(null, url).get('/health/ready')).status).toBe(200);
    expect(await Promise.all(services.map(async (service) => (await service.end()).code))).toEqual([0, 0, 0, 0]);
  }, 90_000);
});

describe('the embedded database under a service', () => {
  const bench = new Bench();
  const cluster = join(bench.folder, 'data', 'postgres', 'cluster');
  const postmaster = (): number => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  afterAll(() => bench.clear());

  it('keeps what was acknowledged when the process is killed, and leaves no server behind', async () => {
    const first = await bench.serve({});
    const { stdout } = await bench.run(['key', 'create'], {});
    const token = /^Key\s+(\S+)$/m.exec(stdout)?.[1] ?? '';
    const client = new Client(token, first.url);
    const made: string[] = [];
    const servers = [postmaster()];
    for (let count = 0; count < 20; count++) {
      const { person } = await client.mutate<{ person: { id: string } }>(
        'personCreate',
        { name: `Person ${count}`, role: 'OTHER' },
        'person { id }',
      );
      made.push(person.id);
    }
    await first.end('SIGKILL');

    const second = await bench.serve({});
    servers.push(postmaster());
    const { persons } = await new Client(token, second.url).data<{ persons: { nodes: { id: string }[] } }>(
      '{ persons(first: 100) { nodes { id } } }',
    );
    expect(persons.nodes.map(({ id }) => id)).toEqual(made);

    expect((await second.end()).code).toBe(0);
    for (const server of servers) expect(await isGoneWithin(server, 10_000)).toBe(true);
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
  }, 90_000);

  it(`ends the process when it is killed under load, and loses nothing acknowledged (${KILLS} times)`, async () => {
    const acknowledged: string[] = [];
    const { stdout } = await bench.run(['key', 'create'], {});
    const token = /^Key\s+(\S+)$/m.exec(stdout)?.[1] ?? '';
    for (let round = 0; round < KILLS; round++) {
      const service = await bench.serve({});
      const client = new Client(token, service.url);
      const write = async (): Promise<void> => {
        for (;;) {
          const made = await client.mutate<{ person: { id: string } }>(
            'personCreate',
            { name: 'Somebody', role: 'OTHER' },
            'person { id }',
          );
          acknowledged.push(made.person.id);
        }
      };
      // Each writes until it is told that the database is gone.
      const writers = Array.from({ length: 4 }, () => write().catch(() => undefined));
      const before = acknowledged.length;
      while (acknowledged.length < before + 20) await sleep(5);
      const killedAt = Date.now();
      process.kill(postmaster(), 'SIGKILL');
      expect(await service.ended()).toBe(1);
      expect(Date.now() - killedAt).toBeLessThan(5_000);
      expect(await service.stderr).toMatch(/^The embedded database \(pid \d+\) has ended though nobody .*\.\n$/);
      await Promise.all(writers);
    }
    const last = await bench.serve({});
    const { nodes } = await new Client(token, last.url).data<{ nodes: ({ id: string } | null)[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: acknowledged.slice(-100) },
    );
    expect(nodes.filter((node) => node === null)).toEqual([]);
    expect((await last.end()).code).toBe(0);
  }, 240_000);

  it('is stopped by its watchdog when the process is killed and nobody comes back', async () => {
    const service = await bench.serve({});
    const server = postmaster();
    await service.end('SIGKILL');
    expect(await isGoneWithin(server, 15_000)).toBe(true);
  }, 60_000);
});
