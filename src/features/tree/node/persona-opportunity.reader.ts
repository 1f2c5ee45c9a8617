import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Opportunity } from './kinds/opportunity.model.ts';

/** Reads the opportunities of personas. */
@Injectable()
export class PersonaOpportunityReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** One page of a persona's opportunities, oldest first; one statement for all personas of a request. */
  async page(personaId: string, args: PageArgs): Promise<Connection<Opportunity>> {
    const list = 'persona/opportunities';
    const first = checkFirst(args.first);
    const after = decodeIdCursor(list, args.after);
    const rows = await currentRequest()
      .loader(`${list}/${first}/${after}`, () => new Loader((ids: readonly string[]) => this.ofEach(ids, first, after)))
      .load(personaId);
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }

  private async ofEach(personaIds: readonly string[], first: number, after: string): Promise<Opportunity[][]> {
    // The condition `persona_ids <> '{}'` lets Postgres use the partial index of nodes with personas.
    const rows = await this.db.sql<Opportunity & { personaId: string }>`
      SELECT asked.id AS "personaId", ${() => this.columns.of(Opportunity, 'node')}
      FROM unnest(${personaIds}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
        SELECT node.* FROM tree_node AS node
        WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.persona_ids <> '{}' AND node.id > ${after}::uuid
          AND asked.id = ANY(node.persona_ids) AND node.archived_at IS NULL
        ORDER BY node.id LIMIT ${first + 1}
      ) AS node ORDER BY node.id`;
    return groupRowsById(personaIds, rows, ({ personaId }) => personaId);
  }
}
