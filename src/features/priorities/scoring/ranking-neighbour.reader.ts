import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { RankingScope } from './ranking-scope.model.ts';

/** The neighbour of a node in a ranking, and its value. */
interface Neighbour {
  readonly id: string;
  readonly value: number;
}

/** The position of a node in a ranking, and its neighbours. */
export interface RankPosition {
  readonly scoreId: string;
  /** Whether the ranking contains the node: with a value, in scope, neither archived nor laid aside. */
  readonly ranked: boolean;
  readonly above: Neighbour | null;
  readonly below: Neighbour | null;
  /** Rank from 1; null unless the ranking is that of one outcome. */
  readonly rank: number | null;
}

type Row = RankPosition & {
  readonly aboveId: string | null;
  readonly aboveValue: number | null;
  readonly belowId: string | null;
  readonly belowValue: number | null;
};

/** Reads the neighbours of nodes in rankings. */
@Injectable()
export class NeighbourReader {
  constructor(private readonly db: Database) {}

  /**
   * The position of a node by its latest score; null if it has none by the model. One statement, which reads one row on
   * each side from the index. The rank is counted only within one outcome, whose tree has at most 5,000 nodes.
   */
  async positionOf({ kind, model, batchId, outcomeId }: RankingScope, nodeId: string): Promise<RankPosition | null> {
    const { workspaceId } = currentCaller();
    const batch = batchId ?? '';
    const partition_key = [kind, 'RANKED', model, batch].join('/');
    const tree = outcomeId === null ? null : idOf(outcomeId);
    const column = tree === null ? 'workspace_partition_key' : 'partition_key';
    const [row] = await this.db.sql<Row>`
      WITH own AS (
        SELECT score_id, place, node_id,
               partition_key = ${partition_key} AND place < 'Infinity' AND (${tree}::uuid IS NULL OR tree_id = ${tree}::uuid) AS ranked
        FROM ranking_entry WHERE workspace_id = ${workspaceId} AND node_id = ${idOf(nodeId)} AND model = ${model} AND batch_id = ${batch}
      )
      SELECT own.score_id AS "scoreId", own.ranked, above.node_id AS "aboveId", above.value AS "aboveValue",
             below.node_id AS "belowId", below.value AS "belowValue",
             CASE WHEN own.ranked AND ${tree}::uuid IS NOT NULL THEN (
               SELECT count(*)::int + 1 FROM ranking_entry AS better
               WHERE better.workspace_id = ${workspaceId} AND better.tree_id = ${tree}::uuid AND better.partition_key = ${partition_key}
                 AND better.place < own.place) END AS rank
      FROM own
      LEFT JOIN LATERAL (
        SELECT node_id, value FROM ranking_entry
        WHERE own.ranked AND workspace_id = ${workspaceId} AND ${() => column} = ${partition_key} AND (${tree}::uuid IS NULL OR tree_id = ${tree}::uuid)
          AND (place, node_id) < (own.place, own.node_id)
        ORDER BY place DESC, node_id DESC LIMIT 1
      ) AS above ON true
      LEFT JOIN LATERAL (
        SELECT node_id, value FROM ranking_entry
        WHERE own.ranked AND workspace_id = ${workspaceId} AND ${() => column} = ${partition_key} AND (${tree}::uuid IS NULL OR tree_id = ${tree}::uuid)
          AND (place, node_id) > (own.place, own.node_id) AND place < 'Infinity'
        ORDER BY place, node_id LIMIT 1
      ) AS below ON true`;
    if (!row) return null;
    const { scoreId, ranked, rank, aboveId, aboveValue, belowId, belowValue } = row;
    return { scoreId, ranked, rank, above: neighbour(aboveId, aboveValue), below: neighbour(belowId, belowValue) };
  }
}

const neighbour = (id: string | null, value: number | null): Neighbour | null =>
  id === null || value === null ? null : { id, value };
