import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { type VoterTerm, votersOf } from '../../domain/suggestion/voters.ts';
import { Database } from '../../platform/database/database.ts';
import { currentCaller, currentRequest } from '../../platform/request/request.ts';
import { BOUNDS } from './bounds.model.ts';
import type { InsightSuggestion, SuggestionTeacher } from './suggestion.model.ts';

/** Tells which earlier links speak for suggestions. */
@Injectable()
export class TeacherReader {
  constructor(private readonly db: Database) {}

  /** The linked insights that had most part in a suggestion; one statement for all suggestions of a request. */
  of(suggestion: InsightSuggestion): Promise<SuggestionTeacher[]> {
    return currentRequest()
      .loader(TeacherReader, () => new DataLoader(this.all))
      .load(suggestion);
  }

  private readonly all = async (suggestions: readonly InsightSuggestion[]): Promise<SuggestionTeacher[][]> => {
    const { workspaceId } = currentCaller();
    const asked = suggestions.flatMap(({ opportunityId, insightId, terms }, ask) =>
      terms.filter(({ learnt }) => learnt > 0).map(({ term }) => ({ ask, opportunityId, insightId, word: term })),
    );
    if (asked.length === 0) return suggestions.map(() => []);
    const found = await this.db.sql<VoterTerm & { ask: number }>`
      WITH asked AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS given (ask int, "opportunityId" uuid, "insightId" uuid, word text)
      ), taught AS MATERIALIZED (
        SELECT each.ask, lesson.insight_id FROM (SELECT DISTINCT ask, "opportunityId", "insightId" FROM asked) AS each CROSS JOIN LATERAL (
          SELECT insight_id FROM lesson WHERE lesson.workspace_id = ${workspaceId} AND lesson.opportunity_id = each."opportunityId"
            AND lesson.insight_id <> each."insightId"
          ORDER BY insight_id DESC LIMIT ${BOUNDS.lessons}
        ) AS lesson
      )
      SELECT asked.ask, said.insight_id AS "insightId", said.word AS term, said.linked FROM taught
      JOIN asked ON asked.ask = taught.ask
      JOIN insight_word AS said ON said.workspace_id = ${workspaceId} AND said.word = asked.word COLLATE "C" AND said.insight_id = taught.insight_id`;
    return suggestions.map(({ terms }, ask) =>
      votersOf(
        terms,
        found.filter((each) => each.ask === ask),
        BOUNDS.teachers,
      ),
    );
  };
}
