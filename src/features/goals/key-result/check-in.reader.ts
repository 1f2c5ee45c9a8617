import { Injectable } from '@nestjs/common';
import { dayAt } from '../../../platform/calendar/sql-day.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isWithin } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { CheckIn, type CheckInArgs } from './check-in.model.ts';
import { checkInCounts as counts } from './finals.reader.ts';

/** A check-in with its day, YYYY-MM-DD, in the zone of the cycle. */
export type CountedCheckIn = CheckIn & { readonly observedOn: string };

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

  /**
   * Check-ins that count for the figures of the cycle, oldest observation first, within one instant in the order of
   * recording: those without a correction. Once the cycle is over, of these only what was observed within it; and neither
   * a check-in nor a correction that arrived after its figures were final.
   */
  counted(keyResultId: string): Promise<CountedCheckIn[]> {
    return this.loader('counted', async (ids) => {
      const { workspaceId } = currentCaller();
      const rows = await this.db.sql<CountedCheckIn>`
        SELECT ${() => this.columns.of(CheckIn, 'made')}, ${() => dayAt('made.observed_at', 'cycle.time_zone')}::text AS "observedOn"
        FROM check_in AS made
        JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = made.key_result_id
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        WHERE made.workspace_id = ${workspaceId} AND made.key_result_id = ANY(${ids}::uuid[]) AND ${() => counts('made')}
        ORDER BY made.observed_at, made.id`;
      return groupRowsById(ids, rows, (row) => row.keyResultId);
    }).load(keyResultId);
  }

  /** Check-ins without a correction, whenever they were observed and arrived; oldest observation first, within one instant in the order of recording. */
  uncorrected(keyResultId: string): Promise<CheckIn[]> {
    return this.loader('uncorrected', async (ids) => {
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
