import pg from 'pg';

/** Tables that hold what is of a workspace. */
export async function tenantTables(db: pg.Pool | pg.ClientBase): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND column_name = 'workspace_id' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Everything in a workspace as one text a table, but for these columns, when its keys were last used among them. */
export async function stateOf(
  url: string,
  workspaceId: string,
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    const state: Record<string, string> = {};
    for (const table of await tenantTables(db)) {
      const { rows } = await db.query<{ digest: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, ',' ORDER BY line)), '') AS digest
         FROM (SELECT (to_jsonb(row) - $2::text[])::text AS line FROM ${table} AS row WHERE workspace_id = $1) AS lines`,
        [workspaceId, ['last_used_at', ...without]],
      );
      state[table] = rows[0]?.digest ?? '';
    }
    return state;
  } finally {
    await db.end();
  }
}
