import pg from 'pg';
import { StartRefused } from '../config.ts';
import { CONNECT_PATIENCE_MS } from './connection-errors.ts';
import { checkPolicies } from './policy-check.ts';
import { MIGRATIONS } from '../../../migrations/index.ts';

/** Tables that hold nothing of any workspace. */
const WITHOUT_TENANT = ['migration', 'migration_lock', 'first_workspace'];

interface RoleFacts {
  readonly name: string;
  readonly version: number;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
}

/**
 * Refuses to serve where the second wall between workspaces would not hold: as superuser, owner or BYPASSRLS, on a
 * table without forced row-level security, or with a policy that says something else; and where the schema is older than the code.
 *
 * @throws StartRefused that names the cause and what to do
 */
export async function checkBoot(applicationUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: applicationUrl, connectionTimeoutMillis: CONNECT_PATIENCE_MS });
  await client.connect();
  try {
    const { rows: facts } = await client.query<RoleFacts>(`
      SELECT rolname AS name, current_setting('server_version_num')::int AS version, rolsuper AS superuser, rolbypassrls AS bypasses,
             EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
      FROM pg_roles WHERE rolname = current_user`);
    checkRole(facts[0] as RoleFacts);
    await checkSchema(client);
    const { rows: open } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
         AND c.relname <> ALL($1) ORDER BY 1`,
      [WITHOUT_TENANT],
    );
    if (open.length > 0)
      throw new StartRefused(
        `Table ${open.map(({ name }) => name).join(', ')} has no forced row-level security, so workspaces would not be kept apart.`,
      );
    await checkPolicies(client, WITHOUT_TENANT);
  } finally {
    await client.end();
  }
}

function checkRole({ name, version, superuser, bypasses, owns }: RoleFacts): void {
  const instead =
    'Give the service a plain role in DATABASE_URL and the owner in DATABASE_OWNER_URL; `ost migrate` makes the role.';
  if (version < 150_000) throw new StartRefused('The database is older than Postgres 15.');
  if (superuser)
    throw new StartRefused(`DATABASE_URL connects as superuser "${name}", who passes row-level security. ${instead}`);
  if (bypasses) throw new StartRefused(`DATABASE_URL connects as "${name}", who has BYPASSRLS. ${instead}`);
  if (owns)
    throw new StartRefused(
      `DATABASE_URL connects as "${name}", who owns the tables or belongs to their owner. ${instead}`,
    );
}

async function checkSchema(client: pg.Client): Promise<void> {
  const advice = 'Set DATABASE_OWNER_URL and run `ost migrate` (or start with it set).';
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS present`,
  );
  if (!rows[0]?.present) throw new StartRefused(`The database has no tables of this service yet. ${advice}`);
  const { rows: ran } = await client.query<{ name: string }>('SELECT name FROM migration');
  const known = new Set(ran.map(({ name }) => name));
  const missing = MIGRATIONS.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (missing.length > 0)
    throw new StartRefused(`The schema is older than this service: ${missing.join(', ')} did not run. ${advice}`);
}
