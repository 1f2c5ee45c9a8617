import { Injectable } from '@nestjs/common';
import { wordsOf } from '../../../domain/foundation/text/words.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** What of a node is searched, and how much a word there weighs beside one in the description. Chosen: a title says what it is about. */
const WEIGHTS = { title: 3, quote: 2, tags: 2, description: 1 } as const;
/** Names of the fields whose words are kept. */
export const SEARCHED = Object.keys(WEIGHTS);

/** What is searched of a node. */
export interface Searched {
  readonly id: string;
  readonly title: string;
  readonly description?: string | null;
  readonly tags?: readonly string[];
  readonly quote?: { readonly text: string } | null;
}

/** Keeps the words of nodes: Postgres' own text search reaches no index under row-level security. */
@Injectable()
export class SearchStore {
  constructor(private readonly db: Database) {}

  /** Writes the words of nodes anew; two statements however many. */
  async index(nodes: readonly Searched[]): Promise<void> {
    const { workspaceId } = currentCaller();
    const words = nodes.flatMap((node) =>
      [...weights(node)].map(([word, weight]) => ({ node_id: node.id, word, weight })),
    );
    await this.db.sql`
      DELETE FROM search_word WHERE workspace_id = ${workspaceId} AND node_id = ANY(${nodes.map(({ id }) => id)}::uuid[])`;
    await this.db.sql`
      INSERT INTO search_word (workspace_id, word, node_id, weight)
      SELECT ${workspaceId}::uuid, word, node_id, weight
      FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb) AS given (word text, node_id uuid, weight float8)`;
  }
}

function weights({ title, description, tags, quote }: Searched): Map<string, number> {
  const found = new Map<string, number>();
  const texts: [string, number][] = [
    [title, WEIGHTS.title],
    [quote?.text ?? '', WEIGHTS.quote],
    [(tags ?? []).join(' '), WEIGHTS.tags],
    [description ?? '', WEIGHTS.description],
  ];
  for (const [text, weight] of texts)
    for (const word of wordsOf(text)) found.set(word, (found.get(word) ?? 0) + weight);
  return found;
}
