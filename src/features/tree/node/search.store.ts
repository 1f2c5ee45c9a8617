import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../../domain/foundation/text/words.ts';
import { type NodeTexts, weightedTexts } from '../../../domain/tree/node/searched-text.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** Stores the words of nodes. Postgres cannot use an index for its own text search under row-level security. */
@Injectable()
export class SearchStore {
  constructor(private readonly db: Database) {}

  /** Replaces the stored words of nodes; two statements however many nodes. */
  async index(nodes: readonly (NodeTexts & { readonly id: string })[]): Promise<void> {
    const { workspaceId } = currentCaller();
    const words = nodes.flatMap((node) =>
      [...weights(node)].map(([word, weight]) => ({ node_id: node.id, word, weight })),
    );
    await this.db.sql`
      DELETE FROM search_word WHERE workspace_id = ${workspaceId} AND node_id = ANY(${nodes.map(({ id }) => id)}::uuid[])`;
    await this.db.sql`
      INSERT INTO search_word (workspace_id, word, node_id, weight)
      SELECT ${workspaceId}::uuid, word, node_id, weight
      FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb) AS entry (word text, node_id uuid, weight float8)`;
  }
}

/** Words of a node with their weights, summed over its texts. */
function weights(node: NodeTexts): Map<string, number> {
  const found = new Map<string, number>();
  for (const [text, weight] of weightedTexts(node, 'search'))
    for (const word of wordsOf(text)) found.set(word, (found.get(word) ?? 0) + weight);
  return found;
}
