import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** An insight and its terms, each with the weight that a link of the insight would add. */
export interface InsightTerms {
  readonly id: string;
  readonly terms: ReadonlyMap<string, number>;
}

/**
 * Writes the words of insights. It keeps no counts of words, because concurrent batches would wait for each other at
 * them; queries count how common a word is.
 */
@Injectable()
export class InsightWordStore {
  constructor(private readonly db: Database) {}

  /** Writes the words of insights without stored words; one statement however many. */
  async write(insights: readonly InsightTerms[]): Promise<void> {
    const [words, positions, linked]: [string[], number[], number[]] = [[], [], []];
    for (const [at, { terms }] of insights.entries())
      for (const [word, each] of terms) {
        words.push(word);
        // The position of the insight instead of its id: a batch would repeat the same few hundred ids about forty times each.
        positions.push(at + 1);
        linked.push(each);
      }
    if (words.length === 0) return;
    // The lists are sent as Postgres array literals, because encoding element by element took longer than all else. Words
    // contain only letters, marks and numbers, so that they need no escaping.
    await this.db.sql`
      INSERT INTO insight_word (workspace_id, word, insight_id, linked)
      SELECT ${currentCaller().workspaceId}::uuid, word, (${insights.map(({ id }) => id)}::uuid[])[position], linked
      FROM unnest(${`{"${words.join('","')}"}`}::text[], ${`{${positions.join(',')}}`}::int[], ${`{${linked.join(',')}}`}::int[]) AS given (word, position, linked)
      -- In the order of the index, so that a batch touches far fewer of its pages.
      ORDER BY word COLLATE "C", position`;
  }

  /** Removes the words of insights. Their link training must be removed before, because it is computed from the words. */
  async remove(insightIds: readonly string[]): Promise<void> {
    if (insightIds.length === 0) return;
    await this.db.sql`
      DELETE FROM insight_word WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[])`;
  }
}
