import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { groupBySubject, type InboxInsight } from '../../../domain/research/suggestion/emerging-need.ts';
import { queryTerms } from '../../../domain/research/suggestion/profile.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Insight } from '../insight/insight.model.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import type { EmergingNeed, EmergingNeeds } from './emerging-need.model.ts';
import { InsightTextsReader } from './insight-texts.reader.ts';
import { SuggestionReader } from './suggestion.reader.ts';

type WaitingInsight = Pick<Insight, 'id' | 'participantId'> & { readonly terms: string[] | null };

/** Finds emerging needs: needs of the inbox that no opportunity covers. */
@Injectable()
export class EmergingNeedReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly suggestions: SuggestionReader,
    private readonly texts: InsightTextsReader,
  ) {}

  /**
   * Groups the latest insights of the inbox twice: first all of them by words that no opportunity contains, then the
   * members of these groups that have no suggestion. Six statements.
   */
  async find(): Promise<EmergingNeeds> {
    const waitingInsights = await this.latest();
    const waiting = waitingInsights.map(({ id, participantId, terms }): InboxInsight => ({
      id,
      participantId,
      terms: new Set(terms),
    }));
    const ids = groupBySubject(waiting).flatMap(({ members }) => members.slice(0, QUERY_LIMITS.members));
    const insights = await this.insights(ids);
    const suggested = await Promise.all(insights.map((insight) => this.suggestions.of(insight)));
    const uncovered = new Set(insights.filter((_, at) => suggested[at]?.suggestions.length === 0).map(({ id }) => id));
    const groups = groupBySubject(waiting.filter(({ id }) => uncovered.has(id)));
    const named = await Promise.all(groups.map((group) => this.named(group, insights)));
    return {
      needs: named,
      lookedAt: waitingInsights.length,
      isPartial: waitingInsights.length === QUERY_LIMITS.waiting,
    };
  }

  private async named(
    { terms, members, participants }: ReturnType<typeof groupBySubject>[number],
    insights: readonly Insight[],
  ): Promise<EmergingNeed> {
    const said = await Promise.all(
      insights.filter(({ id }) => members.includes(id)).map((each) => this.texts.of(each)),
    );
    const asked = said.flatMap((each) => queryTerms(each));
    const words = terms.map((term) => asked.find((each) => each.term === term)?.word.toLowerCase() ?? term);
    return { words: words.slice(0, CHOSEN.emergingNeed.mostTitleWords), participants, insightIds: members };
  }

  /** The latest insights of the inbox, each with its words that no opportunity contains. */
  private latest(): Promise<WaitingInsight[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<WaitingInsight>`
      WITH latest AS MATERIALIZED (
        SELECT id, participant_id FROM insight WHERE workspace_id = ${workspaceId} AND status = 'INBOX'
        ORDER BY occurred_at DESC, id DESC LIMIT ${QUERY_LIMITS.waiting}
      ), said AS MATERIALIZED (
        SELECT latest.id, said.word FROM latest JOIN insight_word AS said ON said.workspace_id = ${workspaceId} AND said.insight_id = latest.id
      ), often AS MATERIALIZED (
        SELECT word FROM said GROUP BY word HAVING count(*) >= ${CHOSEN.emergingNeed.fewestParticipants}
      ), new AS MATERIALIZED (
        SELECT often.word FROM often LEFT JOIN LATERAL (
          SELECT true AS said FROM opportunity_word AS row
          WHERE row.workspace_id = ${workspaceId} AND row.word = often.word AND row.own > 0 LIMIT 1
        ) AS opportunity ON true WHERE opportunity.said IS NULL
      )
      SELECT latest.id, latest.participant_id AS "participantId", array_agg(new.word) FILTER (WHERE new.word IS NOT NULL) AS terms
      FROM latest LEFT JOIN said ON said.id = latest.id LEFT JOIN new ON new.word = said.word
      GROUP BY latest.id, latest.participant_id`;
  }

  private insights(ids: readonly string[]): Promise<Insight[]> {
    return this.db.sql<Insight>`
      SELECT ${() => this.columns.of(Insight, 'insight')} FROM insight
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id`;
  }
}
