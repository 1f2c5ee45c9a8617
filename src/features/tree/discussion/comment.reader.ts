import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isWithin } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Comment, type CommentArgs } from './comment.model.ts';

/** Reads comments. */
@Injectable()
export class CommentReader {
  constructor(
    private readonly db: Database,
    private readonly lists: ListReader,
  ) {}

  /** One page of a node's comments, latest first; one statement for all nodes of a request with the same arguments. */
  page(nodeId: string, args: CommentArgs): Promise<CountedConnection<Comment>> {
    const { from, to } = args.filter ?? {};
    const list = this.lists.rowsOf(Comment, {
      name: 'comments',
      where: [isWithin('row.created_at', from, to)],
      orders: { CREATED_AT: AS_MADE },
      order: { field: 'CREATED_AT', direction: 'DESC' },
    });
    return this.lists.pageOf({ ...list, of: 'row.node_id' }, nodeId, args);
  }

  /** Number of comments on a node; one statement for all nodes of a request. */
  count(nodeId: string): Promise<number> {
    const load = async (ids: readonly string[]): Promise<number[]> => {
      const rows = await this.db.sql<{ nodeId: string; count: number }>`
        SELECT node_id AS "nodeId", count(*) AS count FROM comment
        WHERE workspace_id = ${currentCaller().workspaceId} AND node_id = ANY(${ids}::uuid[]) GROUP BY node_id`;
      const counts = new Map(rows.map(({ nodeId: id, count }) => [id, count]));
      return ids.map((id) => counts.get(id) ?? 0);
    };
    return currentRequest()
      .loader('Comment.count', () => new Loader(load))
      .load(nodeId);
  }
}
