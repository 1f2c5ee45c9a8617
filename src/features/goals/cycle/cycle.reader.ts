import { Injectable } from '@nestjs/common';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, noneArchived } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { alphabetic, AS_MADE } from '../../../platform/paging/sort-key.ts';
import type { CycleArgs } from './cycle-args.model.ts';
import { CycleStatusReader } from './cycle-status.reader.ts';
import { Cycle } from './cycle.model.ts';

/** Lists cycles. */
@Injectable()
export class CycleReader {
  constructor(
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
}
