import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import {
  type ClaimCount,
  type PersonaItem,
  PersonaEvidence,
  type PersonaEvidenceSource,
} from '../../context/persona/persona-evidence.ts';

const NO_PARTICIPANTS: ClaimCount = { supporting: 0, contradicting: 0, heard: 0 };

/** Reads the evidence about personas: the number of participants behind their claims, and their stories. */
@Injectable()
@Contributes(PersonaEvidence)
export class PersonaEvidenceReader implements PersonaEvidenceSource {
  constructor(private readonly db: Database) {}

  /** Distinct participants on each side of each claim; one statement. */
  async claimCounts(claimIds: readonly string[]): Promise<ClaimCount[]> {
    const { workspaceId } = currentCaller();
    const found = await this.db.sql<ClaimCount & { id: string }>`
      SELECT evidence.target_id AS id,
             (count(DISTINCT COALESCE(said.merged_into_id, said.id)) FILTER (WHERE evidence.stance = 'SUPPORTS'))::int AS supporting,
             (count(DISTINCT COALESCE(said.merged_into_id, said.id)) FILTER (WHERE evidence.stance = 'CONTRADICTS'))::int AS contradicting,
             count(DISTINCT COALESCE(said.merged_into_id, said.id))::int AS heard
      FROM counting_evidence AS evidence
      JOIN participant AS said ON said.workspace_id = ${workspaceId} AND said.id = evidence.participant_id
      WHERE evidence.workspace_id = ${workspaceId} AND evidence.target_id = ANY(${claimIds}::uuid[])
      GROUP BY evidence.target_id`;
    const known = new Map(found.map((each) => [each.id, each]));
    return claimIds.map((id) => known.get(id) ?? NO_PARTICIPANTS);
  }

  /** Insights that tell a story and are evidence of an opportunity, each with the personas of its participant; one statement. */
  stories(personaIds: readonly string[]): Promise<PersonaItem[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<PersonaItem>`
      SELECT DISTINCT persona.id AS "personaId", evidence.insight_id AS id
      FROM participant AS told
      JOIN participant AS who ON who.workspace_id = ${workspaceId} AND who.id = COALESCE(told.merged_into_id, told.id)
      JOIN insight ON insight.workspace_id = ${workspaceId} AND insight.participant_id = told.id
      JOIN counting_evidence AS evidence ON evidence.workspace_id = ${workspaceId} AND evidence.insight_id = insight.id
      JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = evidence.node_id
      CROSS JOIN LATERAL unnest(who.persona_ids) AS persona (id)
      WHERE told.workspace_id = ${workspaceId} AND who.persona_ids <> '{}' AND persona.id = ANY(${personaIds}::uuid[])
        AND insight.elicitation = 'STORY' AND node.kind = 'OPPORTUNITY' AND node.archived_at IS NULL`;
  }
}
