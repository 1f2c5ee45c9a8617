import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeInstantCursor } from '../../../platform/paging/cursor.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import type { ScoreHistoryArgs } from './score-history.model.ts';
import { Score } from './score.model.ts';

const HISTORY = 'scoreHistory';

/** Reads the scores of nodes. */
@Injectable()
export class ScoreReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * Score of a node that counts by each model, the latest one of all versions; those by archived own models are left out. One
   * statement for all nodes of a request.
   */
  current(nodeId: string): Promise<Score[]> {
    return this.loader('current', async (nodeIds) => {
      const { workspaceId } = currentCaller();
      return this.db.sql<Score>`
        SELECT ${() => this.columns.of(Score, 'score')} FROM (
          SELECT DISTINCT ON (node_id, split_part(model, '@', 1)) node_id, model, score_id FROM ranking_entry
          WHERE workspace_id = ${workspaceId} AND node_id = ANY(${nodeIds}::uuid[])
          ORDER BY node_id, split_part(model, '@', 1), recorded_at DESC, score_id DESC
        ) AS latest
        JOIN score ON score.workspace_id = ${workspaceId} AND score.id = latest.score_id
        LEFT JOIN own_model AS own ON own.workspace_id = ${workspaceId} AND own.id = score.own_model_id
        WHERE own.archived_at IS NULL
        ORDER BY score.node_id, score.model`;
    }).load(nodeId);
  }

  /** The score that counts for the node of a score, by the same model in any version and in the same batch; null if all are voided. One statement. */
  async countingBeside({ nodeId, modelKey, batchId }: Score): Promise<Score | null> {
    const { workspaceId } = currentCaller();
    const [score] = await this.db.sql<Score>`
      SELECT ${() => this.columns.of(Score, 'score')} FROM ranking_entry AS entry
      JOIN score ON score.workspace_id = ${workspaceId} AND score.id = entry.score_id
      WHERE entry.workspace_id = ${workspaceId} AND entry.node_id = ${nodeId} AND entry.batch_id = ${batchId ?? ''}
        AND split_part(entry.model, '@', 1) = split_part(${modelKey}::text, '@', 1)
      ORDER BY entry.recorded_at DESC, entry.score_id DESC LIMIT 1`;
    return score ?? null;
  }

  /**
   * Scores of a node, by one model in all its versions or by every model, latest first. An index makes a page of a long
   * history cost no more than one of a short history. One statement for all nodes of a request.
   */
  async history(nodeId: string, args: ScoreHistoryArgs): Promise<Connection<Score>> {
    const first = checkFirst(args.first);
    const { model, ownModelId, from, to } = args;
    if (model && ownModelId)
      throw new Fault('BAD_REQUEST', 'Name one of "model" and "ownModelId", or neither for scores by every model.');
    const own = ownModelId ? idOf(ownModelId) : null;
    const wanted = JSON.stringify([HISTORY, model ?? null, ownModelId ?? null, from ?? null, to ?? null]);
    const [before, beforeId] = decodeInstantCursor(wanted, args.after, [null, null]);
    const scores = await this.loader(JSON.stringify([wanted, first, args.after]), (nodeIds) => {
      const { workspaceId } = currentCaller();
      return this.db.sql<Score>`
        SELECT ${() => this.columns.of(Score, 'score')} FROM unnest(${nodeIds}::uuid[]) AS node (id)
        CROSS JOIN LATERAL (
          SELECT * FROM score
          WHERE workspace_id = ${workspaceId} AND node_id = node.id
            AND (${model ?? null}::text IS NULL OR model = ${model ?? null})
            AND (${ownModelId ?? null}::text IS NULL OR own_model_id = ${own}::uuid)
            AND (${before}::timestamptz IS NULL OR (recorded_at, id) < (${before}::timestamptz, ${beforeId}::uuid))
            AND recorded_at >= ${from ?? '-infinity'}::timestamptz AND recorded_at < ${to ?? 'infinity'}::timestamptz
          ORDER BY recorded_at DESC, id DESC LIMIT ${first + 1}
        ) AS score
        ORDER BY score.recorded_at DESC, score.id DESC`;
    }).load(nodeId);
    return pageOf(scores, args, ({ recordedAt, id }) => encodeCursor(wanted, [recordedAt.toISOString(), id]));
  }

  private loader(key: string, load: (nodeIds: readonly string[]) => Promise<Score[]>): Loader<string, Score[]> {
    const batch = async (nodeIds: readonly string[]): Promise<Score[][]> => {
      const byNode = new Map(nodeIds.map((nodeId) => [nodeId, [] as Score[]]));
      for (const score of await load(nodeIds)) byNode.get(score.nodeId)?.push(score);
      return nodeIds.map((nodeId) => byNode.get(nodeId) ?? []);
    };
    return currentRequest().loader(`Score.${key}`, () => new Loader(batch));
  }
}
