/**
 * The second wall between workspaces: row-level security, forced, so that a statement that forgets its predicate
 * still sees nothing of others. Answers with the SQL for each table.
 */
export const tenantTables = (...tables: readonly string[]): string =>
  tables
    .map(
      (table) => `
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_of_workspace ON ${table}
          USING (workspace_id = NULLIF(current_setting('app.workspace_id', true), '')::uuid)
          WITH CHECK (workspace_id = NULLIF(current_setting('app.workspace_id', true), '')::uuid);`,
    )
    .join('\n');
