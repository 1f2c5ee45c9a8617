import { Injectable } from '@nestjs/common';
import { formsOf } from '../../../domain/foundation/text/search-terms.ts';
import { wordsOf } from '../../../domain/foundation/text/words.ts';
import { type NodeTexts, weightedTexts } from '../../../domain/tree/node/searched-text.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { spellingOf } from '../../../domain/foundation/text/spelling.ts';

/** What a node is found by. */
export type Found = NodeTexts & {
  readonly id: string;
  readonly tags?: readonly string[];
  readonly personaIds?: readonly string[];
};

/** Posting under which all nodes with a tag stand. No word begins with such a sign. */
export const tagPosting = (tag: string): string => `#${spellingOf(tag)}`;

/** Posting under which all opportunities of a persona stand. */
export const personaPosting = (personaId: string): string => `@${idOf(personaId)}`;

/**
 * Stores by which words, tags and personas nodes are found. Under row-level security, Postgres can use an index neither
 * for its own text search nor for what lists contain.
 */
@Injectable()
export class SearchStore {
  constructor(private readonly db: Database) {}

  /** Replaces the postings of nodes; two statements however many nodes. */
  async index(nodes: readonly Found[]): Promise<void> {
    const { workspaceId } = currentCaller();
    const postings = nodes.flatMap((node) =>
      [...weights(node)].map(([word, weight]) => ({ node_id: node.id, word, weight })),
    );
    await this.db.sql`
      DELETE FROM search_word WHERE workspace_id = ${workspaceId} AND node_id = ANY(${nodes.map(({ id }) => id)}::uuid[])`;
    await this.db.sql`
      INSERT INTO search_word (workspace_id, word, node_id, weight)
      SELECT ${workspaceId}::uuid, word, node_id, weight
      FROM jsonb_to_recordset(${JSON.stringify(postings)}::jsonb) AS entry (word text, node_id uuid, weight float8)`;
  }
}

/** Words of a node and their stems with their weights, summed over its texts; its tags and personas weigh nothing in a search. */
function weights(node: Found): Map<string, number> {
  const found = new Map<string, number>();
  for (const [text, weight] of weightedTexts(node, 'search'))
    for (const word of wordsOf(text))
      for (const form of formsOf(word)) found.set(form, (found.get(form) ?? 0) + weight);
  for (const tag of node.tags ?? []) found.set(tagPosting(tag), 0);
  for (const id of node.personaIds ?? []) found.set(personaPosting(id), 0);
  return found;
}
