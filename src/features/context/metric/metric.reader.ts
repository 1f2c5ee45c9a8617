import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, isOneOf, noneArchived, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { MADE_OR_NAMED } from '../../../platform/paging/sort-key.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { MetricArgs } from './metric-args.model.ts';
import { Metric } from './metric.model.ts';

/** Lists metrics. */
@Injectable()
export class MetricReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** One page of metrics, oldest first unless said otherwise. */
  page(args: MetricArgs): Promise<CountedConnection<Metric>> {
    const { families, stages, productIds, text } = args.filter ?? {};
    const ofProducts = isOneOf('outcome.product_id', productIds, 'uuid');
    const list = this.lists.rowsOf(Metric, {
      name: 'metrics',
      where: [
        isOneOf('row.family', families),
        isOneOf('row.stage', stages),
        ofProducts &&
          part`EXISTS (SELECT FROM tree_node AS outcome WHERE outcome.workspace_id = ${currentCaller().workspaceId}
            AND outcome.metric_id = row.id AND ${ofProducts})`,
        holdsText("row.name || ' ' || row.definition", text),
        noneArchived(['row'], args.filter),
      ],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }

  /**
   * Metrics of a product that are not archived: those of its outcomes that are not archived, and those of the key results that nodes of their
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
          AND key_result.archived_at IS NULL
      )
      SELECT ${() => this.columns.of(Metric, 'metric')} FROM (
        SELECT metric.*, row_number() OVER (PARTITION BY metric.family ORDER BY metric.id) AS family_rank
        FROM metric JOIN about ON about.id = metric.id WHERE metric.workspace_id = ${workspaceId} AND metric.archived_at IS NULL
      ) AS metric
      WHERE metric.family_rank <= ${most} ORDER BY metric.id`;
  }
}
