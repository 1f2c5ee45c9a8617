import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { CalendarReader } from '../../platform/calendar/calendar.reader.ts';
import { Columns } from '../../platform/database/columns.ts';
import { Database } from '../../platform/database/database.ts';
import { idOf } from '../../platform/database/id.ts';
import { checkFirst, type Connection, cursorOf, pageOf, placeOf } from '../../platform/graphql/connection.model.ts';
import { currentCaller } from '../../platform/request/request.ts';
import { Cycle, type CycleArgs } from './cycle.model.ts';

/** Lists cycles. */
@Injectable()
export class CycleReader {
  constructor(
    private readonly db: Database,
    private readonly columns: Columns,
    private readonly calendar: CalendarReader,
  ) {}

  /** One page, oldest entry first; one statement beside the workspace's day. */
  async page(args: CycleArgs): Promise<Connection<Cycle>> {
    const list = 'cycles';
    const [after] = args.after ? placeOf<[string]>(list, args.after, ([id]) => validate(id)) : [idOf('')];
    const { statuses } = args;
    const today = await this.calendar.today();
    const rows = await this.db.sql<Cycle>`
      SELECT ${() => this.columns.of(Cycle, 'cycle')} FROM cycle
      WHERE cycle.workspace_id = ${currentCaller().workspaceId} AND cycle.id > ${after}::uuid
        AND (${!statuses} OR CASE WHEN ${today}::date < cycle.starts_on THEN 'UPCOMING'
               WHEN ${today}::date > cycle.ends_on THEN 'OVER' ELSE 'CURRENT' END = ANY(${statuses ?? []}::text[]))
      ORDER BY cycle.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => cursorOf(list, [id]));
  }
}
