import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, isEqual, isSaid } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { MADE_OR_NAMED } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import type { ApiKeyArgs } from './api-key-args.model.ts';
import { ApiKey } from './api-key.model.ts';

/** Lists API keys, and reads their use. */
@Injectable()
export class ApiKeyReader {
  constructor(
    private readonly db: Database,
    private readonly lists: ListReader,
  ) {}

  /** One page of API keys, oldest first unless said otherwise. */
  page(args: ApiKeyArgs): Promise<CountedConnection<ApiKey>> {
    const { isRevoked, sourceSystem, text } = args.filter ?? {};
    const list = this.lists.rowsOf(ApiKey, {
      name: 'apiKeys',
      where: [
        isSaid('row.revoked_at IS NOT NULL', isRevoked),
        isEqual('row.source_system', sourceSystem),
        holdsText('row.name', text),
      ],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }

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
