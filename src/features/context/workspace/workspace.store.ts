import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** Ends workspaces. */
@Injectable()
export class WorkspaceStore {
  constructor(private readonly db: Database) {}

  /** Deletes the caller's workspace and, by the foreign keys' cascade, everything that it owns, its log among it. */
  async delete(): Promise<void> {
    // A large workspace takes longer than a request is otherwise given.
    await this.db.sql`SELECT set_config('statement_timeout', '0', true)`;
    await this.db.sql`DELETE FROM workspace WHERE workspace_id = ${currentCaller().workspaceId}`;
  }
}
