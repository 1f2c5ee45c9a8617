import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../../../platform/config.ts';
import { Database } from '../../../platform/database/database.ts';
import { queryOnce } from '../../../platform/database/transaction.ts';

/** Knows whether a workspace was ever founded: one row that belongs to no workspace, and is never changed. */
@Injectable()
export class FirstWorkspaceStore {
  constructor(
    private readonly db: Database,
    private readonly source: DataSource,
    private readonly config: Config,
  ) {}

  /** Whether any workspace was ever founded. Asked by nobody in particular, outside every tenant. */
  async anything(): Promise<boolean> {
    return (await queryOnce(this.source, this.config, 'SELECT founded_id FROM first_workspace')).length > 0;
  }

  /** Marks this workspace as the first of all, unless another is. Answers with the id of the first. */
  async mark(id: string): Promise<string> {
    await this.db
      .sql`INSERT INTO first_workspace (only_row, founded_id) VALUES (1, ${id}) ON CONFLICT (only_row) DO NOTHING`;
    const [first] = await this.db.sql<{ id: string }>`SELECT founded_id AS id FROM first_workspace`;
    return first?.id ?? id;
  }

  /** Whether the workspace of the transaction's tenant exists. */
  async isThere(id: string): Promise<boolean> {
    const rows = await this.db.sql`SELECT id FROM workspace WHERE workspace_id = ${id}`;
    return rows.length > 0;
  }
}
