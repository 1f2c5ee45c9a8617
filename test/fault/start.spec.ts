import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../src/platform/embedded-database/embedded-database.ts';
import { Bench, newDatabase, sqlAs, urlOf } from '../support/command.ts';

const bench = new Bench();
afterAll(() => bench.clear());

/** Starts a service that must not start: one sentence a line on stderr, no stack anywhere, exit code 1. */
async function refused(settings: Readonly<Record<string, string>>): Promise<string> {
  const { code, stdout, stderr } = await bench.run(['serve'], { PORT: '0', OST_SAMPLE: 'false', ...settings });
  expect({ code, stdout: stdout.replace(/^\{.*\}\n/gm, '') }).toEqual({ code: 1, stdout: '' });
  expect(stderr).not.toMatch(/^\s+at |secret/m);
  return stderr;
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('a start says in one sentence why it cannot be', () => {
  it('when settings are at fault, all of them at once', async () => {
    const said = await refused({
      PORT: 'abc',
      OST_MODE: 'x',
      OST_COLOUR: 'red',
      DATABASE_URL: 'mysql://root:secret@localhost/ost',
    });
    expect(said.trim().split('\n')).toEqual([
      'Setting at fault: PORT takes a whole number from 0 to 65535.',
      'Setting at fault: DATABASE_URL takes a URL like postgres://role:password@host:5432/database.',
      'Setting at fault: OST_MODE takes one of development, production.',
      'Setting at fault: OST_COLOUR is not a setting of this service.',
    ]);
  });

  it('when the password is wrong', async () => {
    const database = await startEmbeddedDatabase({ directory: join(bench.folder, 'guarded') }, 'password');
    try {
      const url = new URL(database.ownerUrl);
      url.password = 'secret';
      const said = await refused({ DATABASE_URL: url.href });
      expect(said).toBe(
        `DATABASE_URL: the database server at ${url.host} cannot be used: role "ost_owner" cannot log in: password authentication failed for user "ost_owner".\n`,
      );
      url.password = '';
      expect(await refused({ DATABASE_URL: url.href })).toMatch(/^DATABASE_URL: .* cannot be used: .*password.*\n$/);
    } finally {
      await database.stop();
    }
  }, 60_000);

  it('when there is no such database or role, whichever setting names it', async () => {
    expect(await refused({ DATABASE_URL: urlOf({ database: 'nowhere' }) })).toMatch(
      /^DATABASE_URL: .* cannot be used: there is no database "nowhere"\.\n$/,
    );
    expect(
      await refused({ DATABASE_URL: urlOf({}), DATABASE_OWNER_URL: urlOf({ role: 'nobody', database: 'ost' }) }),
    ).toMatch(/^DATABASE_OWNER_URL: .* role "nobody" cannot log in: .*\.\n$/);
  }, 60_000);

  it('when nobody listens there, or whoever does never answers', async () => {
    const silent = createServer();
    const port = await listening(silent);
    const begin = Date.now();
    const unanswered = refused({ DATABASE_URL: `postgres://ost:secret@127.0.0.1:${port}/ost` });
    expect(await unanswered).toMatch(/^DATABASE_URL: .* cannot be used: timeout expired\.\n$/);
    expect(Date.now() - begin).toBeLessThan(15_000);
    silent.close();
    expect(await refused({ DATABASE_URL: `postgres://ost:secret@127.0.0.1:${port}/ost` })).toBe(
      `DATABASE_URL: the database server at 127.0.0.1:${port} cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.\n`,
    );
  }, 60_000);

  it('when the port is taken', async () => {
    const other = createServer();
    const port = await listening(other);
    expect(await refused({ DATABASE_URL: urlOf({}), PORT: String(port) })).toBe(
      `Port ${port} of 127.0.0.1 is taken. Set PORT to a free one.\n`,
    );
    other.close();
  });

  it('when the data folder cannot be made', async () => {
    writeFileSync(join(bench.folder, 'file'), '');
    const said = await refused({ OST_DATA_DIR: join(bench.folder, 'file', 'data') });
    expect(said).toMatch(/^The embedded database cannot start \(ENOTDIR.*\); set DATABASE_URL .*\.\n$/);
  });
});

describe('a start refuses what would not keep workspaces apart', () => {
  it('to serve as superuser', async () => {
    expect(await refused({ DATABASE_URL: urlOf({ role: 'postgres' }) })).toMatch(
      /^DATABASE_URL connects as superuser "postgres", .*\n$/,
    );
  });

  it('to serve as the owner of the tables', async () => {
    expect(await refused({ DATABASE_URL: urlOf({ role: 'ost_owner' }) })).toMatch(
      /^DATABASE_URL connects as "ost_owner", who owns the tables .*\n$/,
    );
  });

  it('to serve as a role that passes row-level security', async () => {
    await sqlAs({ role: 'postgres' }, 'CREATE ROLE passing LOGIN BYPASSRLS');
    try {
      expect(await refused({ DATABASE_URL: urlOf({ role: 'passing' }) })).toMatch(
        /^DATABASE_URL connects as "passing", who has BYPASSRLS\. .*\n$/,
      );
    } finally {
      await sqlAs({ role: 'postgres' }, 'DROP ROLE passing');
    }
  });

  it('to serve from a schema that is not there, is old, or leaves a table open', async () => {
    const { DATABASE_URL, DATABASE_OWNER_URL } = await newDatabase('refusing');
    expect(await refused({ DATABASE_URL })).toMatch(
      /^The database has no tables of this service yet\. .*`ost migrate`/,
    );

    const migrated = await bench.run(['migrate'], { DATABASE_URL, DATABASE_OWNER_URL });
    expect(migrated).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Ran \w+\n/) as string });
    expect(await bench.run(['migrate'], { DATABASE_URL, DATABASE_OWNER_URL })).toEqual({
      code: 0,
      stderr: '',
      stdout: 'The schema is up to date\n',
    });

    const owner = { role: 'ost_owner', database: 'refusing' };
    const [last] = await sqlAs<{ name: string; timestamp: string }>(
      owner,
      'DELETE FROM migration WHERE id = (SELECT max(id) FROM migration) RETURNING name, timestamp',
    );
    expect(await refused({ DATABASE_URL })).toMatch(
      new RegExp(`^The schema is older than this service: ${last?.name ?? '?'} did not run\\. .*\n$`),
    );

    await sqlAs(
      owner,
      `INSERT INTO migration (name, timestamp) VALUES ('${last?.name ?? ''}', ${last?.timestamp ?? ''})`,
    );
    await sqlAs(owner, 'ALTER TABLE person NO FORCE ROW LEVEL SECURITY');
    expect(await refused({ DATABASE_URL })).toBe(
      'Table person has no forced row-level security, so workspaces would not be kept apart.\n',
    );
  }, 60_000);

  it('to serve where a policy says something else than that a workspace sees its own rows', async () => {
    const { DATABASE_URL, DATABASE_OWNER_URL } = await newDatabase('open_policies');
    expect(await bench.run(['migrate'], { DATABASE_URL, DATABASE_OWNER_URL })).toMatchObject({ code: 0 });
    const owner = { role: 'ost_owner', database: 'open_policies' };
    const own = "workspace_id = NULLIF(current_setting('app.workspace_id', true), '')::uuid";
    const drop = 'DROP POLICY person_of_workspace ON person;';
    const restore = `DROP POLICY IF EXISTS person_of_workspace ON person; DROP POLICY IF EXISTS more ON person;
      CREATE POLICY person_of_workspace ON person USING (${own}) WITH CHECK (${own})`;
    const wrong: readonly (readonly [change: string, said: RegExp])[] = [
      [
        'CREATE POLICY more ON person USING (true)',
        /^Policy more of table person says USING \(true\) and WITH CHECK \(nothing\)\. So /,
      ],
      [
        `CREATE POLICY more ON person FOR SELECT USING (${own} OR archived_at IS NULL)`,
        /^Policy more of table person says USING /,
      ],
      [`CREATE POLICY more ON person FOR INSERT WITH CHECK (true)`, /^Policy more .* WITH CHECK \(true\)\. So /],
      [
        `${drop} CREATE POLICY person_of_workspace ON person USING (true) WITH CHECK (${own})`,
        /USING \(true\) and WITH CHECK \(\(workspace_id/,
      ],
      [
        `${drop} CREATE POLICY person_of_workspace ON person USING (${own}) WITH CHECK (true)`,
        /WITH CHECK \(true\)\. So /,
      ],
      [`${drop} CREATE POLICY person_of_workspace ON person USING (${own})`, /WITH CHECK \(nothing\)\. So /],
      [
        `${drop} CREATE POLICY person_of_workspace ON person USING ((${own}) IS NOT NULL) WITH CHECK (${own})`,
        /^Policy person_of_workspace of table person says USING .* IS NOT NULL/,
      ],
      [
        `${drop} CREATE POLICY person_of_workspace ON person TO ost_owner USING (${own}) WITH CHECK (${own})`,
        /^Table person has no policy that shows a workspace its own rows\.\n$/,
      ],
    ];
    for (const [change, said] of wrong) {
      await sqlAs(owner, change);
      expect([change, await refused({ DATABASE_URL })]).toEqual([change, expect.stringMatching(said)]);
      await sqlAs(owner, restore);
    }
    // Restrictive policies, and those of others, open nothing.
    await sqlAs(
      owner,
      `CREATE POLICY more ON person AS RESTRICTIVE USING (true); CREATE POLICY theirs ON person TO ost_owner USING (true)`,
    );
    const service = await bench.serve({ DATABASE_URL });
    await service.end();
  }, 60_000);
});

describe('the command line', () => {
  it('tells wrong usage from what was refused', async () => {
    const usage = [
      [],
      ['sing'],
      ['serve', '--loud'],
      ['key', 'create', '--scopes', 'fly'],
      ['key', 'create', '--expires-in-days', '0'],
    ];
    for (const args of usage) {
      const { code, stderr } = await bench.run(args, {});
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(stderr).toMatch(/Usage: ost/);
    }
    expect(await bench.run(['--help'], {})).toMatchObject({ code: 0, stderr: '' });
    expect(await bench.run(['migrate'], { DATABASE_URL: urlOf({}) })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Migrating takes DATABASE_OWNER_URL beside DATABASE_URL: .*\n$/) as string,
    });
  }, 60_000);

  it('makes keys, and refuses names and workspaces that cannot be', async () => {
    const settings = { DATABASE_URL: urlOf({}) };
    const make = (...args: string[]) => bench.run(['key', 'create', ...args], settings);
    const made = await make('--expires-in-days', '2', '--scopes', 'tree:read', '--workspace-name', 'by hand');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const [, workspace = '', key = ''] = /^Workspace {2}(\S+)\nKey {8}(ost_[0-9a-f]{88})\n$/.exec(made.stdout) ?? [];
    expect(key).not.toBe('');
    const [row] = await sqlAs<{ scopes: string[]; days: number }>(
      { role: 'postgres' },
      `SELECT scopes, extract(epoch FROM expires_at - now()) / 86400 AS days FROM api_key WHERE workspace_id = '${workspace}'`,
    );
    expect(row?.scopes).toEqual(['tree:read']);
    expect(Number(row?.days)).toBeCloseTo(2, 1);
    expect(await make('--workspace', workspace)).toMatchObject({ code: 0, stderr: '' });
    expect(await make('--name', 'x'.repeat(201))).toMatchObject({
      code: 1,
      stderr: '--name must be 1 to 200 characters; it has 201.\n',
    });
    expect(await make('--workspace', 'mine')).toMatchObject({
      code: 1,
      stderr: 'There is no workspace mine in this database.\n',
    });
  }, 60_000);
});
