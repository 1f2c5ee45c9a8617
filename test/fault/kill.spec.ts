import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { OwnService, scratchDatabase } from '../support/own-service.ts';
import { type Client, workspaceIdOf } from '../support/service.ts';

const ROUNDS = process.env['OST_TEST_FULL'] === 'true' ? 20 : 2;

let database: Awaited<ReturnType<typeof scratchDatabase>>;
let service: OwnService;
let caller: Client;
let workspaceId: string;
let outcomeId: string;
const connections: pg.Client[] = [];

beforeAll(async () => {
  database = await scratchDatabase('kill');
  service = await OwnService.start(database.settings);
  caller = await service.newWorkspace();
  const client = service.client(caller);
  workspaceId = await workspaceIdOf(client);
  ({
    outcome: { id: outcomeId },
  } = await client.mutate<{ outcome: { id: string } }>('outcomeCreate', { title: 'Root' }, 'outcome { id }'));
}, 60_000);
afterAll(async () => {
  await service.stop();
  await Promise.all(connections.map((each) => each.end()));
  await database.drop();
});

/** A connection of the owner's that looks at this workspace. */
async function watcher(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.settings['DATABASE_OWNER_URL'] });
  connections.push(client);
  await client.connect();
  await client.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
  return client;
}

const idsOf = async (look: pg.Client, title: string): Promise<string[]> =>
  (await look.query<{ id: string }>('SELECT id FROM tree_node WHERE title = $1', [title])).rows.map(({ id }) => id);

async function waiting(look: pg.Client, forWhat: string): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end;) {
    // In this database: other tests wait for locks in others of the cluster.
    const { rows } = await look.query(
      `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE datname = current_database() AND NOT granted AND ${forWhat}`,
    );
    if (rows.length > 0) return;
    await sleep(2);
  }
  throw new Error(`Nobody came to wait for ${forWhat}.`);
}

const create = (client: Client, title: string): Promise<string> =>
  client
    .mutate<{ opportunity: { id: string } }>(
      'opportunityCreate',
      { parentId: outcomeId, title, idempotencyKey: title },
      'opportunity { id }',
    )
    .then(({ opportunity }) => opportunity.id);

describe('a process that is killed', () => {
  it(`after the commit and before the answer: a retry elsewhere answers the same id, and there is one row (${ROUNDS} rounds)`, async () => {
    const [look, row, table] = [await watcher(), await watcher(), await watcher()];
    for (let round = 0; round < ROUNDS; round++) {
      const title = `Committed ${round}`;
      // The mutation waits for the row of its tree, and has looked at the table of nodes before. Whoever asks for the
      // whole table now gets it once the mutation is committed, and its payload cannot be read while they have it.
      await row.query('BEGIN');
      await row.query('SELECT FROM tree_revision WHERE tree_id = $1 FOR UPDATE', [outcomeId]);
      const answer = create(service.client(caller), title).catch(() => 'no answer');
      await waiting(look, `locktype = 'transactionid'`);
      const committed = table.query('BEGIN; LOCK TABLE tree_node IN ACCESS EXCLUSIVE MODE');
      await waiting(look, `locktype = 'relation' AND mode = 'AccessExclusiveLock'`);
      await row.query('COMMIT');
      await committed;
      await service.stop('SIGKILL');
      expect(await answer).toBe('no answer');
      const made = await idsOf(table, title);
      await table.query('COMMIT');
      expect(made).toHaveLength(1);

      service = await OwnService.start(database.settings);
      const again = service.client(caller);
      expect(await Promise.all([create(again, title), create(again, title)])).toEqual([made[0], made[0]]);
      expect(await idsOf(look, title)).toEqual(made);
    }
  }, 240_000);

  it(`at any moment: what was answered is there, and a retry makes no second row (${ROUNDS} rounds)`, async () => {
    const look = await watcher();
    const found = { kept: 0, lost: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const titles = Array.from({ length: 8 }, (_, index) => `Any ${round}.${index}`);
      const client = service.client(caller);
      // Between two answers, whatever the others have come to by then.
      const enough = 1 + Math.floor(Math.random() * (titles.length - 1));
      let answered = 0;
      const answers = titles.map((title) =>
        create(client, title).then(
          (id) => {
            if (++answered === enough) void service.stop('SIGKILL');
            return id;
          },
          () => null,
        ),
      );
      const told = await Promise.all(answers);
      await service.stop('SIGKILL');
      service = await OwnService.start(database.settings);
      for (const [index, title] of titles.entries()) {
        const before = await idsOf(look, title);
        const id = await create(service.client(caller), title);
        expect(await idsOf(look, title)).toEqual([id]);
        if (before.length > 0) expect(before).toEqual([id]);
        if (told[index] !== null) expect(before).toEqual([told[index]]);
        found[before.length > 0 ? 'kept' : 'lost']++;
      }
    }
    expect(found.kept).toBeGreaterThanOrEqual(ROUNDS);
    expect(found.kept + found.lost).toBe(ROUNDS * 8);
  }, 240_000);
});
