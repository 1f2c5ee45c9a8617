import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGoneWithin } from '../../src/platform/embedded-database/process-identity.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import { Bench, newDatabase, sqlAs } from '../support/command.ts';
import { Client } from '../support/service.ts';

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

  it('is stopped by its watchdog when the process is killed and nobody comes back', async () => {
    const service = await bench.serve({});
    const server = postmaster();
    await service.end('SIGKILL');
    expect(await isGoneWithin(server, 15_000)).toBe(true);
  }, 60_000);
});
