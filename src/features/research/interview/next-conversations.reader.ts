import { Injectable } from '@nestjs/common';
import { addDays } from '../../../domain/foundation/calendar/date.ts';
import {
  type HeardParticipant,
  nextConversations,
  type ParticipantTraits,
} from '../../../domain/research/interview/next-conversations.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { dayAt } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst } from '../../../platform/paging/connection.model.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Participant } from '../participant/participant.model.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';
import { MOST_SUGGESTED, type NextConversations } from './next-conversations.model.ts';

/** Days for which a participant is not asked again. */
const PEACE_DAYS = 30;
/** Most leaves that are considered where there is no target, and most people who may be asked. Chosen: far more than a team talks of or to. */
const MOST = { leaves: 200, people: 1_000, segments: 50 };

/** Reads whom a team could talk to next. */
@Injectable()
export class NextConversationsReader {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
    private readonly read: RowReader,
  ) {}

  /** Conversations to seek for an outcome. Eight statements beside the calendar's, whatever the tree. */
  async of(outcomeId: string, first: number): Promise<NextConversations> {
    checkFirst(first, MOST_SUGGESTED);
    const { workspaceId } = currentCaller();
    const [outcome] = await this.db.sql<{ id: string; targetId: string | null; choosersAreUsers: boolean | null }>`
      SELECT node.id, target.opportunity_id AS "targetId", product.choosers_are_users AS "choosersAreUsers" FROM tree_node AS node
      LEFT JOIN target_opportunity AS target ON target.workspace_id = ${workspaceId} AND target.outcome_id = node.id AND target.ended_on IS NULL
      LEFT JOIN product ON product.workspace_id = ${workspaceId} AND product.id = node.product_id
      WHERE node.workspace_id = ${workspaceId} AND node.id = ${outcomeId}::uuid`;
    if (!outcome) throw new Error(`There is no outcome ${outcomeId}.`);
    const today = await this.calendar.today();
    const { targetId, choosersAreUsers } = outcome;
    const subjects = await this.subjects(targetId === null ? await this.leaves(outcome.id) : [targetId]);
    const heard = await this.heard(subjects.map(({ opportunity: { id } }) => id));
    const personaIds = [...new Set(subjects.flatMap(({ opportunity }) => opportunity.personaIds))];
    const personas = await this.read.byIds(Persona, personaIds);
    const suggestions = nextConversations(
      {
        opportunities: subjects.map(({ opportunity: { id, title, personaIds: isFor }, moment }, index) => ({
          id,
          title,
          moment,
          personaIds: isFor,
          heard: heard[index] ?? [],
        })),
        personaNames: new Map(
          personas.flatMap((each) => (each && each.archivedAt === null ? [[each.id, each.name] as const] : [])),
        ),
        segments: await this.segments(outcome.id),
        mayBeAsked: await this.mayBeAsked(today),
        choosersAreUsers,
        today,
      },
      first,
    );
    const named = await this.read.byIds(Participant, [...new Set(suggestions.flatMap((each) => each.participantIds))]);
    const participants = new Map(named.flatMap((each) => (each ? [[each.id, each] as const] : [])));
    const opportunities = new Map(subjects.map(({ opportunity }) => [opportunity.id, opportunity]));
    return {
      target: opportunities.get(targetId ?? '') ?? null,
      suggestions: suggestions.flatMap(({ opportunityId, participantIds, ...suggestion }) => {
        const opportunity = opportunities.get(opportunityId);
        const asked = participantIds.flatMap((id) => participants.get(id) ?? []);
        return opportunity ? [{ ...suggestion, opportunity, participants: asked }] : [];
      }),
    };
  }

  /** Opportunities of a tree that are worked on and hold no other, those with the fewest participants first. */
  private async leaves(outcomeId: string): Promise<string[]> {
    const { workspaceId } = currentCaller();
    const found = await this.db.sql<{ id: string }>`
      SELECT leaf.id FROM tree_node AS leaf
      WHERE leaf.workspace_id = ${workspaceId} AND leaf.tree_id = ${outcomeId}::uuid AND leaf.kind = 'OPPORTUNITY'
        AND leaf.archived_at IS NULL AND leaf.status IN ('IDENTIFIED', 'EXPLORING')
        AND NOT EXISTS (
          SELECT FROM tree_node AS child WHERE child.workspace_id = ${workspaceId} AND child.parent_id = leaf.id
            AND child.kind = 'OPPORTUNITY' AND child.archived_at IS NULL)
      ORDER BY (SELECT count(DISTINCT evidence.participant_id) FROM counting_evidence AS evidence
        WHERE evidence.workspace_id = ${workspaceId} AND evidence.target_id = leaf.id), leaf.position, leaf.id LIMIT ${MOST.leaves}`;
    return found.map(({ id }) => id);
  }

  private async subjects(ids: readonly string[]): Promise<{ opportunity: Opportunity; moment: string | null }[]> {
    const opportunities = await this.read.byIds(Opportunity, ids);
    const moments = await this.db.sql<{ id: string; title: string }>`
      SELECT moment.id, moment.title FROM tree_node AS node
      JOIN moment ON moment.workspace_id = ${currentCaller().workspaceId} AND moment.id = node.moment_id
      WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.id = ANY(${ids}::uuid[])`;
    const titles = new Map(moments.map(({ id, title }) => [id, title]));
    return opportunities.flatMap((opportunity) =>
      opportunity ? [{ opportunity, moment: titles.get(opportunity.momentId ?? '') ?? null }] : [],
    );
  }

  /** Participants who were heard on each opportunity or below it, each once; for a merged one, the participant that it was merged into. */
  private async heard(ids: readonly string[]): Promise<HeardParticipant[][]> {
    const { workspaceId } = currentCaller();
    const found = await this.db.sql<HeardParticipant & { opportunityId: string }>`
      WITH RECURSIVE below AS (
        SELECT id AS opportunity_id, id FROM unnest(${ids}::uuid[]) AS asked (id)
        UNION ALL
        SELECT below.opportunity_id, child.id FROM below
        JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = below.id
        WHERE child.kind = 'OPPORTUNITY' AND child.archived_at IS NULL
      )
      SELECT below.opportunity_id AS "opportunityId", participant.id AS "participantId", participant.relationship, participant.segments,
        participant.persona_ids AS "personaIds", bool_or(evidence.stance = 'SUPPORTS') AS supports,
        bool_or(evidence.stance = 'CONTRADICTS') AS contradicts,
        max(${() => dayAt('evidence.occurred_at', 'zone.name')})::text AS "lastOn"
      FROM below CROSS JOIN (SELECT ${await this.calendar.zone()}::text AS name) AS zone
      JOIN counting_evidence AS evidence ON evidence.workspace_id = ${workspaceId} AND evidence.target_id = below.id
      JOIN participant AS told ON told.workspace_id = ${workspaceId} AND told.id = evidence.participant_id
      JOIN participant ON participant.workspace_id = ${workspaceId} AND participant.id = COALESCE(told.merged_into_id, told.id)
      GROUP BY below.opportunity_id, participant.workspace_id, participant.id ORDER BY participant.id`;
    return groupRowsById(ids, found, ({ opportunityId }) => opportunityId);
  }

  /** Segments of the participants who were heard anywhere in a tree, largest first. */
  private async segments(outcomeId: string): Promise<string[]> {
    const { workspaceId } = currentCaller();
    const found = await this.db.sql<{ segment: string }>`
      SELECT segment FROM (
        SELECT DISTINCT evidence.participant_id FROM tree_node AS node
        JOIN counting_evidence AS evidence ON evidence.workspace_id = ${workspaceId} AND evidence.target_id = node.id
        WHERE node.workspace_id = ${workspaceId} AND node.tree_id = ${outcomeId}::uuid AND NOT node.archived_in_effect
      ) AS heard
      JOIN participant ON participant.workspace_id = ${workspaceId} AND participant.id = heard.participant_id
      CROSS JOIN LATERAL unnest(participant.segments) AS segment
      GROUP BY segment ORDER BY count(*) DESC, segment LIMIT ${MOST.segments}`;
    return found.map(({ segment }) => segment);
  }

  /** Participants who consent to be contacted and were not asked for 30 days, those who were not asked for longest first. */
  private async mayBeAsked(today: string): Promise<ParticipantTraits[]> {
    const { workspaceId } = currentCaller();
    const since = addDays(today, -PEACE_DAYS);
    return this.db.sql<ParticipantTraits>`
      SELECT participant.id AS "participantId", participant.relationship, participant.segments, participant.persona_ids AS "personaIds"
      FROM participant
      LEFT JOIN LATERAL (
        SELECT max(asked.at) AS at FROM (
          SELECT interview.held_at AS at FROM participant AS entered
          JOIN interview_guest AS present ON present.workspace_id = ${workspaceId} AND present.participant_id = entered.id
          JOIN interview ON interview.workspace_id = ${workspaceId} AND interview.id = present.interview_id AND interview.status <> 'CANCELLED'
          WHERE entered.workspace_id = ${workspaceId} AND (entered.id = participant.id OR entered.merged_into_id = participant.id)
          UNION ALL
          SELECT insight.occurred_at FROM insight
          WHERE insight.workspace_id = ${workspaceId} AND insight.participant_id = participant.id
            AND insight.kind IN ('INTERVIEW', 'SURVEY', 'OBSERVATION', 'USABILITY')
        ) AS asked
      ) AS last ON true
      WHERE participant.workspace_id = ${workspaceId} AND participant.consent_status = 'GIVEN' AND 'CONTACT' = ANY(participant.consent_scope)
        AND (participant.consent_expires_on IS NULL OR participant.consent_expires_on >= ${today}::date)
        AND participant.erased_at IS NULL AND participant.merged_into_id IS NULL
        AND (last.at IS NULL OR last.at < ${await this.calendar.firstMomentOf(addDays(since, 1))})
      ORDER BY last.at NULLS FIRST, participant.id LIMIT ${MOST.people}`;
  }
}
