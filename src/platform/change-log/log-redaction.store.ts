import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { currentCaller } from '../request/request.ts';

/** The only hand that ever changes what the change log says: it takes out words that were somebody's own. */
@Injectable()
export class LogRedactionStore {
  constructor(private readonly db: Database) {}

  /** Takes quotes that are these words out of every image. Looks at the whole log of the workspace's opportunities. */
  async redactQuotes(words: readonly string[]): Promise<void> {
    await this.db.sql`
      UPDATE change_log SET image = image - 'quote'
      WHERE workspace_id = ${currentCaller().workspaceId} AND entity_type = 'Opportunity' AND image->'quote'->>'text' = ANY(${words}::text[])`;
  }
}
