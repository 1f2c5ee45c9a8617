import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { FIRST_ID } from '../../../platform/id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, AFTER_ALL_INSTANTS, decodeInstantCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Insight } from '../insight/insight.model.ts';
import type { InsightInboxArgs } from './insight-inbox.model.ts';

const ORDERS = {
  LATEST: { sort: 'DESC', behind: '<', start: AFTER_ALL_INSTANTS },
  OLDEST: { sort: 'ASC', behind: '>', start: ['-infinity', FIRST_ID] },
} as const;

/** Reads the inbox. */
@Injectable()
export class InsightInboxReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of the insights that are neither linked nor dismissed; one statement. */
  async page(args: InsightInboxArgs): Promise<Connection<Insight>> {
    const most = checkFirst(args.first) + 1;
    const { sourceSystem, kind, from, to, order } = args;
    const list = `insightInbox/${JSON.stringify([sourceSystem, kind, from, to, order])}`;
    const { sort, behind, start } = ORDERS[order];
    const [at, id] = decodeInstantCursor(list, args.after, start);
    const insights = await this.db.sql<Insight>`
      SELECT ${() => this.columns.of(Insight, 'insight')} FROM insight
      WHERE workspace_id = ${currentCaller().workspaceId} AND status = 'INBOX'
        AND (occurred_at, id) ${() => behind} (${at}::timestamptz, ${id}::uuid)
        AND (${kind ?? ''} = '' OR kind = ${kind ?? ''})
        AND (${sourceSystem ?? ''} = '' OR source_system = ${sourceSystem ?? ''})
        AND occurred_at >= ${from ?? '-infinity'}::timestamptz AND occurred_at < ${to ?? 'infinity'}::timestamptz
      ORDER BY occurred_at ${() => sort}, id ${() => sort} LIMIT ${most}`;
    return pageOf(insights, args, (insight) => encodeCursor(list, [insight.occurredAt.toISOString(), insight.id]));
  }
}
