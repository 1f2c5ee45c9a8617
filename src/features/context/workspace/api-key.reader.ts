import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';

/** Reads the use of API keys. */
@Injectable()
export class ApiKeyReader {
  constructor(private readonly db: Database) {}

  /** Instant of the last use of the key, accurate to within seconds; null when it was never used. One statement for all keys of a page. */
  lastUsedAt(keyId: string): Promise<Date | null> {
    return currentRequest()
      .loader('ApiKey.lastUsedAt', () => new Loader((ids: readonly string[]) => this.lastUses(ids)))
      .load(keyId);
  }

  private async lastUses(ids: readonly string[]): Promise<(Date | null)[]> {
    const rows = await this.db.sql<{ keyId: string; lastUsedAt: Date | null }>`
      SELECT key_id AS "keyId", max(last_used_at) AS "lastUsedAt" FROM api_key_secret
      WHERE workspace_id = ${currentCaller().workspaceId} AND key_id = ANY(${ids}::uuid[]) GROUP BY key_id`;
    const known = new Map(rows.map(({ keyId, lastUsedAt }) => [keyId, lastUsedAt]));
    return ids.map((id) => known.get(id) ?? null);
  }
}
