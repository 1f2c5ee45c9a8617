import { dateIn } from '../../../domain/foundation/calendar/zone.ts';
import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/research/chosen.ts';
import { setSimilarity, subjectSimilarity } from '../../../domain/research/suggestion/similarity.ts';
import { ownTerms } from '../../../domain/research/suggestion/profile.ts';
import { rarityInEnglish } from '../../../domain/foundation/text/english.ts';
import type { NodeStatus } from '../../../domain/tree/node/node-kind.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { FIRST_ID } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { QUERY_LIMITS } from './query-limits.model.ts';
import { MOST_SIMILAR, type SimilarOpportunity } from './similar-opportunity.model.ts';

/** The texts of an opportunity that are compared. */
export interface ComparedTexts {
  readonly id: string | null;
  readonly title: string;
  readonly description: string | null;
}
interface Found extends ComparedTexts {
  readonly id: string;
  readonly status: NodeStatus;
  readonly statusReason: string | null;
  readonly archiveReason: string | null;
  readonly archivedAt: Date | null;
  readonly asideAt: Date | null;
  readonly sharedInsights: number;
  readonly insights: number;
  readonly own: number;
}
const SHOWN_WORDS = 30;

/** Finds similar opportunities. */
@Injectable()
export class SimilarOpportunityReader {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /**
   * Opportunities of any tree that share words or insights, the most similar first, parked and archived ones included. One
   * statement beside the calendar's: it sums the postings of the words and the newest 200 linked insights, and returns the texts of the best.
   */
  async similar(asked: ComparedTexts): Promise<SimilarOpportunity[]> {
    const terms = termsOf(asked);
    const best = await this.best(asked.id, terms);
    const zone = await this.calendar.zone();
    return best
      .map((each): SimilarOpportunity => {
        const { likeness, shared } = subjectSimilarity(terms, termsOf(each));
        const byInsights = setSimilarity(each.sharedInsights, each.own, each.insights);
        return {
          opportunityId: each.id,
          similarity: Math.max(likeness, byInsights),
          byWords: likeness,
          words: shared.slice(0, SHOWN_WORDS),
          sharedInsights: each.sharedInsights,
          exploredBefore: exploredBefore(each, zone),
          laidAsideAt: each.archivedAt ?? each.asideAt,
        };
      })
      .filter(({ similarity }) => similarity >= CHOSEN.similarity.opportunity)
      .sort((one, other) => other.similarity - one.similarity || (one.opportunityId < other.opportunityId ? -1 : 1))
      .slice(0, MOST_SIMILAR);
  }

  private best(id: string | null, terms: ReadonlySet<string>): Promise<Found[]> {
    const { workspaceId } = currentCaller();
    const words = [...terms]
      .map((word) => ({ word, weight: rarityInEnglish(word) }))
      .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
      .slice(0, QUERY_LIMITS.words);
    const self = id ?? FIRST_ID;
    return this.db.sql<Found>`
      WITH by_words AS (
        SELECT found.opportunity_id AS id FROM jsonb_to_recordset(${JSON.stringify(words)}::jsonb) AS asked (word text, weight float8) CROSS JOIN LATERAL (
          SELECT opportunity_id, own FROM opportunity_word WHERE workspace_id = ${workspaceId} AND word = asked.word COLLATE "C" AND own > 0
          ORDER BY opportunity_id DESC LIMIT ${QUERY_LIMITS.opportunities}
        ) AS found WHERE found.opportunity_id <> ${self}::uuid
        GROUP BY found.opportunity_id ORDER BY sum(asked.weight * least(found.own, 1)) DESC, found.opportunity_id LIMIT ${QUERY_LIMITS.candidates}
      ), taught AS MATERIALIZED (
        SELECT insight_id FROM link_training WHERE workspace_id = ${workspaceId} AND opportunity_id = ${self}::uuid
        ORDER BY insight_id DESC LIMIT ${QUERY_LIMITS.training}
      ), by_insights AS (
        SELECT link_training.opportunity_id AS id, count(*)::int AS shared FROM taught
        JOIN link_training ON link_training.workspace_id = ${workspaceId} AND link_training.insight_id = taught.insight_id
        WHERE link_training.opportunity_id <> ${self}::uuid GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${QUERY_LIMITS.candidates}
      )
      SELECT node.id, node.title, node.description, node.status, node.status_reason AS "statusReason",
        node.archive_reason AS "archiveReason", node.archived_at AS "archivedAt", COALESCE(by_insights.shared, 0) AS "sharedInsights",
        (SELECT count(*)::int FROM taught) AS own,
        (SELECT count(*)::int FROM (
          SELECT FROM link_training WHERE link_training.workspace_id = ${workspaceId} AND link_training.opportunity_id = node.id LIMIT ${QUERY_LIMITS.training}) AS latest) AS insights,
        CASE WHEN node.status = 'PARKED' THEN (
          SELECT change.at FROM change_log AS change WHERE change.workspace_id = ${workspaceId} AND change.entity_id = node.id
            AND (change.operation = 'CREATED' OR 'status' = ANY(change.changed_columns))
          ORDER BY change.seq DESC LIMIT 1) END AS "asideAt"
      FROM (SELECT id FROM by_words UNION SELECT id FROM by_insights) AS each
      JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = each.id AND node.merged_into_id IS NULL
      LEFT JOIN by_insights ON by_insights.id = node.id`;
  }
}

/** Terms of its own texts. Those of its ancestors would make all siblings similar. */
const termsOf = ({ title, description }: ComparedTexts): ReadonlySet<string> =>
  new Set(ownTerms({ title, description, ancestors: [] }).keys());

function exploredBefore(
  { status, statusReason, archivedAt, archiveReason, asideAt }: Found,
  zone: string,
): string | null {
  const day = (at: Date | null): string => (at === null ? '' : ` on ${dateIn(zone, at)}`);
  if (archivedAt !== null)
    return `Explored before and archived${day(archivedAt)} because: ${archiveReason ?? 'nobody said'}`;
  return status === 'PARKED'
    ? `Explored before and parked${day(asideAt)} because: ${statusReason ?? 'nobody said'}`
    : null;
}
