import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { checkFirst, type Connection, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Guardrail, type GuardrailArgs, MOST_GUARDRAILS } from './guardrail.model.ts';

/** What a guardrail can belong to: the column and the property that name it. */
const BESIDE = {
  objective: { column: 'objective_id', property: 'objectiveId' },
  keyResult: { column: 'key_result_id', property: 'keyResultId' },
  outcome: { column: 'outcome_id', property: 'outcomeId' },
} as const;
/** What a guardrail belongs to: an objective, a key result or an outcome. */
export type Beside = keyof typeof BESIDE;

/** Reads guardrails. */
@Injectable()
export class GuardrailReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** Guardrails of an objective, a key result or an outcome, oldest first; one statement per sort and request. */
  beside(what: Beside, id: string): Promise<Guardrail[]> {
    const { column, property } = BESIDE[what];
    return currentRequest()
      .loader(
        `Guardrail.beside/${what}`,
        () =>
          new Loader(async (ids: readonly string[]) => {
            const rows = await this.db.sql<Guardrail>`
              SELECT ${() => this.columns.of(Guardrail, 'guardrail')} FROM guardrail
              WHERE guardrail.workspace_id = ${currentCaller().workspaceId}
                AND guardrail.${() => column} = ANY(${ids}::uuid[])
              ORDER BY guardrail.id LIMIT ${ids.length * MOST_GUARDRAILS}`;
            return groupRowsById(ids, rows, (row) => row[property] ?? '');
          }),
      )
      .load(id);
  }

  /** One page of guardrails, oldest first; one statement. */
  async page(args: GuardrailArgs): Promise<Connection<Guardrail>> {
    const list = 'guardrails';
    const { workspaceId } = currentCaller();
    const { cycleId, teamIds, metricId } = args;
    const after = decodeIdCursor(list, args.after);
    const rows = await this.db.sql<Guardrail>`
      SELECT ${() => this.columns.of(Guardrail, 'guardrail')} FROM guardrail
      LEFT JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = guardrail.key_result_id
      LEFT JOIN objective ON objective.workspace_id = ${workspaceId}
        AND objective.id = COALESCE(guardrail.objective_id, key_result.objective_id)
      LEFT JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = guardrail.outcome_id
      WHERE guardrail.workspace_id = ${workspaceId} AND guardrail.id > ${after}::uuid
        AND (${!cycleId} OR objective.cycle_id = ${idOf(cycleId ?? '')}::uuid)
        AND (${!metricId} OR guardrail.metric_id = ${idOf(metricId ?? '')}::uuid)
        AND (${!teamIds} OR COALESCE(objective.team_id, outcome.team_id) = ANY(${(teamIds ?? []).map(idOf)}::uuid[]))
      ORDER BY guardrail.id LIMIT ${checkFirst(args.first) + 1}`;
    return pageOf(rows, args, ({ id }) => encodeCursor(list, [id]));
  }
}
