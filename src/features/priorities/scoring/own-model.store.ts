import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MOST_OWN_MODELS } from './own-model.model.ts';

/** Guards what no single own model can: how many there are in use. */
@Injectable()
export class OwnModelStore {
  constructor(private readonly db: Database) {}

  /** Holds the workspace until the transaction ends, for one more model in use. @throws Refused TOO_MANY */
  async lockForOneMore(): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`SELECT FROM workspace WHERE workspace_id = ${workspaceId} FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ many: boolean }>`
      SELECT count(*) >= ${MOST_OWN_MODELS} AS many FROM own_model
      WHERE workspace_id = ${workspaceId} AND archived_at IS NULL`;
    if (row?.many) refuseIf(refusal('TOO_MANY', { what: 'Own scoring models in use', most: MOST_OWN_MODELS }));
  }
}
