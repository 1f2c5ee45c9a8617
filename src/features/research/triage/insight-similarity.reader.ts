import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { wordSimilarity } from '../../../domain/research/suggestion/similarity.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { mapYielding } from '../../../platform/request/event-loop-yield.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { CountedWordsReader } from './counted-words.reader.ts';
import { type SimilarInsight, MOST_SIMILAR_INSIGHTS } from './insight-similarity.model.ts';

interface Word {
  readonly insightId: string;
  readonly word: string;
  readonly linked: number;
}
const SHOWN_WORDS = 30;

/** Finds near duplicates of insights. */
@Injectable()
export class InsightSimilarityReader {
  constructor(
    private readonly db: Database,
    private readonly words: CountedWordsReader,
  ) {}

  /** Insights that say nearly the same in the same words, the most similar first; four statements for all insights of a request. */
  of(insightId: string): Promise<SimilarInsight[]> {
    return currentRequest()
      .loader(InsightSimilarityReader, () => new Loader(this.all))
      .load(insightId);
  }

  private readonly all = async (ids: readonly string[]): Promise<SimilarInsight[][]> => {
    const saidBy = groupRowsById(ids, await this.wordsOf(ids), ({ insightId }) => insightId);
    const { counts } = await this.words.count([...new Set(saidBy.flatMap((words) => words.map(({ word }) => word)))]);
    // A near duplicate shares nearly every word, so that some of the rarest words find it.
    const rarest = saidBy.flatMap((words, ask) =>
      words
        .map(({ word, insightId }) => ({ ask, word, insightId, containing: counts.get(word)?.insights ?? 0 }))
        .sort((one, other) => one.containing - other.containing || (one.word < other.word ? -1 : 1))
        .filter(({ containing }) => containing !== 1)
        .slice(0, QUERY_LIMITS.rarest),
    );
    const near = await this.near(rarest);
    const others = await this.wordsOf([...new Set(near.map(({ insightId }) => insightId))]);
    const wordsBy = new Map<string, Map<string, number>>();
    for (const each of others) {
      const said = wordsBy.get(each.insightId) ?? new Map<string, number>();
      wordsBy.set(each.insightId, said.set(each.word, each.linked));
    }
    return mapYielding([...saidBy.entries()], ([ask, words]) => {
      const said = new Map(words.map(({ word, linked }) => [word, linked]));
      if (said.size < CHOSEN.similarity.fewestWords) return [];
      return near
        .filter((each) => each.ask === ask)
        .map(({ insightId }) => {
          const theirs = wordsBy.get(insightId) ?? new Map<string, number>();
          const shared = [...said.keys()].filter((word) => theirs.has(word)).sort();
          return { insightId, similarity: wordSimilarity(said, theirs), words: shared.slice(0, SHOWN_WORDS) };
        })
        .filter(({ similarity }) => similarity >= CHOSEN.similarity.duplicate)
        .sort((one, other) => other.similarity - one.similarity || (one.insightId < other.insightId ? -1 : 1))
        .slice(0, MOST_SIMILAR_INSIGHTS);
    });
  };

  private async wordsOf(ids: readonly string[]): Promise<Word[]> {
    if (ids.length === 0) return [];
    return this.db.sql<Word>`
      SELECT insight_id AS "insightId", word, linked FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
        SELECT insight_id, word, linked FROM insight_word WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = asked.id
        LIMIT ${QUERY_LIMITS.wordsCompared}
      ) AS said`;
  }

  private async near(rarest: readonly object[]): Promise<{ ask: number; insightId: string }[]> {
    if (rarest.length === 0) return [];
    return this.db.sql`
      WITH picked AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(rarest)}::jsonb) AS given (ask int, word text, "insightId" uuid)
      ), near AS (
        SELECT picked.ask, said.insight_id, count(*) AS shared FROM picked CROSS JOIN LATERAL (
          SELECT insight_id FROM insight_word WHERE workspace_id = ${currentCaller().workspaceId}
            AND word = picked.word COLLATE "C" AND insight_id <> picked."insightId"
          ORDER BY insight_id DESC LIMIT ${QUERY_LIMITS.similar}
        ) AS said GROUP BY picked.ask, said.insight_id
      )
      SELECT ask, insight_id AS "insightId" FROM (
        SELECT ask, insight_id, row_number() OVER (PARTITION BY ask ORDER BY shared DESC, insight_id DESC) AS place FROM near
      ) AS near WHERE place <= ${MOST_SIMILAR_INSIGHTS * 2}`;
  }
}
