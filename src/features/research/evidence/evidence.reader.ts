import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isOneOf, part } from '../../../platform/database/sql-part.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import type { EvidenceArgs } from './evidence-args.model.ts';
import { Evidence } from './evidence.model.ts';

/** Most pieces of evidence shown for one insight. */
export const MOST_EVIDENCE_SHOWN = 100;

/** Reads evidence by insight or by target. */
@Injectable()
export class EvidenceReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** Evidence that an insight is; one statement for all insights of a request. */
  ofInsight(insightId: string): Promise<Evidence[]> {
    const load = async (ids: readonly string[]): Promise<Evidence[][]> => {
      const evidence = await this.db.sql<Evidence>`
        SELECT ${() => this.columns.of(Evidence, 'evidence')} FROM unnest(${ids}::uuid[]) AS asked (insight_id) CROSS JOIN LATERAL (
          SELECT * FROM evidence AS each
          WHERE each.workspace_id = ${currentCaller().workspaceId} AND each.insight_id = asked.insight_id
          ORDER BY each.id LIMIT ${MOST_EVIDENCE_SHOWN}
        ) AS evidence ORDER BY evidence.id`;
      return groupRowsById(ids, evidence, (each) => each.insightId);
    };
    return currentRequest()
      .loader('Evidence.ofInsight', () => new Loader(load))
      .load(insightId);
  }

  /** Number of distinct insights that count as evidence of a target; one statement for all targets of a request. */
  countInsights(targetId: string): Promise<number> {
    const load = async (ids: readonly string[]): Promise<number[]> => {
      const rows = await this.db.sql<{ targetId: string; count: number }>`
        SELECT target_id AS "targetId", count(DISTINCT insight_id) AS count FROM counting_evidence
        WHERE workspace_id = ${currentCaller().workspaceId} AND target_id = ANY(${ids}::uuid[]) GROUP BY target_id`;
      const counts = new Map(rows.map(({ targetId: id, count }) => [id, count]));
      return ids.map((id) => counts.get(id) ?? 0);
    };
    return currentRequest()
      .loader('Evidence.countInsights', () => new Loader(load))
      .load(targetId);
  }

  /** One page of the evidence of a node, an assumption or a claim, latest link first; one statement for all targets of a request. */
  page(targetId: string, args: EvidenceArgs): Promise<CountedConnection<Evidence>> {
    const { stances, classes, includeWithdrawn } = args.filter ?? {};
    const list = this.lists.rowsOf(Evidence, {
      name: 'evidence',
      where: [
        isOneOf('row.stance', stances),
        isOneOf('row.class', classes),
        !includeWithdrawn && part`row.withdrawn_at IS NULL`,
      ],
      orders: { CREATED_AT: AS_MADE },
      order: { field: 'CREATED_AT', direction: 'DESC' },
    });
    return this.lists.pageOf({ ...list, of: 'row.target_id' }, targetId, args);
  }
}
