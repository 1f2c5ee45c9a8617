import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { APPLICATION_FUNCTIONS } from '../../../migrations/functions.ts';
import { StartRefused } from '../config.ts';
import { databaseFault } from './fault.ts';
import { describeNewTables } from './first-statistics.ts';
import { ownerDataSourceOf } from './data-source.ts';
import { CONNECT_PATIENCE_MS } from './connection-errors.ts';

/** Role and password of the application, as its URL names them. */
interface Role {
  readonly name: string;
  readonly password: string | null;
}

/**
 * Brings the schema up to date, makes the application's role if it is missing, and grants it what it needs.
 * Several processes may do so at once: the lock is a row, so that it works through any pooler.
 *
 * @returns names of the migrations that ran
 */
export async function migrate(ownerUrl: string, applicationUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: CONNECT_PATIENCE_MS });
  await client.connect();
  try {
    await repeated(() => client.query('CREATE TABLE IF NOT EXISTS migration_lock (id int PRIMARY KEY)'));
    await client.query('INSERT INTO migration_lock VALUES (1) ON CONFLICT DO NOTHING');
    await makeRole(client, roleOf(applicationUrl));
    await client.query('BEGIN');
    await client.query('SELECT id FROM migration_lock WHERE id = 1 FOR UPDATE');
    const ran = await runMigrations(ownerUrl);
    await grant(client, roleOf(applicationUrl));
    if (ran.length > 0) await describeNewTables(client);
    await client.query('COMMIT');
    return ran;
  } finally {
    await client.end();
  }
}

async function runMigrations(ownerUrl: string): Promise<string[]> {
  const source = await ownerDataSourceOf(ownerUrl).initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

async function makeRole(client: pg.Client, { name, password }: Role): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount !== 0) return;
  const secret = password === null ? '' : `PASSWORD ${pg.escapeLiteral(password)}`;
  // Roles belong to the whole cluster: another database's migration may make the same one at this moment.
  await repeated(() =>
    client.query(
      `CREATE ROLE ${pg.escapeIdentifier(name)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE ${secret}`,
    ),
  );
}

async function grant(client: pg.Client, role: Role): Promise<void> {
  const name = pg.escapeIdentifier(role.name);
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${name};
    GRANT EXECUTE ON FUNCTION ${APPLICATION_FUNCTIONS.join(', ')} TO ${name};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${name};
    REVOKE INSERT, UPDATE, DELETE ON migration, migration_lock FROM ${name};
    REVOKE DELETE ON change_log FROM ${name};
    REVOKE UPDATE, DELETE ON first_workspace FROM ${name};
  `);
}

function roleOf(url: string): Role {
  const { user, password } = new pg.Client({ connectionString: url });
  if (!user) throw new StartRefused('DATABASE_URL names no role: postgres://role:password@host/database.');
  return { name: user, password: password ?? null };
}

/** Things that two processes create at the same moment exist the second time. */
async function repeated(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (fault) {
      const code = databaseFault(fault)?.code ?? '';
      if (code === '42710') return;
      if (tries === 5 || !['23505', '42P07', 'XX000'].includes(code)) throw fault;
      await sleep(50 * tries);
    }
  }
}
