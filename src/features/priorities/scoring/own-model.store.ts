import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MOST_OWN_MODELS } from './own-model.model.ts';

/** Locks own models, and limits the number of those in use. */
@Injectable()
export class OwnModelStore {
  constructor(private readonly db: Database) {}

  /** Locks the workspace until the transaction ends, so that one more model can be taken into use. @throws Refused TOO_MANY */
  async lockForOneMore(): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`SELECT FROM workspace WHERE workspace_id = ${workspaceId} FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ many: boolean }>`
      SELECT count(*) >= ${MOST_OWN_MODELS} AS many FROM own_model
      WHERE workspace_id = ${workspaceId} AND archived_at IS NULL`;
    if (row?.many) refuseIf(refusal('TOO_MANY', { what: 'Own scoring models in use', most: MOST_OWN_MODELS }));
  }

  /**
   * Share-locks own models until the transaction ends, so that none gets a new version before a score by the current one
   * is there to be evaluated by it. Call it before trees are locked. One statement, none without models.
   */
  async shareModels(ids: readonly (string | null | undefined)[]): Promise<void> {
    const named = [...new Set(ids.flatMap((id) => (id ? [idOf(id)] : [])))];
    if (named.length > 0)
      await this.db.sql`
        SELECT FROM own_model WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${named}::uuid[])
        ORDER BY id FOR SHARE`;
  }
}
