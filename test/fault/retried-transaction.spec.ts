import 'reflect-metadata';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/app.entities.ts';
import { Person } from '../../src/features/context/people/person.model.ts';
import { readConfig } from '../../src/platform/config.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import { Database } from '../../src/platform/database/database.ts';
import { ModelColumns } from '../../src/platform/database/model-columns.ts';
import { RowReader } from '../../src/platform/database/row.reader.ts';
import { Request, within } from '../../src/platform/request/request.ts';
import { type Client, newWorkspace } from '../support/service.ts';

describe('a transaction that Postgres has tried again', () => {
  let source: DataSource;
  let db: Database;
  let read: RowReader;
  let other: pg.Client;
  let client: Client;
  let request: Request;
  beforeAll(async () => {
    const config = readConfig({ DATABASE_URL: process.env['TEST_DATABASE_URL'] });
    source = await dataSourceOf(config.DATABASE_URL ?? '', config, ENTITIES, () => undefined).initialize();
    db = new Database(source, config);
    read = new RowReader(db, new ModelColumns(source));
    client = await newWorkspace();
    const { viewer } = await client.data<{ viewer: { workspaceId: string } }>('{ viewer { workspaceId } }');
    other = new pg.Client({ connectionString: config.DATABASE_URL });
    await other.connect();
    await other.query(`SELECT set_config('app.workspace_id', $1, false)`, [viewer.workspaceId]);
    request = new Request('retried', {
      workspaceId: viewer.workspaceId,
      keyId: viewer.workspaceId,
      keyName: 'test',
      scopes: new Set(),
      sourceSystem: null,
      onBehalfOf: null,
    });
  });
  afterAll(async () => {
    await other.end();
    await source.destroy();
  });

  const person = async (name: string): Promise<string> => {
    const made = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name, role: 'DESIGN' },
      'person { id }',
    );
    return made.person.id;
  };
  const nameOf = async (id: string): Promise<string | undefined> => (await read.byId(Person, id))?.name;
  const lock = (id: string): Promise<unknown> => db.sql`SELECT FROM person WHERE id = ${id} FOR UPDATE`;

  it('reads anew what it had loaded, and so does the rest of the request', async () => {
    const [first, second] = [await person('first'), await person('before')];
    await within(request, async () => {
      const seen: (string | undefined)[] = [await nameOf(second)];
      let theirs: Promise<unknown> | undefined;
      await db.transaction(async () => {
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
        await db.sql`UPDATE person SET name = 'last' WHERE id = ${second}`;
      });
      seen.push(await nameOf(second));
      expect(seen).toEqual(['before', 'before', 'after', 'after', 'last']);
    });
    await within(request, () => db.endSnapshot(request));
  }, 30_000);
});
