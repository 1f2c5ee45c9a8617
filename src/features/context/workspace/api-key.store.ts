import { Injectable } from '@nestjs/common';
import { hashOf, newToken } from '../../../platform/access/key-token.ts';
import { RowStore, type NewRow } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ApiKey } from './api-key.model.ts';

/** Creates, rotates and revokes API keys. */
@Injectable()
export class ApiKeyStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Creates a key. Answers with its token, which cannot be read again. */
  async create(key: NewRow<ApiKey>, token = newToken(key.id)): Promise<string> {
    await this.rows.insert(ApiKey, [key]);
    return this.addSecret(key.id, token);
  }

  /** Locks a key until the transaction ends, so that what is decided by its state holds until it is changed. */
  async lock(id: string): Promise<void> {
    await this.db.sql`
      SELECT FROM api_key WHERE workspace_id = ${currentCaller().workspaceId} AND id = ${idOf(id)} FOR NO KEY UPDATE`;
  }

  /** Adds a token to a locked key; earlier tokens stay valid for `overlapHours`. */
  async rotate(id: string, overlapHours: number): Promise<string> {
    await this.db.sql`
      UPDATE api_key_secret SET valid_until = LEAST(valid_until, now() + make_interval(secs => ${overlapHours} * 3600))
      WHERE workspace_id = ${currentCaller().workspaceId} AND key_id = ${id}`;
    await this.rows.update(ApiKey, { ids: [id], changedElsewhere: true }, {}, 'ROTATED');
    return this.addSecret(id);
  }

  /** Revokes a locked key; it is no longer accepted once the transaction commits. */
  async revoke(id: string): Promise<void> {
    await this.rows.update(ApiKey, { ids: [id] }, { revokedAt: new Date() }, 'REVOKED');
  }

  private async addSecret(keyId: string, token = newToken(keyId)): Promise<string> {
    await this.db.sql`
      INSERT INTO api_key_secret (workspace_id, id, key_id, hash)
      VALUES (${currentCaller().workspaceId}, ${newId()}, ${keyId}, ${hashOf(token)})`;
    return token;
  }
}
