import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** An insight whose words are to be added to an opportunity's sums (1), or taken away (-1). */
interface Change {
  readonly insightId: string;
  readonly opportunityId: string;
  readonly sign: number;
}

/**
 * Stores what suggestions learn from links: for each opportunity the sums of the words of the insights that are evidence
 * of it, each insight once, whatever its stance. Callers have locked the insights' rows, so that their words do not change.
 */
@Injectable()
export class LinkTrainingStore {
  constructor(private readonly db: Database) {}

  /** Updates the sums to the evidence of these insights that counts now. One statement if nothing has changed, else up to four. */
  async retrain(insightIds: readonly string[]): Promise<void> {
    if (insightIds.length === 0) return;
    const { workspaceId } = currentCaller();
    await this.apply(
      await this.db.sql<Change>`
        WITH wanted AS (
          SELECT DISTINCT counting.insight_id, profile.opportunity_id FROM counting_evidence AS counting
          JOIN opportunity_profile AS profile ON profile.workspace_id = ${workspaceId} AND profile.opportunity_id = counting.node_id
          WHERE counting.workspace_id = ${workspaceId} AND counting.insight_id = ANY(${insightIds}::uuid[])
            AND EXISTS (SELECT FROM insight_word AS said WHERE said.workspace_id = ${workspaceId} AND said.insight_id = counting.insight_id)
        ), learnt AS (
          SELECT insight_id, opportunity_id FROM link_training WHERE workspace_id = ${workspaceId} AND insight_id = ANY(${insightIds}::uuid[])
        )
        SELECT insight_id AS "insightId", opportunity_id AS "opportunityId", 1 AS sign FROM (TABLE wanted EXCEPT TABLE learnt) AS added
        UNION ALL
        SELECT insight_id, opportunity_id, -1 FROM (TABLE learnt EXCEPT TABLE wanted) AS gone`,
    );
  }

  /** Removes these insights from the sums. */
  async forget(insightIds: readonly string[]): Promise<void> {
    if (insightIds.length === 0) return;
    await this.apply(
      await this.db.sql<Change>`
        SELECT insight_id AS "insightId", opportunity_id AS "opportunityId", -1 AS sign FROM link_training
        WHERE workspace_id = ${currentCaller().workspaceId} AND insight_id = ANY(${insightIds}::uuid[])`,
    );
  }

  private async apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const { workspaceId } = currentCaller();
    const opportunityIds = [...new Set(changes.map(({ opportunityId }) => opportunityId))];
    // Locks in one order, so that transactions that train the same opportunities cannot deadlock.
    await this.db.sql`
      SELECT FROM opportunity_profile WHERE workspace_id = ${workspaceId} AND opportunity_id = ANY(${opportunityIds}::uuid[])
      ORDER BY opportunity_id FOR NO KEY UPDATE`;
    await this.db.sql`
      WITH change AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS given ("insightId" uuid, "opportunityId" uuid, sign int)
      ), difference AS MATERIALIZED (
        SELECT change."opportunityId" AS opportunity_id, said.word, sum(change.sign * said.linked)::bigint AS linked FROM change
        JOIN insight_word AS said ON said.workspace_id = ${workspaceId} AND said.insight_id = change."insightId"
        GROUP BY 1, 2
      ), gone AS (
        DELETE FROM link_training USING change WHERE change.sign = -1 AND link_training.workspace_id = ${workspaceId}
          AND link_training.opportunity_id = change."opportunityId" AND link_training.insight_id = change."insightId"
      ), added AS (
        INSERT INTO link_training (workspace_id, opportunity_id, insight_id)
        SELECT ${workspaceId}::uuid, "opportunityId", "insightId" FROM change WHERE sign = 1
      ), mass AS (
        UPDATE opportunity_profile AS profile SET linked_mass = profile.linked_mass + each.linked
        FROM (SELECT opportunity_id, sum(linked)::bigint AS linked FROM difference GROUP BY 1) AS each
        WHERE profile.workspace_id = ${workspaceId} AND profile.opportunity_id = each.opportunity_id
      ), less AS (
        UPDATE opportunity_word AS row SET linked = row.linked + difference.linked FROM difference
        WHERE difference.linked < 0 AND row.workspace_id = ${workspaceId}
          AND row.word = difference.word AND row.opportunity_id = difference.opportunity_id
      )
      INSERT INTO opportunity_word AS row (workspace_id, word, opportunity_id, own, linked)
      SELECT ${workspaceId}::uuid, word, opportunity_id, 0, linked FROM difference WHERE linked > 0
      ON CONFLICT (workspace_id, word, opportunity_id) DO UPDATE SET linked = row.linked + excluded.linked`;
    if (changes.some(({ sign }) => sign < 0))
      await this.db.sql`
        DELETE FROM opportunity_word
        WHERE workspace_id = ${workspaceId} AND opportunity_id = ANY(${opportunityIds}::uuid[]) AND own = 0 AND linked = 0`;
  }
}
