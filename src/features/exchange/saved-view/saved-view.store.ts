import { Injectable } from '@nestjs/common';
import { tidied } from '../../../domain/foundation/text/spelling.ts';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MOST_SAVED_VIEWS } from './saved-view.model.ts';

/** Keeps the names of saved views apart, and limits how many there are. */
@Injectable()
export class SavedViewStore {
  constructor(private readonly db: Database) {}

  /** Locks the workspace's views until the transaction ends: names are compared, and views counted, by one at a time. */
  async lock(): Promise<void> {
    await this.db.sql`SELECT FROM workspace WHERE workspace_id = ${currentCaller().workspaceId} FOR NO KEY UPDATE`;
  }

  /** What stands against one more view of this name in use beside the others. Call it under the lock. */
  async refusals(name: string, path: readonly string[], exceptId: string | null = null): Promise<Refusal[]> {
    const { workspaceId } = currentCaller();
    const [row] = await this.db.sql<{ isTaken: boolean; many: boolean }>`
      SELECT coalesce(bool_or(name_key = lower(normalize(${tidied(name)}, NFKC))), false) AS "isTaken", count(*) >= ${MOST_SAVED_VIEWS} AS many
      FROM saved_view WHERE workspace_id = ${workspaceId} AND archived_at IS NULL AND id IS DISTINCT FROM ${exceptId}::uuid`;
    return [
      ...(row?.isTaken ? [refusal('ALREADY_EXISTS', { what: `A saved view called "${name}"` }, path)] : []),
      ...(row?.many ? [refusal('TOO_MANY', { what: 'Saved views in use', most: MOST_SAVED_VIEWS })] : []),
    ];
  }
}
