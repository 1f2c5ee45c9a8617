import { Injectable } from '@nestjs/common';
import { snippetOf } from '../../../domain/foundation/text/snippet.ts';
import { wordsOf } from '../../../domain/foundation/text/words.ts';
import { weightedTexts } from '../../../domain/tree/node/searched-text.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeCursor, isCount, isFigure, isId } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { archivedInEffect } from './in-effect.reader.ts';
import type { SearchHit } from './search.model.ts';
import { TreeNode } from './tree-node.model.ts';

/** Most words of one search. Chosen: the length of a sentence; further words are ignored. */
const MOST_WORDS = 12;
/** Most rows of `search_word` to read for one word. Chosen: a word of more nodes no longer distinguishes them. */
const MOST_ROWS_A_WORD = 5_000;

type Found = TreeNode & { matches: number; score: number };

/** Finds nodes by their words. */
@Injectable()
export class SearchReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * Nodes with the words, best first: first by the number of words that match, then by their weight. The last word matches
   * as a prefix, so that a search works while it is typed. A short key finds its node. One statement.
   */
  async search(text: string, archived: boolean, args: PageArgs): Promise<Connection<SearchHit>> {
    const first = checkFirst(args.first);
    const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
    const list = `search/${words.join(' ')}/${archived}`;
    const after = decodeCursor(list, args.after, [isCount, isFigure, isId]);
    const nodes =
      words.length === 0 ? [] : await this.found(words, text.trim().toUpperCase(), archived, after, first + 1);
    return pageOf(
      nodes.map((node) => ({ node, snippet: snippetOf(textOf(node), words) })),
      args,
      ({ node }) => encodeCursor(list, [node.matches, node.score, node.id]),
    );
  }

  private found(
    words: readonly string[],
    shortKey: string,
    archived: boolean,
    after: readonly [number, number, string] | null,
    limit: number,
  ): Promise<Found[]> {
    const { workspaceId } = currentCaller();
    // U+10FFFF sorts after every letter: the range of "shop" contains every word that begins with "shop".
    const ranges = words.map((word, index) => ({
      word,
      upTo: index === words.length - 1 ? `${word}\u{10FFFF}` : word,
    }));
    return this.db.sql<Found>`
      WITH wanted AS (
        SELECT word, up_to FROM jsonb_to_recordset(${JSON.stringify(ranges.map(({ word, upTo }) => ({ word, up_to: upTo })))}::jsonb) AS range (word text, up_to text)
      ), hit AS (
        SELECT found.node_id, wanted.word, max(found.weight) AS weight FROM wanted CROSS JOIN LATERAL (
          SELECT node_id, weight FROM search_word
          WHERE workspace_id = ${workspaceId} AND search_word.word >= wanted.word COLLATE "C" AND search_word.word <= wanted.up_to COLLATE "C"
          LIMIT ${MOST_ROWS_A_WORD}
        ) AS found GROUP BY found.node_id, wanted.word
        UNION ALL
        SELECT id, '', 1000 FROM tree_node WHERE workspace_id = ${workspaceId} AND short_key = ${shortKey}
      ), ranked AS (
        SELECT node_id, count(*)::int AS matches, sum(weight) AS score FROM hit GROUP BY node_id
      )
      SELECT found.* FROM (
        SELECT * FROM ranked
        WHERE ${after === null} OR (matches, score, node_id) < (${after?.[0] ?? 0}::int, ${after?.[1] ?? 0}::float8, ${after?.[2] ?? '00000000-0000-0000-0000-000000000000'}::uuid)
        ORDER BY matches DESC, score DESC, node_id DESC
      ) AS best CROSS JOIN LATERAL (
        SELECT best.matches, best.score, ${() => this.columns.of(TreeNode, 'node')} FROM tree_node AS node
        WHERE node.workspace_id = ${workspaceId} AND node.id = best.node_id
          -- OFFSET 0 keeps this lookup after the sort, so that it reads and checks only the rows of the page.
          AND (${archived} OR NOT ${() => archivedInEffect('node')}) OFFSET 0
      ) AS found
      ORDER BY best.matches DESC, best.score DESC, best.node_id DESC LIMIT ${limit}`;
  }
}

/** Text of a node for the snippet. */
const textOf = (node: TreeNode): string =>
  weightedTexts(node, 'search')
    .flatMap(([text]) => text || [])
    .join(' · ');
