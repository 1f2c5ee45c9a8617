import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Metric, type MetricArgs } from './metric.model.ts';

/** Lists metrics. */
@Injectable()
export class MetricReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of metrics, oldest first; one statement. */
  async page(args: MetricArgs): Promise<Connection<Metric>> {
    const list = 'metrics';
    const after = decodeIdCursor(list, args.after);
    const rows = await this.db.sql<Metric>`
      SELECT ${() => this.columns.of(Metric, 'metric')} FROM metric
      WHERE metric.workspace_id = ${currentCaller().workspaceId} AND metric.id > ${after}::uuid
        AND (${!args.families} OR metric.family = ANY(${args.families ?? []}::text[]))
      ORDER BY metric.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }

  /**
   * Metrics of a product: those of its outcomes that are not archived, and those of the key results that nodes of their
   * trees are linked to. The oldest `most` of each family; one statement.
   */
  async ofProduct(productId: string, most: number): Promise<Metric[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<Metric>`
      WITH outcomes AS (
        SELECT id, metric_id FROM tree_node
        WHERE workspace_id = ${workspaceId} AND kind = 'OUTCOME' AND product_id = ${idOf(productId)} AND archived_at IS NULL
      ), about AS (
        SELECT metric_id AS id FROM outcomes
        UNION
        SELECT key_result.metric_id FROM outcomes
        JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.tree_id = outcomes.id
        JOIN key_result_link AS link ON link.workspace_id = ${workspaceId} AND link.node_id = node.id
        JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = link.key_result_id
      )
      SELECT ${() => this.columns.of(Metric, 'metric')} FROM (
        SELECT metric.*, row_number() OVER (PARTITION BY metric.family ORDER BY metric.id) AS family_rank
        FROM metric JOIN about ON about.id = metric.id WHERE metric.workspace_id = ${workspaceId}
      ) AS metric
      WHERE metric.family_rank <= ${most} ORDER BY metric.id`;
  }
}
