import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { readConfig } from '../../../src/platform/config.ts';
import { Connections, SERVICE } from '../../../src/platform/database/connections.ts';
import { dataSourceOf } from '../../../src/platform/database/data-source.ts';
import { BEGIN, queryOnce, Transaction } from '../../../src/platform/database/transaction.ts';

describe('a connection to Postgres', () => {
  const config = readConfig({});
  const source = dataSourceOf(process.env['TEST_DATABASE_URL'] ?? '', config, [], (fault) => {
    throw fault;
  });
  const connections = new Connections(source, config);
  beforeAll(() => source.initialize());
  afterAll(() => source.destroy());

  it('gives days as text, counts and figures as numbers, and instants as dates', async () => {
    const transaction = await Transaction.begin(connections, BEGIN.SNAPSHOT, randomUUID());
    const rows = await transaction.sql`
      SELECT date '2026-03-01' AS day, 5::int8 AS count, 1.5::numeric AS figure, 'infinity'::timestamptz AS never,
        timestamptz '2026-03-01 12:00:00.123+00' AS instant, timestamptz '12026-03-01 12:00:00+00' AS late`;
    await transaction.end('COMMIT');
    expect(rows).toEqual([
      {
        day: '2026-03-01',
        count: 5,
        figure: 1.5,
        never: Infinity,
        instant: new Date('2026-03-01T12:00:00.123Z'),
        late: new Date('+012026-03-01T12:00:00Z'),
      },
    ]);
  });

  it('pauses its socket where an answer takes longer than others should wait', async () => {
    const runner = source.createQueryRunner();
    const { connection } = (await runner.connect()) as { readonly connection: { readonly stream: Duplex } };
    let pauses = 0;
    connection.stream.on('pause', () => (pauses += 1));
    connection.stream.on('data', () => {
      for (const end = performance.now() + 6; performance.now() < end;);
    });
    expect(await runner.query(`SELECT repeat('x', 1000) FROM generate_series(1, 2000)`)).toHaveLength(2_000);
    await runner.release();
    expect(pauses).toBeGreaterThan(0);
  });

  it('is closed, and not taken again, where a transaction could not begin on it', async () => {
    const process = async () =>
      (await queryOnce<{ pid: number }>(connections, SERVICE, 'SELECT pg_backend_pid() AS pid'))[0]?.pid;
    const first = await process();
    expect(await process()).toBe(first);
    await expect(Transaction.begin(connections, 'BEGIN NOTHING', randomUUID())).rejects.toThrow('syntax error');
    expect(await process()).not.toBe(first);
  });
});
