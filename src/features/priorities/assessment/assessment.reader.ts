import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { LAST_ID } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Assessment } from './assessment.model.ts';

/** Reads assessments; one statement for all opportunities of a request. */
@Injectable()
export class AssessmentReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** The latest assessment of an opportunity; null while it has none. */
  async latest(opportunityId: string): Promise<Assessment | null> {
    return (await this.newest(opportunityId, 1, LAST_ID))[0] ?? null;
  }

  /** One page of an opportunity's assessments, latest first. */
  async page(opportunityId: string, args: PageArgs): Promise<Connection<Assessment>> {
    const list = `assessments/${opportunityId}`;
    const after = decodeIdCursor(list, args.after, LAST_ID);
    const rows = await this.newest(opportunityId, checkFirst(args.first) + 1, after);
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }

  private newest(opportunityId: string, most: number, after: string): Promise<Assessment[]> {
    const load = async (ids: readonly string[]): Promise<Assessment[][]> => {
      const rows = await this.db.sql<Assessment>`
        SELECT ${() => this.columns.of(Assessment, 'made')} FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
          SELECT * FROM assessment AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.opportunity_id = asked.id AND each.id < ${after}::uuid
          ORDER BY each.id DESC LIMIT ${most}
        ) AS made ORDER BY made.id DESC`;
      return groupRowsById(ids, rows, (row) => row.opportunityId);
    };
    return currentRequest()
      .loader(`Assessment.newest/${most}/${after}`, () => new Loader(load))
      .load(opportunityId);
  }
}
