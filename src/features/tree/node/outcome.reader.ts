import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { OutcomeArgs } from './outcome-args.model.ts';
import { Outcome } from './kinds/outcome.model.ts';

/** Lists outcomes. */
@Injectable()
export class OutcomeReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of outcomes, oldest first; one statement. */
  async page(args: OutcomeArgs): Promise<Connection<Outcome>> {
    const first = checkFirst(args.first);
    const after = decodeIdCursor('outcomes', args.after);
    const { teamIds, productId, statuses, archived } = args;
    const outcomes = await this.db.sql<Outcome>`
      SELECT ${() => this.columns.of(Outcome, 'node')} FROM tree_node AS node
      WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.kind = 'OUTCOME' AND node.id > ${after}
        AND (${archived} OR node.archived_at IS NULL)
        AND (${!teamIds} OR node.team_id = ANY(${(teamIds ?? []).map(idOf)}::uuid[]))
        AND (${!productId} OR node.product_id = ${idOf(productId ?? '')})
        AND (${!statuses} OR node.status = ANY(${statuses ?? []}::text[]))
      ORDER BY node.id LIMIT ${first + 1}`;
    return pageOf(outcomes, args, ({ id }) => encodeCursor('outcomes', [id]));
  }
}
