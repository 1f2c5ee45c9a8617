import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { FIRST_ID } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ownModelKey, type OwnModelName } from '../../../domain/priorities/scoring/own-model/own-model-key.ts';
import { Score } from './score.model.ts';

/** Scores of one page. Chosen: a page takes a fraction of a second. */
const SCORES_AT_ONCE = 500;

/** Pages through the scores that count by one version of an own model. */
@Injectable()
export class KeptScoreReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The next scores in the order of their nodes; one statement, which an index answers. Empty after the last. */
  after(version: OwnModelName, nodeId: string | null): Promise<Score[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<Score>`
      SELECT ${() => this.columns.of(Score, 'score')} FROM ranking_entry AS entry
      JOIN score ON score.workspace_id = ${workspaceId} AND score.id = entry.score_id
      WHERE entry.workspace_id = ${workspaceId} AND entry.model = ${ownModelKey(version)} AND entry.node_id IN (
        SELECT DISTINCT known.node_id FROM score AS known
        WHERE known.workspace_id = ${workspaceId} AND known.own_model_id = ${version.ownModelId}::uuid
          AND known.model = ${ownModelKey(version)} AND known.node_id > ${nodeId ?? FIRST_ID}::uuid
        ORDER BY known.node_id LIMIT ${SCORES_AT_ONCE})
      ORDER BY score.node_id`;
  }
}
