import type pg from 'pg';

/**
 * Tells the planner the shape of tables that were never analysed: few workspaces hold many rows each, ids are unique,
 * and what refers to something does so a few times. Without it every table of a new database is planned as if a workspace
 * had a row in it, and joins look each of their rows up among all of them, until autovacuum comes round; it and
 * `refresh_statistics` replace this by what is true. Needs Postgres 18; earlier ones cannot be told.
 */
export async function describeNewTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ told: boolean }>(
    `SELECT current_setting('server_version_num')::int >= 180000 AS told`,
  );
  if (!rows[0]?.told) return;
  await client.query(`
    SELECT pg_restore_attribute_stats(
      'schemaname', 'public'::text, 'relname', relation.relname::text, 'attname', attribute.attname::text,
      'inherited', false, 'null_frac', 0::real, 'avg_width', 16,
      'n_distinct', CASE attribute.attname WHEN 'workspace_id' THEN ${WORKSPACES} WHEN 'id' THEN ${UNIQUE} ELSE ${REFERRED} END::real)
    FROM pg_class AS relation JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
    WHERE relation.relkind = 'r' AND relation.relnamespace = 'public'::regnamespace AND relation.reltuples < 0
      AND relation.relowner = (SELECT oid FROM pg_roles WHERE rolname = CURRENT_USER)
      AND attribute.atttypid = 'uuid'::regtype AND attribute.attnum > 0 AND NOT attribute.attisdropped
    ORDER BY relation.oid`);
}

/** Different values, or where negative their share among the rows, as `pg_stats` has them. Chosen: the shape matters, not the figure. */
const WORKSPACES = 4;
const UNIQUE = -1;
const REFERRED = -0.2;
