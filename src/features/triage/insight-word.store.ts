import { Injectable } from '@nestjs/common';
import { type InsightTexts, linkedTerms } from '../../domain/suggestion/profile.ts';
import { Database } from '../../platform/database/database.ts';
import { currentCaller } from '../../platform/request/request.ts';

/** An insight and what it says. */
export interface SaidBy {
  readonly id: string;
  readonly texts: InsightTexts;
}

/**
 * Keeps the words of insights. Nothing is counted when they are written, or every push would wait for every other: how
 * common a word is, is counted when somebody asks.
 */
@Injectable()
export class InsightWordStore {
  constructor(private readonly db: Database) {}

  /** Writes the words of insights that have none; one statement however many. */
  async write(said: readonly SaidBy[]): Promise<void> {
    const words = said.flatMap(({ id, texts }) =>
      [...linkedTerms(texts)].map(([word, linked]): [string, string, number] => [word, id, linked]),
    );
    if (words.length === 0) return;
    await this.db.sql`
      INSERT INTO insight_word (workspace_id, word, insight_id, linked)
      SELECT ${currentCaller().workspaceId}::uuid, word, insight_id, linked
      FROM unnest(${words.map(([word]) => word)}::text[], ${words.map(([, id]) => id)}::uuid[], ${words.map(([, , linked]) => linked)}::int[])
        AS given (word, insight_id, linked)
      -- In the order of the index: far fewer of its pages are touched by a push.
      ORDER BY word COLLATE "C", insight_id`;
  }

  /** Removes the words of insights; what they taught is to be taken back before. */
  async remove(insightIds: readonly string[]): Promise<void> {
    if (insightIds.length === 0) return;
    await this.db.sql`
      DELETE FROM insight_word WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[])`;
  }

  /** Insights of these participants. */
  async idsOf(participantIds: readonly string[]): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ANY(${participantIds}::uuid[])`;
    return found.map(({ id }) => id);
  }
}
