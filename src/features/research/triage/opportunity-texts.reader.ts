import { Injectable } from '@nestjs/common';
import type { OpportunityTexts } from '../../../domain/research/suggestion/profile.ts';
import { type TextUse, textsFor } from '../../../domain/tree/node/searched-text.ts';
import { Database } from '../../../platform/database/database.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Opportunity } from '../../tree/node/kinds/opportunity.model.ts';

/** Texts of an opportunity whose profile is out of date. */
export interface NewTexts {
  readonly id: string;
  readonly texts: OpportunityTexts;
  readonly digest: string;
}

/** Reads the texts of opportunities. */
@Injectable()
export class OpportunityTextsReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The opportunities among these nodes and their descendants whose texts differ from those of their profiles; one statement. */
  async changedBelow(topIds: readonly string[]): Promise<NewTexts[]> {
    const { workspaceId } = currentCaller();
    const textsOf = (alias: string, use: TextUse) => this.columns.of(Opportunity, alias, new Set(textsFor(use)));
    return this.db.sql<NewTexts>`
      WITH RECURSIVE below AS (
        SELECT id, parent_id, kind FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ANY(${topIds}::uuid[])
        UNION
        SELECT child.id, child.parent_id, child.kind FROM below
        JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = below.id AND child.kind = 'OPPORTUNITY'
      ), climb AS (
        SELECT id, parent_id, 0 AS height, NULL::jsonb AS said FROM below WHERE kind = 'OPPORTUNITY'
        UNION ALL
        SELECT climb.id, above.parent_id, climb.height + 1, (SELECT to_jsonb(each) FROM (SELECT ${() => textsOf('above', 'below')}) AS each)
        FROM climb JOIN tree_node AS above ON above.workspace_id = ${workspaceId} AND above.id = climb.parent_id AND above.kind = 'OPPORTUNITY'
      ), said AS (
        SELECT node.id, (SELECT to_jsonb(each) FROM (SELECT ${() => textsOf('node', 'suggestion')}) AS each)
            || jsonb_build_object('moment', moment.title, 'ancestors', above.said) AS texts
        FROM (SELECT id, COALESCE(jsonb_agg(climb.said ORDER BY height) FILTER (WHERE climb.said IS NOT NULL), '[]') AS said FROM climb GROUP BY id) AS above
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = above.id
        LEFT JOIN moment ON moment.workspace_id = ${workspaceId} AND moment.id = node.moment_id
      )
      SELECT said.id, said.texts, md5(said.texts::text) AS digest FROM said
      LEFT JOIN opportunity_profile AS profile ON profile.workspace_id = ${workspaceId} AND profile.opportunity_id = said.id
      WHERE profile.digest IS DISTINCT FROM md5(said.texts::text) ORDER BY said.id`;
  }
}
