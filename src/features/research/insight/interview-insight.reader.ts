import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Insight } from './insight.model.ts';

/** Reads the insights that were heard in interviews. */
@Injectable()
export class InterviewInsightReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of the insights of an interview; one statement for all interviews that are asked for the same page. */
  async page(interviewId: string, args: PageArgs): Promise<Connection<Insight>> {
    const most = checkFirst(args.first) + 1;
    const list = `interview/${interviewId}`;
    const after = decodeIdCursor(list, args.after);
    const load = async (ids: readonly string[]): Promise<Insight[][]> => {
      const insights = await this.db.sql<Insight>`
        SELECT ${() => this.columns.of(Insight, 'insight')} FROM unnest(${ids}::uuid[]) AS asked (interview_id) CROSS JOIN LATERAL (
          SELECT * FROM insight AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.interview_id = asked.interview_id
            AND each.status <> 'DELETED' AND each.id > ${after}::uuid
          ORDER BY each.id LIMIT ${most}
        ) AS insight ORDER BY insight.id`;
      return groupRowsById(ids, insights, (insight) => insight.interviewId ?? '');
    };
    const insights = await currentRequest()
      .loader(`Insight.ofInterview/${most}/${after}`, () => new Loader(load))
      .load(interviewId);
    return pageOf(insights, args, ({ id }) => encodeCursor(list, [id]));
  }
}
