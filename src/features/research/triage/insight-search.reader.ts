import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { snippetOf } from '../../../domain/foundation/text/snippet.ts';
import { searchTermsOf } from '../../../domain/foundation/text/search-terms.ts';
import { termsOf } from '../../../domain/foundation/text/terms.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { allOf, isOneOf, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import { checkFirst, type CountedConnection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeCursor, isFigure, isId } from '../../../platform/paging/cursor.ts';
import { shouldYield, yieldToEventLoop } from '../../../platform/request/event-loop-yield.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { conditionsOf, instantsOf, statusesOf } from '../insight/insight-conditions.reader.ts';
import { Insight } from '../insight/insight.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { CountedWordsReader } from './counted-words.reader.ts';
import type { InsightSearchArgs, InsightSearchHit } from './insight-search.model.ts';
import { InsightTextsReader } from './insight-texts.reader.ts';

type Filter = InsightSearchArgs['filter'];
type Found = Insight & { score: number };
/** Parts of the cursor: score and id of the last hit, and the weight of each word as of the first page. */
type CursorParts = readonly [score: number, id: string, ...weights: number[]];

/** Searches insights by their words. */
@Injectable()
export class InsightSearchReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly words: CountedWordsReader,
    private readonly texts: InsightTextsReader,
  ) {}

  /**
   * Insights that contain any of the words, best first, by BM25 (Robertson & Zaragoza 2009) without length normalisation:
   * rare words weigh more, and each further occurrence less. Words of English insights are compared by their stems. Three
   * statements, and one more where the total is asked for; for each word they read a bounded range of the index, the latest
   * insights first.
   */
  async search(args: InsightSearchArgs): Promise<CountedConnection<InsightSearchHit>> {
    const first = checkFirst(args.first);
    const words = [...new Set(searchTermsOf(args.text).flatMap(({ forms }) => forms))].slice(0, QUERY_LIMITS.searched);
    const list = listOf(words, args.filter);
    const cursor = decodeCursor(list, args.after, [isFigure, isId, ...words.map(() => isWeight)]);
    const weights = cursor ? weightsOf(cursor) : await this.weights(words);
    const ranked = rankedSql(words, weights);
    const insights =
      words.length === 0 ? [] : await this.db.statement<Found>(this.pageSql(ranked, args.filter, cursor, first + 1));
    const hits = await Promise.all(
      insights.map(async (insight) => ({ insight, snippet: await this.snippet(insight, new Set(words)) })),
    );
    const page = pageOf(hits, args, ({ insight }) => encodeCursor(list, [insight.score, insight.id, ...weights]));
    const count = (): Promise<number> => (words.length === 0 ? Promise.resolve(0) : this.count(ranked, args.filter));
    return {
      ...page,
      get totalCount() {
        return count();
      },
    };
  }

  private async weights(words: readonly string[]): Promise<number[]> {
    const { corpus, counts } = await this.words.count(words);
    return words.map((word) => {
      const containing = Math.min(counts.get(word)?.insights ?? 0, corpus.insights);
      return Math.log1p((corpus.insights - containing + 0.5) / (containing + 0.5));
    });
  }

  private pageSql(ranked: SqlPart, filter: Filter, cursor: CursorParts | null, limit: number): SqlPart {
    const [score, id] = cursor ?? [];
    const beyond = cursor && part`(score, insight_id) < (${score}::float8, ${id}::uuid)`;
    return part`
      SELECT found.* FROM (
        SELECT * FROM (${ranked}) AS ranked WHERE ${allOf([beyond])} ORDER BY score DESC, insight_id DESC
      ) AS best CROSS JOIN LATERAL (
        SELECT best.score, ${() => this.columns.of(Insight, 'row')} FROM insight AS row
        WHERE row.id = best.insight_id AND ${fits(filter)}
          -- OFFSET 0 keeps this lookup after the sort, so that it reads and checks only the rows of the page.
          OFFSET 0
      ) AS found
      ORDER BY best.score DESC, best.insight_id DESC LIMIT ${limit}`;
  }

  private async count(ranked: SqlPart, filter: Filter): Promise<number> {
    const [row] = await this.db.statement<{ count: number }>(part`
      SELECT count(*)::int AS count FROM (${ranked}) AS ranked CROSS JOIN LATERAL (
        SELECT FROM insight AS row WHERE row.id = ranked.insight_id AND ${fits(filter)} OFFSET 0
      ) AS found`);
    return row?.count ?? 0;
  }

  /** Cuts the snippet around the first match, which may be another form of a word of the search. */
  private async snippet(insight: Insight, words: ReadonlySet<string>): Promise<string> {
    const { title, body } = await this.texts.of(insight);
    if (shouldYield()) await yieldToEventLoop();
    const text = [title, body].filter(Boolean).join(' · ');
    const match = termsOf(text, insight.language).find(({ term }) => words.has(term));
    return snippetOf(text, match ? [match.word] : [...words]);
  }
}

/** Name of the search in its cursors. */
function listOf(words: readonly string[], filter: Filter): string {
  const which = createHash('sha256').update(JSON.stringify(filter ?? null));
  return `insightSearch/${words.join(' ')}/${which.digest('base64url').slice(0, 8)}`;
}

/** Every insight that has some of the words, with its score. */
const rankedSql = (words: readonly string[], weights: readonly number[]): SqlPart => part`
  SELECT said.insight_id, sum(wanted.weight * 2 * said.linked / 1000.0) AS score
  FROM unnest(${words}::text[], ${weights}::float8[]) AS wanted (word, weight) CROSS JOIN LATERAL (
    SELECT insight_id, linked FROM insight_word
    WHERE workspace_id = ${currentCaller().workspaceId} AND word = wanted.word COLLATE "C"
    ORDER BY insight_id DESC LIMIT ${QUERY_LIMITS.postings}
  ) AS said GROUP BY said.insight_id`;

/** Conditions of the filter on `row`, the workspace among them. */
const fits = (filter: Filter): SqlPart =>
  allOf([
    part`row.workspace_id = ${currentCaller().workspaceId}`,
    isOneOf('row.status', statusesOf(filter)),
    instantsOf(filter ?? {}),
    ...conditionsOf(filter ?? {}),
  ]);

const weightsOf = ([, , ...weights]: CursorParts): readonly number[] => weights;

/** Whether a value of a cursor can be a weight: weights are logarithms of counts, so that none is above 100. */
const isWeight = (value: unknown): value is number => isFigure(value) && value >= 0 && value <= 100;
