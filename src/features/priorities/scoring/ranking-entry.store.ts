import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { archivedInEffect, inEffect, laidAside } from '../../tree/node/in-effect.reader.ts';
import { TreeStore } from '../../tree/node/tree.store.ts';
import { countingFirst, isNotVoided } from './counting-score.reader.ts';
import type { Score } from './score.model.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { type ChangedNodes, TreeChanged } from '../../tree/node/tree-changed.hook.ts';

/** The least and the greatest value that a score can have if one judgement is off by one notch. */
interface Reach {
  readonly low: number;
  readonly high: number;
}

/** A stored score and its range of one notch; null if no judgement can be off by a notch. */
export interface ScoreToRank extends Pick<Score, 'id' | 'nodeId'> {
  readonly reach: Reach | null;
}

/** Writes ranking entries: one row for each node and model, in an order that rankings read from an index. */
@Injectable()
export class RankingEntryStore {
  constructor(
    private readonly db: Database,
    private readonly trees: TreeStore,
  ) {}

  /**
   * Ranks nodes by the scores that count. Concurrent scores of one node wait for each other at its entry, and a score
   * replaces another there only if it counts before it or the other is voided, so that the order of writing does not
   * matter. `transaction` is the one that gave the entry its value: paging skips entries that moved since the first page.
   * One statement, besides those that lock trees.
   */
  async write(scores: readonly ScoreToRank[]): Promise<void> {
    if (scores.length === 0) return;
    // The columns copied from the nodes must not change before these rows are visible: a concurrent change of a node would
    // not update them. Voiding locks the tree alone, so that this statement sees every score that is voided.
    await this.trees.shareTreesOf(...scores.map(({ nodeId }) => nodeId));
    const { workspaceId } = currentCaller();
    await this.db.sql`
      INSERT INTO ranking_entry AS now (workspace_id, node_id, node_kind, model, batch_id, tree_id, product_id, team_id, status, state,
                                   score_id, complete, value, notch_low, notch_high, recorded_at)
      SELECT DISTINCT ON (place.node_id, score.model, score.batch_id)
             place.workspace_id, place.node_id, place.node_kind, score.model, COALESCE(score.batch_id, ''), place.tree_id,
             place.product_id, place.team_id, place.status, place.state,
             score.id, score.missing = '{}', score.value, reach.low, reach.high, score.recorded_at
      FROM unnest(${scores.map(({ id }) => id)}::uuid[], ${scores.map(({ reach }) => reach?.low ?? null)}::float8[],
                  ${scores.map(({ reach }) => reach?.high ?? null)}::float8[]) AS reach (score_id, low, high)
      JOIN score ON score.workspace_id = ${workspaceId} AND score.id = reach.score_id
      JOIN ranking_entry AS place ON place.workspace_id = ${workspaceId} AND place.node_id = score.node_id
        AND place.model = '' AND place.batch_id = ''
      ORDER BY place.node_id, score.model, score.batch_id, ${() => countingFirst('score')}
      ON CONFLICT (workspace_id, node_id, model, batch_id) DO UPDATE
        SET score_id = excluded.score_id, complete = excluded.complete, value = excluded.value,
            notch_low = excluded.notch_low, notch_high = excluded.notch_high, recorded_at = excluded.recorded_at,
            transaction = CASE WHEN now.value IS NOT DISTINCT FROM excluded.value THEN now.transaction ELSE excluded.transaction END
        WHERE (now.complete, now.recorded_at, now.score_id) <= (excluded.complete, excluded.recorded_at, excluded.score_id)
          OR (SELECT NOT (${() => isNotVoided('former')}) FROM score AS former
              WHERE former.workspace_id = ${workspaceId} AND former.id = now.score_id)`;
  }

  /** Removes the entries of nodes by models and batches of which all scores are voided; one statement. */
  async removeVoided(nodeIds: readonly string[]): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`
      DELETE FROM ranking_entry AS entry
      WHERE entry.workspace_id = ${workspaceId} AND entry.node_id = ANY(${nodeIds}::uuid[]) AND entry.model <> ''
        AND NOT EXISTS (
          SELECT FROM score WHERE score.workspace_id = ${workspaceId} AND score.node_id = entry.node_id
            AND score.model = entry.model AND COALESCE(score.batch_id, '') = entry.batch_id AND ${() => isNotVoided('score')})`;
  }

  /**
   * Updates the entries of these nodes and of all their descendants from the tree, and inserts the rows of new nodes. One
   * statement whatever their number; it writes only rows that differ. The state inherited from ancestors is read from
   * them. The trees must be locked.
   */
  @Subscribe(TreeChanged)
  async updateFromTree({ nodeIds }: ChangedNodes): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`
      WITH RECURSIVE walk AS (
        SELECT top.id, top.kind, top.status, top.tree_id, root.product_id, root.team_id,
               ${() => archivedInEffect('top')} AS archived,
               (SELECT ${() => inEffect('parent', laidAside)} FROM tree_node AS parent
                WHERE parent.workspace_id = ${workspaceId} AND parent.id = top.parent_id) IS TRUE AS below
        FROM tree_node AS top
        JOIN tree_node AS root ON root.workspace_id = ${workspaceId} AND root.id = top.tree_id
        WHERE top.workspace_id = ${workspaceId} AND top.id = ANY(${nodeIds}::uuid[])
        UNION ALL
        SELECT child.id, child.kind, child.status, walk.tree_id, walk.product_id, walk.team_id,
               walk.archived OR child.archived_at IS NOT NULL, walk.below OR ${() => laidAside('walk')}
        FROM walk JOIN tree_node AS child ON child.workspace_id = ${workspaceId} AND child.parent_id = walk.id
        WHERE child.kind <> 'EXPERIMENT'
      ), meant AS (
        SELECT DISTINCT id, kind, tree_id, product_id, team_id, status,
               concat_ws('_', CASE WHEN archived THEN 'ARCHIVED' END,
                 CASE WHEN below THEN 'BELOW_LAID_ASIDE' WHEN ${() => laidAside('walk')} THEN 'LAID_ASIDE'
                      WHEN NOT archived THEN 'RANKED' END) AS state
        FROM walk WHERE kind IN ('OPPORTUNITY', 'SOLUTION')
      ), moved AS (
        UPDATE ranking_entry SET tree_id = meant.tree_id, product_id = meant.product_id, team_id = meant.team_id,
                            status = meant.status, state = meant.state
        FROM meant
        WHERE ranking_entry.workspace_id = ${workspaceId} AND ranking_entry.node_id = meant.id
          AND (ranking_entry.tree_id, ranking_entry.product_id, ranking_entry.team_id, ranking_entry.status, ranking_entry.state)
            IS DISTINCT FROM (meant.tree_id, meant.product_id, meant.team_id, meant.status, meant.state)
      )
      INSERT INTO ranking_entry (workspace_id, node_id, node_kind, model, batch_id, tree_id, product_id, team_id, status, state)
      SELECT ${workspaceId}, id, kind, '', '', tree_id, product_id, team_id, status, state FROM meant
      WHERE NOT EXISTS (
        SELECT FROM ranking_entry AS there WHERE there.workspace_id = ${workspaceId} AND there.node_id = meant.id AND there.model = '')`;
  }
}
