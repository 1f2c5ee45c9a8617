import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MOST_GUARDRAILS } from './guardrail.model.ts';

/** For each input field, the table of what a guardrail belongs to and the guardrail's column that names it. */
const GUARDED = {
  objectiveId: { table: 'objective', column: 'objective_id' },
  keyResultId: { table: 'key_result', column: 'key_result_id' },
  outcomeId: { table: 'tree_node', column: 'outcome_id' },
} as const;

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
}
