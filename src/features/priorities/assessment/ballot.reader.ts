import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf, LAST_ID } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Ballot, type BallotArgs, BallotVote } from './ballot.model.ts';

/** Reads ballots. Of an open ballot it can read only who has voted, because the answers are sealed. */
@Injectable()
export class BallotReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of ballots, latest first; one statement. */
  async page({ open, candidateId, teamIds, ...args }: BallotArgs): Promise<Connection<Ballot>> {
    const list = 'ballots';
    const before = decodeIdCursor(list, args.after, LAST_ID);
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<Ballot>`
      SELECT ${() => this.columns.of(Ballot, 'ballot')} FROM ballot
      WHERE ballot.workspace_id = ${workspaceId} AND ballot.id < ${before}::uuid
        AND (${open === null || open === undefined} OR (ballot.closed_at IS NULL) = ${open ?? false})
        AND (${!candidateId} OR EXISTS (
          SELECT FROM ballot_candidate AS candidate
          WHERE candidate.workspace_id = ${workspaceId} AND candidate.ballot_id = ballot.id AND candidate.node_id = ${idOf(candidateId ?? '')}))
        AND (${!teamIds} OR EXISTS (
          SELECT FROM ballot_candidate AS candidate
          JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = candidate.node_id
          JOIN tree_node AS root ON root.workspace_id = ${workspaceId} AND root.id = node.tree_id
          WHERE candidate.workspace_id = ${workspaceId} AND candidate.ballot_id = ballot.id
            AND root.team_id = ANY(${(teamIds ?? []).map(idOf)}::uuid[])))
      ORDER BY ballot.id DESC LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }

  /** Candidates in the order given; one statement for all ballots of a request. */
  candidates(ballotId: string): Promise<TreeNode[]> {
    return this.loader('candidates', async (ids) => {
      const rows = await this.db.sql<TreeNode & { ballotId: string }>`
        SELECT ${() => this.columns.of(TreeNode, 'node')}, candidate.ballot_id AS "ballotId" FROM ballot_candidate AS candidate
        JOIN tree_node AS node ON node.workspace_id = ${currentCaller().workspaceId} AND node.id = candidate.node_id
        WHERE candidate.workspace_id = ${currentCaller().workspaceId} AND candidate.ballot_id = ANY(${ids}::uuid[]) ORDER BY candidate.id`;
      return groupRowsById(ids, rows, (row) => row.ballotId);
    }).load(ballotId);
  }

  /** Votes in the order in which the voters were named; one statement for all ballots of a request. */
  votes(ballotId: string): Promise<BallotVote[]> {
    return this.loader('votes', async (ids) => {
      const rows = await this.db.sql<BallotVote>`
        SELECT ${() => this.columns.of(BallotVote, 'vote')} FROM ballot_vote AS vote
        WHERE vote.workspace_id = ${currentCaller().workspaceId} AND vote.ballot_id = ANY(${ids}::uuid[]) ORDER BY vote.id`;
      return groupRowsById(ids, rows, (row) => row.ballotId);
    }).load(ballotId);
  }

  private loader<Row>(key: string, load: (ids: readonly string[]) => Promise<Row[][]>): Loader<string, Row[]> {
    return currentRequest().loader(`Ballot.${key}`, () => new Loader(load));
  }
}
