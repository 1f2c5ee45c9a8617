import 'reflect-metadata';
import pg from 'pg';
import { Person } from '../../src/features/context/people/person.model.ts';
import { OwnDatabase } from '../support/own-database.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../support/service.ts';

describe('a transaction that Postgres has tried again', () => {
  const url = process.env['TEST_DATABASE_URL'] ?? '';
  const other = new pg.Client({ connectionString: url });
  let own: OwnDatabase;
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
    const workspaceId = await workspaceIdOf(client);
    own = await OwnDatabase.open(url, workspaceId);
    await other.connect();
    await other.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
  });
  afterAll(async () => {
    await other.end();
    await own.close();
  });

  const person = async (name: string): Promise<string> => {
    const made = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name, role: 'DESIGN' },
      'person { id }',
    );
    return made.person.id;
  };
  const nameOf = async (id: string): Promise<string | undefined> => (await own.read.byId(Person, id))?.name;
  const lock = (id: string): Promise<unknown> => own.db.sql`SELECT FROM person WHERE id = ${id} FOR UPDATE`;

  it('reads anew what it had loaded, and so does the rest of the request', async () => {
    const [first, second] = [await person('first'), await person('before')];
    await own.asked(async () => {
      const seen: (string | undefined)[] = [await nameOf(second)];
      let theirs: Promise<unknown> | undefined;
      await own.db.transaction(async () => {
        await lock(first);
        seen.push(await nameOf(second));
        if (!theirs) {
          // The other transaction has the second row and comes for the first: this one waits longest, and is given up.
          await other.query('BEGIN');
          await other.query(`UPDATE person SET name = 'after' WHERE id = $1`, [second]);
          setTimeout(() => {
            theirs = other
              .query('SELECT FROM person WHERE id = $1 FOR UPDATE', [first])
              .then(() => other.query('COMMIT'));
          }, 100);
        } else await theirs;
        await lock(second);
        seen.push(await nameOf(second));
        await own.db.sql`UPDATE person SET name = 'last' WHERE id = ${second}`;
      });
      seen.push(await nameOf(second));
      expect(seen).toEqual(['before', 'before', 'after', 'after', 'last']);
    });
  }, 30_000);
});
