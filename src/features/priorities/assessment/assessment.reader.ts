import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import type { ListArgs } from '../../../platform/paging/list-args.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Assessment } from './assessment.model.ts';

/** Reads assessments; one statement for all opportunities of a request. */
@Injectable()
export class AssessmentReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** The latest assessment of an opportunity; null while it has none. */
  latest(opportunityId: string): Promise<Assessment | null> {
    return currentRequest()
      .loader('Assessment.latest', () => new Loader((ids: readonly string[]) => this.latestOf(ids)))
      .load(opportunityId);
  }

  /** One page of an opportunity's assessments, latest first. */
  page(opportunityId: string, args: ListArgs): Promise<CountedConnection<Assessment>> {
    const list = this.lists.rowsOf(Assessment, {
      name: 'assessments',
      where: [],
      orders: { CREATED_AT: AS_MADE },
      order: { field: 'CREATED_AT', direction: 'DESC' },
    });
    return this.lists.pageOf({ ...list, of: 'row.opportunity_id' }, opportunityId, args);
  }

  private async latestOf(ids: readonly string[]): Promise<(Assessment | null)[]> {
    const rows = await this.db.sql<Assessment>`
      SELECT ${() => this.columns.of(Assessment, 'made')} FROM unnest(${ids}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
        SELECT * FROM assessment AS each
        WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.opportunity_id = asked.id
        ORDER BY each.id DESC LIMIT 1
      ) AS made`;
    const byOpportunity = new Map(rows.map((row) => [row.opportunityId, row]));
    return ids.map((id) => byOpportunity.get(id) ?? null);
  }
}
