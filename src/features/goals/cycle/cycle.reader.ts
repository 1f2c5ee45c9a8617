import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { CYCLE_STATUS } from './cycle-status.reader.ts';
import { Cycle, type CycleArgs } from './cycle.model.ts';

/** Lists cycles. */
@Injectable()
export class CycleReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly calendar: CalendarReader,
  ) {}

  /** One page, oldest entry first; one statement besides the one that reads the workspace's day. */
  async page(args: CycleArgs): Promise<Connection<Cycle>> {
    const list = 'cycles';
    const after = decodeIdCursor(list, args.after);
    const { statuses } = args;
    const today = await this.calendar.today();
    const rows = await this.db.sql<Cycle>`
      SELECT ${() => this.columns.of(Cycle, 'cycle')} FROM cycle CROSS JOIN (SELECT ${today}::date) AS seen (today)
      WHERE cycle.workspace_id = ${currentCaller().workspaceId} AND cycle.id > ${after}::uuid
        AND (${!statuses} OR ${() => CYCLE_STATUS} = ANY(${statuses ?? []}::text[]))
      ORDER BY cycle.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }
}
