import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { currentCaller } from '../request/request.ts';

/** The only code that ever changes what the change log says: it removes a person's own words. */
@Injectable()
export class LogRedactionStore {
  constructor(private readonly db: Database) {}

  /**
   * Takes a column out of every image in which its `text` is one of these words. Looks at the whole log of the workspace's
   * things of one type.
   */
  async redactTexts(entityType: string, column: string, words: readonly string[]): Promise<void> {
    await this.db.sql`
      UPDATE change_log SET image = image - ${column}::text
      WHERE workspace_id = ${currentCaller().workspaceId} AND entity_type = ${entityType}
        AND image->(${column}::text)->>'text' = ANY(${words}::text[])`;
  }
}
