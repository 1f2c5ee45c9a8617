import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { validate } from 'uuid';
import { isInstant } from '../../domain/calendar/instant.ts';
import { SCORING_MODELS, type ScoringModelKey } from '../../domain/scoring/scoring-models.ts';
import { Columns } from '../../platform/database/columns.ts';
import { Database } from '../../platform/database/database.ts';
import {
  checkFirst,
  type Connection,
  cursorOf,
  type PageArgs,
  pageOf,
  placeOf,
} from '../../platform/graphql/connection.model.ts';
import { currentCaller, currentRequest } from '../../platform/request/request.ts';
import { Score } from './score.model.ts';

const HISTORY = 'scoreHistory';

/** Answers what nodes were scored. */
@Injectable()
export class ScoreReader {
  constructor(
    private readonly db: Database,
    private readonly columns: Columns,
  ) {}

  /** Latest score of a node by each model, models in alphabetical order; one statement for all nodes asked about. */
  current(nodeId: string): Promise<Score[]> {
    return this.loader('current', async (nodeIds) => {
      const { workspaceId } = currentCaller();
      return this.db.sql<Score>`
        SELECT ${() => this.columns.of(Score, 'score')} FROM (
          SELECT DISTINCT ON (node_id, model) node_id, model, score_id FROM standing
          WHERE workspace_id = ${workspaceId} AND node_id = ANY(${nodeIds}::uuid[])
          ORDER BY node_id, model, recorded_at DESC, score_id DESC
        ) AS latest
        JOIN score ON score.workspace_id = ${workspaceId} AND score.id = latest.score_id
        ORDER BY score.node_id, score.model`;
    }).load(nodeId);
  }

  /** Scores of a node by one model or by all, latest first; one statement for all nodes asked about. */
  async history(nodeId: string, model: ScoringModelKey | null, args: PageArgs): Promise<Connection<Score>> {
    const first = checkFirst(args.first);
    const [before, beforeId] = args.after ? placeOf<[string, string]>(HISTORY, args.after, isPlace) : [null, null];
    const models = model === null ? Object.keys(SCORING_MODELS) : [model];
    // Each model of each node is read from the index by itself, so that a long history costs no more than a short one.
    const scores = await this.loader(JSON.stringify(['history', model, first, args.after]), (nodeIds) => {
      const { workspaceId } = currentCaller();
      return this.db.sql<Score>`
        SELECT ${() => this.columns.of(Score, 'score')} FROM unnest(${nodeIds}::uuid[]) AS node (id)
        CROSS JOIN LATERAL (
          SELECT latest.* FROM unnest(${models}::text[]) AS wanted (model)
          CROSS JOIN LATERAL (
            SELECT * FROM score
            WHERE workspace_id = ${workspaceId} AND node_id = node.id AND model = wanted.model
              AND (${before}::timestamptz IS NULL OR (recorded_at, id) < (${before}::timestamptz, ${beforeId}::uuid))
            ORDER BY recorded_at DESC, id DESC LIMIT ${first + 1}
          ) AS latest
          ORDER BY latest.recorded_at DESC, latest.id DESC LIMIT ${first + 1}
        ) AS score
        ORDER BY score.recorded_at DESC, score.id DESC`;
    }).load(nodeId);
    return pageOf(scores, args, ({ recordedAt, id }) => cursorOf(HISTORY, [recordedAt.toISOString(), id]));
  }

  private loader(key: string, load: (nodeIds: readonly string[]) => Promise<Score[]>): DataLoader<string, Score[]> {
    const batch = async (nodeIds: readonly string[]): Promise<Score[][]> => {
      const byNode = new Map(nodeIds.map((nodeId) => [nodeId, [] as Score[]]));
      for (const score of await load(nodeIds)) byNode.get(score.nodeId)?.push(score);
      return nodeIds.map((nodeId) => byNode.get(nodeId) ?? []);
    };
    return currentRequest().loader(`Score.${key}`, () => new DataLoader(batch));
  }
}

const isPlace = (place: readonly unknown[]): boolean =>
  place.length === 2 && typeof place[0] === 'string' && isInstant(place[0]) && validate(place[1]);
