import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { LAST_ID } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Comment, type CommentArgs } from './comment.model.ts';

/** Reads comments. */
@Injectable()
export class CommentReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of a node's comments, latest first; one statement for all nodes of a request with the same arguments. */
  async page(nodeId: string, args: CommentArgs): Promise<Connection<Comment>> {
    const list = `comments/${nodeId}`;
    const most = checkFirst(args.first) + 1;
    const after = decodeIdCursor(list, args.after, LAST_ID);
    const { from, to } = args;
    const key = `Comment.of/${JSON.stringify({ most, after, from, to })}`;
    const comments = await currentRequest()
      .loader(key, () => new Loader((ids: readonly string[]) => this.ofAll(ids, most, after, from, to)))
      .load(nodeId);
    return pageOf(comments, args, ({ id }) => encodeCursor(list, [id]));
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

  private async ofAll(
    nodeIds: readonly string[],
    most: number,
    after: string,
    from: Date | null | undefined,
    to: Date | null | undefined,
  ): Promise<Comment[][]> {
    const comments = await this.db.sql<Comment>`
      SELECT ${() => this.columns.of(Comment, 'comment')}
      FROM unnest(${nodeIds}::uuid[]) AS asked (node_id) CROSS JOIN LATERAL (
        SELECT * FROM comment AS each
        WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.node_id = asked.node_id AND each.id < ${after}::uuid
          AND each.created_at >= ${from ?? '-infinity'}::timestamptz AND each.created_at < ${to ?? 'infinity'}::timestamptz
        ORDER BY each.id DESC LIMIT ${most}
      ) AS comment
      ORDER BY comment.id DESC`;
    return groupRowsById(nodeIds, comments, ({ nodeId }) => nodeId);
  }
}
