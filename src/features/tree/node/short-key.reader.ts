import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { type ShortKeyLookup, ShortKeys } from '../../../platform/graphql/short-keys.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** Finds nodes by their short keys. */
@Injectable()
@Contributes(ShortKeys)
export class ShortKeyReader implements ShortKeyLookup {
  constructor(private readonly db: Database) {}

  async idsOf(shortKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const nodes = await this.db.sql<{ shortKey: string; id: string }>`
      SELECT short_key AS "shortKey", id FROM tree_node
      WHERE workspace_id = ${currentCaller().workspaceId} AND short_key = ANY(${shortKeys}::text[])`;
    return new Map(nodes.map(({ shortKey, id }) => [shortKey, id]));
  }
}
