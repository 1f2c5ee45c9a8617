import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import type { List } from '../../../platform/database/list-page.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { type Condition, holdsText, isOneOf, isSaid, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import type { BallotArgs } from './ballot-args.model.ts';
import { Ballot, BallotVote } from './ballot.model.ts';

/** Reads ballots. Of an open ballot it can read only who has voted, because the answers are sealed. */
@Injectable()
export class BallotReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** One page of ballots, latest first. */
  page(args: BallotArgs): Promise<CountedConnection<Ballot>> {
    return this.lists.page(this.list(args), args);
  }

  /** One page of the ballots that ask a person; one statement for all persons of a request. */
  pageFor(personId: string, args: BallotArgs): Promise<CountedConnection<Ballot>> {
    const asked = part`JOIN ballot_vote AS asking ON asking.workspace_id = row.workspace_id AND asking.ballot_id = row.id`;
    return this.lists.pageOf({ ...this.list(args, asked), of: 'asking.voter_id' }, personId, args);
  }

  private list(args: BallotArgs, join: SqlPart = part``): List {
    const { workspaceId } = currentCaller();
    const { isOpen, candidateIds, voterIds, teamIds, text } = args.filter ?? {};
    const voters = isOneOf('vote.voter_id', voterIds, 'uuid');
    return this.lists.rowsOf(Ballot, {
      name: 'ballots',
      join,
      where: [
        isSaid('row.closed_at IS NULL', isOpen),
        hasCandidate(isOneOf('candidate.node_id', candidateIds, 'uuid')),
        hasCandidate(isOneOf('root.team_id', teamIds, 'uuid')),
        voters &&
          part`EXISTS (SELECT FROM ballot_vote AS vote
            WHERE vote.workspace_id = ${workspaceId} AND vote.ballot_id = row.id AND ${voters})`,
        holdsText('row.question', text),
      ],
      orders: { CREATED_AT: AS_MADE },
      order: { field: 'CREATED_AT', direction: 'DESC' },
    });
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

/** Whether the ballot has a candidate that the condition lets through; no condition for none given. */
const hasCandidate = (condition: Condition): Condition =>
  condition &&
  part`EXISTS (
    SELECT FROM ballot_candidate AS candidate
    JOIN tree_node AS node ON node.workspace_id = candidate.workspace_id AND node.id = candidate.node_id
    JOIN tree_node AS root ON root.workspace_id = candidate.workspace_id AND root.id = node.tree_id
    WHERE candidate.workspace_id = ${currentCaller().workspaceId} AND candidate.ballot_id = row.id AND ${condition})`;
