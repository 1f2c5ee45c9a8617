import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type Guardrail, MOST_GUARDRAILS } from './guardrail.model.ts';

/** For each input field, the table of what a guardrail belongs to and the guardrail's column that names it. */
const GUARDED = {
  objectiveId: { table: 'objective', column: 'objective_id' },
  keyResultId: { table: 'key_result', column: 'key_result_id' },
  outcomeId: { table: 'tree_node', column: 'outcome_id' },
} as const;

/** What tells one guardrail from another. */
type Rail = Pick<Guardrail, 'metricId' | 'thresholdKind' | 'lower' | 'upper'> &
  Partial<Pick<Guardrail, 'id' | 'objectiveId' | 'keyResultId' | 'outcomeId'>>;

/** Limits how many guardrails an objective, a key result or an outcome has. */
@Injectable()
export class GuardrailStore {
  constructor(private readonly db: Database) {}

  /**
   * Locks the row that is about to get a guardrail until the transaction ends, so that the count stays true.
   *
   * @throws Refused TOO_MANY
   */
  async lockFor(field: keyof typeof GUARDED, id: string): Promise<void> {
    const { workspaceId } = currentCaller();
    const { table, column } = GUARDED[field];
    await this.db.sql`
      SELECT FROM ${() => table} WHERE workspace_id = ${workspaceId} AND id = ${id} FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ many: boolean }>`
      SELECT count(*) >= ${MOST_GUARDRAILS} AS many FROM guardrail
      WHERE workspace_id = ${workspaceId} AND ${() => column} = ${id}`;
    if (row?.many)
      refuseIf(refusal('TOO_MANY', { what: 'The guardrails beside one thing', most: MOST_GUARDRAILS }, [field]));
  }

  /** The refusal of a guardrail that stands there already: beside the same thing, on the same metric, with the same threshold. */
  async checkTwin({ id = '', metricId, thresholdKind, lower, upper, ...beside }: Rail): Promise<Refusal[]> {
    const { objectiveId = null, keyResultId = null, outcomeId = null } = beside;
    const [twin] = await this.db.sql`
      SELECT FROM guardrail WHERE workspace_id = ${currentCaller().workspaceId} AND metric_id = ${metricId}
        AND id::text <> ${id} AND threshold_kind = ${thresholdKind}
        AND lower IS NOT DISTINCT FROM ${lower}::float8 AND upper IS NOT DISTINCT FROM ${upper}::float8
        AND objective_id IS NOT DISTINCT FROM ${objectiveId}::uuid
        AND key_result_id IS NOT DISTINCT FROM ${keyResultId}::uuid
        AND outcome_id IS NOT DISTINCT FROM ${outcomeId}::uuid LIMIT 1`;
    return twin
      ? [refusal('ALREADY_EXISTS', { what: 'A guardrail on this metric with this threshold' }, ['threshold'])]
      : [];
  }
}
