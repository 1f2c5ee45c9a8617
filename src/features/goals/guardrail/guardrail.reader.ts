import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isOneOf, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { withRemoved } from '../key-result/finals.reader.ts';
import type { GuardrailArgs } from './guardrail-args.model.ts';
import { Guardrail, MOST_GUARDRAILS } from './guardrail.model.ts';

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
    private readonly lists: ListReader,
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

  /** A guardrail, as it last was where it was removed; one statement per request. */
  orRemoved(id: string): Promise<Guardrail | null> {
    return currentRequest()
      .loader(
        'Guardrail.orRemoved',
        () =>
          new Loader(async (ids: readonly string[]) => {
            const rows = await this.db.sql<Guardrail>`
              SELECT ${() => this.columns.of(Guardrail, 'guardrail')}
              FROM (SELECT ${currentCaller().workspaceId}::uuid AS workspace_id, ${ids}::uuid[] AS ids) AS asked
              CROSS JOIN LATERAL (${() => withRemoved('guardrail', 'asked.workspace_id', 'row.id = ANY(asked.ids)')}) AS guardrail`;
            const byId = new Map(rows.map((row) => [row.id, row]));
            return ids.map((each) => byId.get(each) ?? null);
          }),
      )
      .load(id);
  }

  /** One page of guardrails, oldest first. */
  page(args: GuardrailArgs): Promise<CountedConnection<Guardrail>> {
    const { workspaceId } = currentCaller();
    const { cycleIds, teamIds, metricIds } = args.filter ?? {};
    const list = this.lists.rowsOf(Guardrail, {
      name: 'guardrails',
      join: part`
        LEFT JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = row.key_result_id
        LEFT JOIN objective ON objective.workspace_id = ${workspaceId}
          AND objective.id = COALESCE(row.objective_id, key_result.objective_id)
        LEFT JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = row.outcome_id`,
      where: [
        isOneOf('objective.cycle_id', cycleIds, 'uuid'),
        isOneOf('row.metric_id', metricIds, 'uuid'),
        isOneOf('COALESCE(objective.team_id, outcome.team_id)', teamIds, 'uuid'),
      ],
      orders: { CREATED_AT: AS_MADE },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
    return this.lists.page(list, args);
  }
}
