import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** An insight and its terms, each with what a link of it would add. */
export interface SaidBy {
  readonly id: string;
  readonly terms: ReadonlyMap<string, number>;
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
    const [words, places, linked]: [string[], number[], number[]] = [[], [], []];
    for (const [at, { terms }] of said.entries())
      for (const [word, each] of terms) {
        words.push(word);
        // Which of the insights, not its id: a push holds the same few hundred ids some forty times over.
        places.push(at + 1);
        linked.push(each);
      }
    if (words.length === 0) return;
    // As Postgres writes lists: words hold letters, marks and numbers only, and taking them one by one took longer than all else.
    await this.db.sql`
      INSERT INTO insight_word (workspace_id, word, insight_id, linked)
      SELECT ${currentCaller().workspaceId}::uuid, word, (${said.map(({ id }) => id)}::uuid[])[place], linked
      FROM unnest(${`{"${words.join('","')}"}`}::text[], ${`{${places.join(',')}}`}::int[], ${`{${linked.join(',')}}`}::int[]) AS given (word, place, linked)
      -- In the order of the index: far fewer of its pages are touched by a push.
      ORDER BY word COLLATE "C", place`;
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
