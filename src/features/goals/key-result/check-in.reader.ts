import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, AFTER_ALL_INSTANTS, decodeInstantCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { CheckIn } from './check-in.model.ts';

/** Reads check-ins; each method takes one statement for all key results of a request. */
@Injectable()
export class CheckInReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of a key result's check-ins, latest observation first, corrected ones included. */
  async page(keyResultId: string, args: PageArgs): Promise<Connection<CheckIn>> {
    const list = `checkIns/${keyResultId}`;
    const [observedAt, behind] = decodeInstantCursor(list, args.after, AFTER_ALL_INSTANTS);
    const most = checkFirst(args.first) + 1;
    const loader = this.loader(`page/${most}/${args.after ?? ''}`, async (ids) => {
      const rows = await this.db.sql<CheckIn>`
        SELECT ${() => this.columns.of(CheckIn, 'made')}
        FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT * FROM check_in AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.key_result_id = asked.id
            AND (each.observed_at, each.id) < (${observedAt}::timestamptz, ${behind}::uuid)
          ORDER BY each.observed_at DESC, each.id DESC LIMIT ${most}
        ) AS made ORDER BY made.observed_at DESC, made.id DESC`;
      return groupRowsById(ids, rows, (row) => row.keyResultId);
    });
    return pageOf(await loader.load(keyResultId), args, (each) =>
      encodeCursor(list, [each.observedAt.toISOString(), each.id]),
    );
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
