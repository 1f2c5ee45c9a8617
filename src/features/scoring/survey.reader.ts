import { Injectable } from '@nestjs/common';
import type { KanoPair } from '../../domain/scoring/models/kano.ts';
import type { NeedAnswer } from '../../domain/scoring/models/survey-score.ts';
import { Database } from '../../platform/database/database.ts';
import { currentCaller } from '../../platform/request/request.ts';

/** How often a pair of answers was given in a segment, each person counted once by their latest answer. */
export type CountedAnswers = NeedAnswer & KanoPair & { readonly segment: string | null; readonly people: number };

/** Reads what people answered, counted. */
@Injectable()
export class SurveyReader {
  constructor(private readonly db: Database) {}

  /** Answers of a node by segment; one statement, which answers at most 25 rows a segment. */
  counted(nodeId: string): Promise<CountedAnswers[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<CountedAnswers>`
      SELECT segment, importance, satisfaction, functional, dysfunctional, count(*)::int AS people FROM (
        SELECT DISTINCT ON (respondent) segment, importance, satisfaction, functional, dysfunctional
        FROM survey_answer WHERE workspace_id = ${workspaceId} AND node_id = ${nodeId}
        ORDER BY respondent, answered_at DESC, id DESC
      ) AS latest
      GROUP BY segment, importance, satisfaction, functional, dysfunctional
      ORDER BY segment, importance, satisfaction, functional, dysfunctional`;
  }
}
