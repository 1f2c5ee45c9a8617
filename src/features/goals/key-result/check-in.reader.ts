import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isWithin } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { CheckIn, type CheckInArgs } from './check-in.model.ts';

/** Reads check-ins; each method takes one statement for all key results of a request. */
@Injectable()
export class CheckInReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** One page of a key result's check-ins, latest observation first, corrected ones included. */
  page(keyResultId: string, args: CheckInArgs): Promise<CountedConnection<CheckIn>> {
    const { from, to } = args.filter ?? {};
    const list = this.lists.rowsOf(CheckIn, {
      name: 'checkIns',
      where: [isWithin('row.observed_at', from, to)],
      orders: { OBSERVED_AT: { sql: 'row.observed_at', type: 'timestamptz' } },
      order: { field: 'OBSERVED_AT', direction: 'DESC' },
    });
    return this.lists.pageOf({ ...list, of: 'row.key_result_id' }, keyResultId, args);
  }

  /** Check-ins that count, which are those without a correction: oldest observation first, within one instant in the order of recording. */
  counted(keyResultId: string): Promise<CheckIn[]> {
    return this.loader('counted', async (ids) => {
      const rows = await this.db.sql<CheckIn>`
        SELECT ${() => this.columns.of(CheckIn, 'made')} FROM check_in AS made
        WHERE made.workspace_id = ${currentCaller().workspaceId} AND made.key_result_id = ANY(${ids}::uuid[])
          AND NOT EXISTS (
            SELECT FROM check_in AS later WHERE later.workspace_id = ${currentCaller().workspaceId} AND later.corrects_id = made.id)
        ORDER BY made.observed_at, made.id`;
      return groupRowsById(ids, rows, (row) => row.keyResultId);
    }).load(keyResultId);
  }

  /** The check-in that corrects this one; null if none does. */
  correctionOf(checkInId: string): Promise<CheckIn | null> {
    return this.loader('correctionOf', async (ids) => {
      const rows = await this.db.sql<CheckIn>`
        SELECT ${() => this.columns.of(CheckIn, 'later')} FROM check_in AS later
        WHERE later.workspace_id = ${currentCaller().workspaceId} AND later.corrects_id = ANY(${ids}::uuid[])`;
      const byCorrected = new Map(rows.map((row) => [row.correctsId, row]));
      return ids.map((id) => byCorrected.get(id) ?? null);
    }).load(checkInId);
  }

  private loader<Answer>(key: string, load: (ids: readonly string[]) => Promise<Answer[]>): Loader<string, Answer> {
    return currentRequest().loader(`CheckIn.${key}`, () => new Loader(load));
  }
}
