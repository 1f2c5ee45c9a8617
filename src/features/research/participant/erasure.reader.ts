import { Injectable } from '@nestjs/common';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isWithin, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { type Erasure, type ErasureArgs, MOST_DIGESTS } from './erasure.model.ts';
import { Participant } from './participant.model.ts';

/** Reads erasures. */
@Injectable()
export class ErasureReader {
  constructor(private readonly lists: ListReader) {}

  /** One page of erasures, in the order in which the participants were added unless said otherwise. */
  page(args: ErasureArgs): Promise<CountedConnection<Erasure>> {
    const list = this.lists.rowsOf(Participant, {
      name: 'erasures',
      where: [part`row.erased_at IS NOT NULL`, isWithin('row.erased_at', args.filter?.from, args.filter?.to)],
      orders: { CREATED_AT: AS_MADE, ERASED_AT: { sql: 'row.erased_at', type: 'timestamptz' } },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
    return this.lists.page<Erasure & { readonly id: string }>({ ...list, columns: COLUMNS }, args);
  }
}

const COLUMNS = `row.id, row.id AS "participantId", row.erased_at AS "erasedAt",
  ARRAY(SELECT digest FROM erased_identity AS erased WHERE erased.workspace_id = row.workspace_id
        AND erased.participant_id = row.id ORDER BY digest LIMIT ${MOST_DIGESTS}) AS digests`;
