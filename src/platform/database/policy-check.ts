import type { Client } from 'pg';
import { StartRefused } from '../config.ts';

/** How Postgres writes what the policy of every table of workspaces says (migrations/tenant-table.ts). */
const OF_WORKSPACE = settingIs('workspace_id', 'app.workspace_id');
/** Before the workspace is known, a presented key may read itself: conditions of those two policies, by their names. */
const PRESENTED: Readonly<Record<string, string>> = {
  'api_key.api_key_presented': settingIs('id', 'app.api_key_id'),
  'api_key_secret.api_key_secret_presented': settingIs('key_id', 'app.api_key_id'),
};

interface Policy {
  readonly table: string;
  /** Null for a table without any policy that holds for the role. */
  readonly name: string | null;
  /** What it is for: `*` is all, `r` reading. */
  readonly command: string;
  readonly reads: string | null;
  readonly writes: string | null;
}

/**
 * Refuses to serve where a policy lets the role at rows of other workspaces. Permissive policies add up, so each of them
 * has to be one that is known, word by word. Those of other roles and restrictive ones open nothing.
 *
 * @throws StartRefused that names the policy and what it says
 */
export async function checkPolicies(client: Client, withoutTenant: readonly string[]): Promise<void> {
  const { rows } = await client.query<Policy>(
    `SELECT c.relname AS "table", policy.polname AS name, policy.polcmd AS command,
            pg_get_expr(policy.polqual, policy.polrelid) AS reads, pg_get_expr(policy.polwithcheck, policy.polrelid) AS writes
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     LEFT JOIN pg_policy AS policy ON policy.polrelid = c.oid AND policy.polpermissive AND EXISTS (
       SELECT FROM unnest(policy.polroles) AS role WHERE role = 0 OR pg_has_role(current_user, role, 'MEMBER'))
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> ALL($1) ORDER BY 1, 2`,
    [withoutTenant],
  );
  const strangers = rows.filter((policy) => !keepsApart(policy));
  const [first] = strangers;
  if (first)
    throw new StartRefused(
      `${strangers.map(inWords).join(' ')} So workspaces would not be kept apart. The one policy of a table says USING and WITH CHECK ${OF_WORKSPACE}, for all commands and roles; \`ost migrate\` makes it so on an empty database.`,
    );
  for (const table of new Set(rows.map((row) => row.table)))
    if (!rows.some((policy) => policy.table === table && isOfWorkspace(policy)))
      throw new StartRefused(`Table ${table} has no policy that shows a workspace its own rows.`);
}

const keepsApart = (policy: Policy): boolean =>
  policy.name === null || isOfWorkspace(policy) || isOfPresentedKey(policy);

const isOfWorkspace = ({ command, reads, writes }: Policy): boolean =>
  command === '*' && reads === OF_WORKSPACE && writes === OF_WORKSPACE;

const isOfPresentedKey = ({ table, name, command, reads }: Policy): boolean =>
  command === 'r' && reads !== null && reads === PRESENTED[`${table}.${name ?? ''}`];

const inWords = ({ table, name, reads, writes }: Policy): string =>
  `Policy ${name ?? ''} of table ${table} says USING (${reads ?? 'nothing'}) and WITH CHECK (${writes ?? 'nothing'}).`;

function settingIs(column: string, setting: string): string {
  return `(${column} = (NULLIF(current_setting('${setting}'::text, true), ''::text))::uuid)`;
}
