import { Injectable } from '@nestjs/common';
import { type LinkedTerm, supportingInsights } from '../../../domain/research/suggestion/suggestion-evidence.ts';
import { Database } from '../../../platform/database/database.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import type { InsightSuggestion, EarlierLink } from './suggestion.model.ts';

/** Finds the earlier insights whose links support suggestions. */
@Injectable()
export class SuggestionEvidenceReader {
  constructor(private readonly db: Database) {}

  /** The linked insights that contribute most to a suggestion; one statement for all suggestions of a request. */
  of(suggestion: InsightSuggestion): Promise<EarlierLink[]> {
    return currentRequest()
      .loader(SuggestionEvidenceReader, () => new Loader(this.all))
      .load(suggestion);
  }

  private readonly all = async (suggestions: readonly InsightSuggestion[]): Promise<EarlierLink[][]> => {
    const { workspaceId } = currentCaller();
    const asked = suggestions.flatMap(({ opportunityId, insightId, terms }, ask) =>
      terms.filter(({ learnt }) => learnt > 0).map(({ term }) => ({ ask, opportunityId, insightId, word: term })),
    );
    if (asked.length === 0) return suggestions.map(() => []);
    const found = await this.db.sql<LinkedTerm & { ask: number }>`
      WITH asked AS MATERIALIZED (
        SELECT ask, "opportunityId", "insightId", array_agg(word COLLATE "C") AS words
        FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS given (ask int, "opportunityId" uuid, "insightId" uuid, word text)
        GROUP BY ask, "opportunityId", "insightId"
      )
      SELECT asked.ask, link_training.insight_id AS "insightId", said.word AS term, said.linked FROM asked
      CROSS JOIN LATERAL (
        SELECT insight_id FROM link_training
        WHERE workspace_id = ${workspaceId} AND opportunity_id = asked."opportunityId" AND insight_id <> asked."insightId"
        ORDER BY insight_id DESC LIMIT ${QUERY_LIMITS.training}
      ) AS link_training
      -- OFFSET 0 reads insight by insight; a plain join would read all words of all insights between the first and the last.
      CROSS JOIN LATERAL (
        SELECT word, linked FROM insight_word
        WHERE workspace_id = ${workspaceId} AND insight_id = link_training.insight_id AND word = ANY (asked.words) OFFSET 0
      ) AS said`;
    return suggestions.map(({ terms }, ask) =>
      supportingInsights(
        terms,
        found.filter((each) => each.ask === ask),
        QUERY_LIMITS.shownTraining,
      ),
    );
  };
}
