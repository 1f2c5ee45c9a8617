import { Injectable } from '@nestjs/common';
import { Connections, SERVICE } from '../../../platform/database/connections.ts';
import { Database } from '../../../platform/database/database.ts';
import { queryOnce } from '../../../platform/database/transaction.ts';

/** Remembers the first workspace, in one row that belongs to no tenant and never changes. */
@Injectable()
export class FirstWorkspaceStore {
  constructor(
    private readonly db: Database,
    private readonly connections: Connections,
  ) {}

  /** Whether any workspace was ever created. Runs without an authenticated caller, outside every tenant. */
  async exists(): Promise<boolean> {
    return (await queryOnce(this.connections, SERVICE, 'SELECT founded_id FROM first_workspace')).length > 0;
  }

  /** Marks this workspace as the first, unless another one is. Answers with the id of the first. */
  async mark(id: string): Promise<string> {
    await this.db
      .sql`INSERT INTO first_workspace (only_row, founded_id) VALUES (1, ${id}) ON CONFLICT (only_row) DO NOTHING`;
    const [first] = await this.db.sql<{ id: string }>`SELECT founded_id AS id FROM first_workspace`;
    return first?.id ?? id;
  }

  /** Whether the workspace exists; it must be the tenant of the transaction. */
  async workspaceExists(id: string): Promise<boolean> {
    const rows = await this.db.sql`SELECT id FROM workspace WHERE workspace_id = ${id}`;
    return rows.length > 0;
  }
}
