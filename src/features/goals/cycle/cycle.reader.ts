import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, noneArchived } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { alphabetic, AS_MADE } from '../../../platform/paging/sort-key.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { CycleArgs } from './cycle-args.model.ts';
import { CycleStatusReader } from './cycle-status.reader.ts';
import { Cycle } from './cycle.model.ts';

/** Most cycles that a new one is compared with. Chosen: weeks of nine years. */
const MOST_COMPARED = 500;

/** Lists cycles. */
@Injectable()
export class CycleReader {
  constructor(
    private readonly db: Database,
    private readonly lists: ListReader,
    private readonly status: CycleStatusReader,
  ) {}

  /** One page of cycles, oldest entry first unless said otherwise. */
  async page(args: CycleArgs): Promise<CountedConnection<Cycle>> {
    const { statuses, text } = args.filter ?? {};
    const list = this.lists.rowsOf(Cycle, {
      name: 'cycles',
      where: [
        await this.status.isOneOf(statuses, 'row'),
        holdsText('row.name', text),
        noneArchived(['row'], args.filter),
      ],
      orders: {
        CREATED_AT: AS_MADE,
        STARTS_ON: { sql: 'row.starts_on', type: 'date' },
        NAME: alphabetic('row.name'),
      },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
    return this.lists.page(list, args);
  }

  /** Cycles beside one, the latest first; enough to find its twin. One statement. */
  others(id: string | null): Promise<Pick<Cycle, 'name' | 'startsOn' | 'endsOn'>[]> {
    return this.db.sql`
      SELECT name, starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM cycle
      WHERE workspace_id = ${currentCaller().workspaceId} AND archived_at IS NULL AND id IS DISTINCT FROM ${id}::uuid
      ORDER BY starts_on DESC LIMIT ${MOST_COMPARED}`;
  }
}
