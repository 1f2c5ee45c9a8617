import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MOST_OWN_MODELS } from './own-model.model.ts';

/** Limits the number of own models in use. */
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
}
