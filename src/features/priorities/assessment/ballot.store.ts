import { Injectable } from '@nestjs/common';
import type { BallotAnswers } from '../../../domain/priorities/assessment/ballot.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Ballot, BallotVote } from './ballot.model.ts';

/**
 * Keeps votes sealed. Until the ballot is closed, the answers are in a table that only this store reads; no row that can
 * be fetched, logged or exported contains them.
 */
@Injectable()
export class BallotStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Locks a ballot until the transaction ends, so that of the last two voters the second sees the first vote and closes it. */
  async lock(ballotId: string): Promise<void> {
    await this.db.sql`
      SELECT FROM ballot WHERE workspace_id = ${currentCaller().workspaceId} AND id = ${ballotId} FOR NO KEY UPDATE`;
  }

  /** Casts a vote and replaces an earlier one. The caller has locked the ballot. */
  async cast(voteId: string, answers: BallotAnswers, castAt: Date): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.rows.update(BallotVote, { ids: [voteId] }, { castAt }, 'VOTED');
    await this.db.sql`
      INSERT INTO sealed_vote (workspace_id, vote_id, answers) VALUES (${workspaceId}, ${voteId}, ${JSON.stringify(answers)}::jsonb)
      ON CONFLICT (workspace_id, vote_id) DO UPDATE SET answers = excluded.answers`;
  }

  /** Number of voters who have not voted yet. */
  async outstanding(ballotId: string): Promise<number> {
    const [row] = await this.db.sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ballot_vote
      WHERE workspace_id = ${currentCaller().workspaceId} AND ballot_id = ${ballotId} AND cast_at IS NULL`;
    return row?.count ?? 0;
  }

  /** Closes a ballot that the caller has locked, and opens its sealed votes. */
  async close(ballotId: string, closedAt: Date, closedEarly: boolean): Promise<Ballot | undefined> {
    const sealed = await this.db.sql<{ voteId: string; answers: BallotAnswers }>`
      WITH opened AS (
        DELETE FROM sealed_vote AS sealed USING ballot_vote AS vote
        WHERE sealed.workspace_id = ${currentCaller().workspaceId} AND vote.workspace_id = ${currentCaller().workspaceId}
          AND vote.id = sealed.vote_id AND vote.ballot_id = ${ballotId}
        RETURNING sealed.vote_id, sealed.answers
      ) SELECT vote_id AS "voteId", answers FROM opened ORDER BY vote_id`;
    for (const { voteId, answers } of sealed)
      await this.rows.update(BallotVote, { ids: [voteId] }, { answers }, 'OPENED');
    const [closed] = await this.rows.update(Ballot, { ids: [ballotId] }, { closedAt, closedEarly }, 'CLOSED');
    return closed;
  }
}
