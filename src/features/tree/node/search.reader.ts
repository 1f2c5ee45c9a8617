import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type SearchTerm, searchTermsOf, wordsFound } from '../../../domain/foundation/text/search-terms.ts';
import { snippetOf } from '../../../domain/foundation/text/snippet.ts';
import { weightedTexts } from '../../../domain/tree/node/searched-text.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { allOf, isOneOf, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import { checkFirst, type CountedConnection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeCursor, isCount, isFigure, isId } from '../../../platform/paging/cursor.ts';
import { mapYielding } from '../../../platform/request/event-loop-yield.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { archivedInEffect } from './in-effect.reader.ts';
import type { SearchArgs, SearchFilter, SearchHit } from './search.model.ts';
import { TreeNode } from './tree-node.model.ts';
import { checkStatuses } from './statuses-of-filter.ts';

/** Most words of one search. Chosen: the length of a sentence; further words are ignored. */
const MOST_WORDS = 12;
/** Most rows of `search_word` to read for one form of a word. Chosen: a word of more nodes no longer distinguishes them. */
const MOST_ROWS_A_WORD = 5_000;

type Found = TreeNode & { matches: number; score: number };
type After = readonly [matches: number, score: number, id: string] | null;

/** Finds nodes by their words. */
@Injectable()
export class SearchReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * Nodes with the words, best first: first by the number of words that match, then by their weight. The last word matches
   * as a prefix, so that a search works while it is typed. A short key finds its node. One statement, and one more where
   * the total is asked for.
   */
  async search(args: SearchArgs): Promise<CountedConnection<SearchHit>> {
    checkStatuses(args.filter);
    const first = checkFirst(args.first);
    const terms = searchTermsOf(args.text).slice(0, MOST_WORDS);
    const list = listOf(terms, args.filter);
    const after = decodeCursor(list, args.after, [isCount, isFigure, isId]);
    const ranked = rankedSql(terms, args.text.trim().toUpperCase());
    const nodes =
      terms.length === 0 ? [] : await this.db.statement<Found>(this.pageSql(ranked, args.filter, after, first + 1));
    const page = pageOf(
      await mapYielding(nodes, (node) => ({ node, snippet: snippet(node, terms) })),
      args,
      ({ node }) => encodeCursor(list, [node.matches, node.score, node.id]),
    );
    const count = (): Promise<number> => (terms.length === 0 ? Promise.resolve(0) : this.count(ranked, args.filter));
    return {
      ...page,
      get totalCount() {
        return count();
      },
    };
  }

  private pageSql(ranked: SqlPart, filter: SearchFilter | null | undefined, after: After, limit: number): SqlPart {
    const [matches, score, id] = after ?? [];
    const beyond = after && part`(matches, score, node_id) < (${matches}::int, ${score}::float8, ${id}::uuid)`;
    return part`
      SELECT found.* FROM (
        SELECT * FROM (${ranked}) AS ranked WHERE ${allOf([beyond])} ORDER BY matches DESC, score DESC, node_id DESC
      ) AS best CROSS JOIN LATERAL (
        SELECT best.matches, best.score, ${() => this.columns.of(TreeNode, 'node')} FROM tree_node AS node
        WHERE node.id = best.node_id AND ${fits(filter)}
          -- OFFSET 0 keeps this lookup after the sort, so that it reads and checks only the rows of the page.
          OFFSET 0
      ) AS found
      ORDER BY best.matches DESC, best.score DESC, best.node_id DESC LIMIT ${limit}`;
  }

  private async count(ranked: SqlPart, filter: SearchFilter | null | undefined): Promise<number> {
    const [row] = await this.db.statement<{ count: number }>(part`
      SELECT count(*)::int AS count FROM (${ranked}) AS ranked CROSS JOIN LATERAL (
        SELECT FROM tree_node AS node WHERE node.id = ranked.node_id AND ${fits(filter)} OFFSET 0
      ) AS found`);
    return row?.count ?? 0;
  }
}

/** Name of the search in its cursors. */
function listOf(terms: readonly SearchTerm[], filter: SearchFilter | null | undefined): string {
  const which = createHash('sha256').update(JSON.stringify(filter ?? null));
  return `search/${terms.map(({ word }) => word).join(' ')}/${which.digest('base64url').slice(0, 8)}`;
}

/** Every node that has some of the words, with the number of words that match and their weight. */
function rankedSql(terms: readonly SearchTerm[], shortKey: string): SqlPart {
  const { workspaceId } = currentCaller();
  const ranges = terms.flatMap(({ word, forms }, at) =>
    forms.map((form) => ({
      term: at,
      word: form,
      // U+10FFFF sorts after every letter: the range of "shop" contains every word that begins with "shop".
      up_to: at === terms.length - 1 && form === word ? `${form}\u{10FFFF}` : form,
    })),
  );
  return part`
    SELECT node_id, count(*)::int AS matches, sum(weight) AS score FROM (
      SELECT found.node_id, wanted.term, max(found.weight) AS weight
      FROM jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb) AS wanted (term int, word text, up_to text) CROSS JOIN LATERAL (
        SELECT node_id, weight FROM search_word
        WHERE workspace_id = ${workspaceId} AND search_word.word >= wanted.word COLLATE "C" AND search_word.word <= wanted.up_to COLLATE "C"
        LIMIT ${MOST_ROWS_A_WORD}
      ) AS found GROUP BY found.node_id, wanted.term
      UNION ALL
      SELECT id, -1, 1000 FROM tree_node WHERE workspace_id = ${workspaceId} AND short_key = ${shortKey}
    ) AS hit GROUP BY node_id`;
}

/** Conditions of the filter on `node`, the workspace among them. */
const fits = (filter: SearchFilter | null | undefined): SqlPart =>
  allOf([
    part`node.workspace_id = ${currentCaller().workspaceId}`,
    isOneOf('node.kind', filter?.kinds),
    isOneOf('node.tree_id', filter?.outcomeIds, 'uuid'),
    isOneOf('node.status', filter?.statuses),
    !filter?.includeArchived && part`NOT ${() => archivedInEffect('node')}`,
  ]);

/** Text of a node around the first word that a term finds. */
function snippet(node: TreeNode, terms: readonly SearchTerm[]): string {
  const text = weightedTexts(node, 'search')
    .flatMap(([each]) => each || [])
    .join(' · ');
  return snippetOf(text, wordsFound(text, terms));
}
