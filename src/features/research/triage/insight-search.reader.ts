import { Injectable } from '@nestjs/common';
import { snippetOf } from '../../../domain/foundation/text/snippet.ts';
import { searchTermsOf } from '../../../domain/foundation/text/search-terms.ts';
import { termsOf } from '../../../domain/foundation/text/terms.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { FIRST_ID } from '../../../platform/id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeCursor, isFigure, isId } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Insight } from '../insight/insight.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { CountedWordsReader } from './counted-words.reader.ts';
import type { InsightSearchHit } from './insight-search.model.ts';
import { InsightTextsReader } from './insight-texts.reader.ts';

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
   * statements; for each word they read a bounded range of the index, the latest insights first.
   */
  async search(text: string, args: PageArgs): Promise<Connection<InsightSearchHit>> {
    const first = checkFirst(args.first);
    const words = [...new Set(searchTermsOf(text).flatMap(({ forms }) => forms))].slice(0, QUERY_LIMITS.searched);
    const list = `insightSearch/${words.join(' ')}`;
    const cursor = decodeCursor(list, args.after, [isFigure, isId, ...words.map(() => isWeight)]);
    const weights = cursor ? weightsOf(cursor) : await this.weights(words);
    const found = words.length === 0 ? [] : await this.found(words, weights, cursor, first + 1);
    const hits = await Promise.all(
      found.map(async (insight) => ({ insight, snippet: await this.snippet(insight, new Set(words)) })),
    );
    return pageOf(hits, args, ({ insight }) => encodeCursor(list, [insight.score, insight.id, ...weights]));
  }

  private async weights(words: readonly string[]): Promise<number[]> {
    const { corpus, counts } = await this.words.count(words);
    return words.map((word) => {
      const containing = Math.min(counts.get(word)?.insights ?? 0, corpus.insights);
      return Math.log1p((corpus.insights - containing + 0.5) / (containing + 0.5));
    });
  }

  private found(
    words: readonly string[],
    weights: readonly number[],
    cursor: CursorParts | null,
    limit: number,
  ): Promise<Found[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<Found>`
      WITH hit AS (
        SELECT said.insight_id, sum(wanted.weight * 2 * said.linked / 1000.0) AS score
        FROM unnest(${words}::text[], ${weights}::float8[]) AS wanted (word, weight) CROSS JOIN LATERAL (
          SELECT insight_id, linked FROM insight_word WHERE workspace_id = ${workspaceId} AND word = wanted.word COLLATE "C"
          ORDER BY insight_id DESC LIMIT ${QUERY_LIMITS.postings}
        ) AS said GROUP BY said.insight_id
      )
      SELECT hit.score, ${() => this.columns.of(Insight, 'insight')} FROM (
        SELECT insight_id, score FROM hit
        WHERE ${cursor === null} OR (score, insight_id) < (${cursor?.[0] ?? 0}::float8, ${cursor?.[1] ?? FIRST_ID}::uuid)
        ORDER BY score DESC, insight_id DESC LIMIT ${limit}
      ) AS hit JOIN insight ON insight.workspace_id = ${workspaceId} AND insight.id = hit.insight_id
      ORDER BY hit.score DESC, insight.id DESC`;
  }

  /** Cuts the snippet around the first match, which may be another form of a word of the search. */
  private async snippet(insight: Insight, words: ReadonlySet<string>): Promise<string> {
    const { body } = await this.texts.of(insight);
    const text = [insight.title, body].filter(Boolean).join(' · ');
    const match = termsOf(text, insight.language).find(({ term }) => words.has(term));
    return snippetOf(text, match ? [match.word] : [...words]);
  }
}

const weightsOf = ([, , ...weights]: CursorParts): readonly number[] => weights;

/** Whether a value of a cursor can be a weight: weights are logarithms of counts, so that none is above 100. */
const isWeight = (value: unknown): value is number => isFigure(value) && value >= 0 && value <= 100;
