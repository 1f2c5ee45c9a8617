import { Injectable } from '@nestjs/common';
import type { OpportunityTexts } from '../../../domain/research/suggestion/profile.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** What an opportunity says now, which its profile does not know. */
export interface NewTexts {
  readonly id: string;
  readonly texts: OpportunityTexts;
  readonly digest: string;
}

/** Reads what opportunities say. */
@Injectable()
export class OpportunityTextsReader {
  constructor(private readonly db: Database) {}

  /** Of these nodes and all below them the opportunities that say something else than their profiles were made of; one statement. */
  async changedBelow(topIds: readonly string[]): Promise<NewTexts[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<NewTexts>`
      WITH RECURSIVE below AS (
        SELECT id, parent_id, kind FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ANY(${topIds}::uuid[])
        UNION
        SELECT child.id, child.parent_id, child.kind FROM below
        JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = below.id AND child.kind = 'OPPORTUNITY'
      ), climb AS (
        SELECT id, parent_id, 0 AS height, NULL::jsonb AS said FROM below WHERE kind = 'OPPORTUNITY'
        UNION ALL
        SELECT climb.id, above.parent_id, climb.height + 1, jsonb_build_object('title', above.title, 'description', above.description)
        FROM climb JOIN tree_node AS above ON above.workspace_id = ${workspaceId} AND above.id = climb.parent_id AND above.kind = 'OPPORTUNITY'
      ), said AS (
        SELECT node.id, jsonb_build_object('title', node.title, 'description', node.description, 'quote', node.quote ->> 'text',
            'tags', node.tags, 'moment', moment.title, 'ancestors', above.said) AS texts
        FROM (SELECT id, COALESCE(jsonb_agg(climb.said ORDER BY height) FILTER (WHERE climb.said IS NOT NULL), '[]') AS said FROM climb GROUP BY id) AS above
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = above.id
        LEFT JOIN moment ON moment.workspace_id = ${workspaceId} AND moment.id = node.moment_id
      )
      SELECT said.id, said.texts, md5(said.texts::text) AS digest FROM said
      LEFT JOIN opportunity_profile AS profile ON profile.workspace_id = ${workspaceId} AND profile.opportunity_id = said.id
      WHERE profile.digest IS DISTINCT FROM md5(said.texts::text) ORDER BY said.id`;
  }
}
