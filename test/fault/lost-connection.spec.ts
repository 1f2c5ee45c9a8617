import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { faultOf } from '../../src/platform/database/fault.ts';
import { urlOf } from '../support/command.ts';
import { OwnDatabase } from '../support/own-database.ts';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import { type Answer, type Client, workspaceIdOf } from '../support/service.ts';

/** Connections that are closed within a transaction. */
const CLOSED = process.env['OST_TEST_FULL'] === 'true' ? 1_000 : 30;
const CALLERS = 8;

/** Several statements after each other, so that most connections die within a transaction. */
const QUERY =
  '{ outcomes { nodes { title owner { name } children { title children { title } } counts { solutions } keyResults { title } } } }';

describe('a service whose connections are closed while they are used', () => {
  let database: Awaited<ReturnType<typeof scratchDatabase>>;
  let service: OwnService;
  let client: Client;
  let operator: pg.Client;
  let outcomeId: string;
  beforeAll(async () => {
    database = await scratchDatabase('lost');
    service = await OwnService.start({ ...database.settings, OST_COST_LIMIT: '1000000000' });
    client = await service.newWorkspace();
    const made = await client.mutate<{ outcome: { id: string } }>('outcomeCreate', { title: 'Root' }, 'outcome { id }');
    outcomeId = made.outcome.id;
    operator = new pg.Client({ connectionString: urlOf({ role: 'postgres', database: 'lost' }) });
    await operator.connect();
  }, 60_000);
  afterAll(async () => {
    await operator.end();
    await service.stop();
    await database.drop();
  });

  /** Closes a connection of the service that is in one of these states; answers with how many there were to close. */
  const close = async (states: readonly string[]): Promise<number> => {
    const { rowCount } = await operator.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = 'lost' AND application_name = 'ost' AND state = ANY($1) ORDER BY random() LIMIT 1`,
      [states],
    );
    return rowCount ?? 0;
  };

  const outcomeOf = ({ errors }: Answer<unknown>): string =>
    errors === undefined ? 'data' : errors.map(({ extensions: { code } }) => code).join();

  it(`answers with data or UNAVAILABLE, and keeps every change that it has acknowledged (${CLOSED} closed)`, async () => {
    const outcomes = new Map<string, number>();
    const acknowledged: string[] = [];
    let closed = 0;
    let titles = 0;
    const call = async (writes: boolean): Promise<void> => {
      while (closed < CLOSED) {
        const title = `Need ${(titles += 1)}`;
        const asked = writes
          ? `mutation { opportunityCreate(input: { parentId: "${outcomeId}", title: "${title}" }) { opportunity { title parent { title } } } }`
          : QUERY;
        const answer = await client.ask<{ opportunityCreate?: { opportunity: { title: string } } }>(asked);
        const outcome = outcomeOf(answer);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (writes && outcome === 'data') acknowledged.push(title);
      }
    };
    const closing = async (): Promise<void> => {
      for (let round = 0; closed < CLOSED; round++) {
        closed += await close(['idle in transaction', 'active']);
        if (round % 5 === 0) await close(['idle']);
        await sleep(15);
      }
    };
    await Promise.all([closing(), ...Array.from({ length: CALLERS }, (_, index) => call(index % 2 === 0))]);
    expect([...outcomes.keys()].filter((outcome) => !/^(data|UNAVAILABLE(,UNAVAILABLE)*)$/.test(outcome))).toEqual([]);
    expect(outcomes.get('data')).toBeGreaterThan(0);
    expect(outcomes.get('UNAVAILABLE')).toBeGreaterThan(0);
    await sleep(200);
    expect(outcomeOf(await client.ask(QUERY))).toBe('data');
    const { rows } = await operator.query<{ title: string }>('SELECT title FROM tree_node');
    const kept = new Set(rows.map(({ title }) => title));
    expect(acknowledged.filter((title) => !kept.has(title))).toEqual([]);
  }, 120_000);

  it.each([
    ['its next statement', (own: OwnDatabase) => own.db.sql`SELECT 1`],
    ['its COMMIT', () => Promise.resolve()],
  ])('is UNAVAILABLE to a transaction that learns of it by %s', async (_, goOn) => {
    const own = await OwnDatabase.open(database.settings['DATABASE_URL'] ?? '', await workspaceIdOf(client));
    const cut = own.asked(() =>
      own.db.transaction(async () => {
        const [backend] = await own.db.sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`;
        await operator.query('SELECT pg_terminate_backend($1, 5000)', [backend?.pid]);
        // Until the driver has read of it, and with it TypeORM.
        await sleep(50);
        await goOn(own);
      }),
    );
    const code = await cut.then(
      () => 'none',
      (fault: unknown) => faultOf(fault).code,
    );
    await own.close();
    expect(code).toBe('UNAVAILABLE');
  });
});
