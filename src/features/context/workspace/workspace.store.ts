import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** Deletes workspaces. */
@Injectable()
export class WorkspaceStore {
  constructor(private readonly db: Database) {}

  /** Deletes the caller's workspace. The foreign keys cascade to all its data, the change log included. */
  async delete(): Promise<void> {
    // Deleting a large workspace can take longer than the usual statement timeout.
    await this.db.sql`SELECT set_config('statement_timeout', '0', true)`;
    await this.db.sql`DELETE FROM workspace WHERE workspace_id = ${currentCaller().workspaceId}`;
  }
}
