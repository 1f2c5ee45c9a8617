import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { asItWas, stoodThen, wasArchived, withRemoved } from '../key-result/finals.reader.ts';
import { KeyResult } from '../key-result/key-result.model.ts';
import { MOST_KEY_RESULTS } from '../key-result/objective.model.ts';

/** Reads the key results that guardrails stand beside. */
@Injectable()
export class GuardedKeyResultReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly calendar: CalendarReader,
  ) {}

  /**
   * The guarded key result, those of the guarded objective, or those linked to the guarded outcome, oldest first: of the
   * cycle, or without one of those that include today. Archived ones are left out; where the figures of the cycle are
   * final, it is as it was at that moment. One statement for all breaches of a request.
   */
  of(guardrailId: string, cycleId: string | null): Promise<KeyResult[]> {
    return currentRequest()
      .loader('Guardrail.guarded', () => new Loader((keys: readonly string[]) => this.load(keys)))
      .load(`${guardrailId}/${cycleId ?? ''}`);
  }

  /** Key results by keys of the ids of a guardrail and a cycle. */
  private async load(keys: readonly string[]): Promise<KeyResult[][]> {
    const pairs = keys.map((key) => key.split('/'));
    const ids = pairs.map(([id]) => id);
    const cycleIds = pairs.map(([, cycleId]) => cycleId || null);
    const { workspaceId } = currentCaller();
    const today = await this.calendar.today();
    const rows = await this.db.sql<KeyResult & { key: string }>`
      WITH asked AS (
        SELECT rail.* FROM (SELECT ${workspaceId}::uuid AS workspace_id, ${ids}::uuid[] AS ids) AS caller
        CROSS JOIN LATERAL (${() => withRemoved('guardrail', 'caller.workspace_id', 'row.id = ANY(caller.ids)')}) AS rail
      ), guarded AS (
        SELECT id AS guardrail_id, key_result_id, NULL::timestamptz AS created_at, NULL::timestamptz AS removed_at, false AS is_linked
        FROM asked WHERE key_result_id IS NOT NULL
        UNION ALL
        SELECT asked.id, key_result.id, NULL, NULL, false FROM asked
        JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.objective_id = asked.objective_id
        UNION ALL
        SELECT asked.id, link.key_result_id, link.created_at, link.removed_at, true FROM asked
        CROSS JOIN LATERAL (${() => withRemoved('key_result_link', 'asked.workspace_id', 'row.node_id = asked.outcome_id')}) AS link
      )
      SELECT ${() => this.columns.of(KeyResult, 'row')}, row.wanted_key AS key
      FROM unnest(${ids}::uuid[], ${cycleIds}::uuid[], ${keys}::text[]) AS wanted (id, cycle_id, key) CROSS JOIN LATERAL (
        SELECT DISTINCT ON (key_result.id) key_result.*, wanted.key AS wanted_key
        FROM guarded
        JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = guarded.key_result_id
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        ${() => ['key_result', 'objective', 'cycle'].map(asItWas).join('\n')}
        WHERE guarded.guardrail_id = wanted.id AND key_result.created_at < cycle.final_at
          AND (NOT guarded.is_linked OR ${() => stoodThen('guarded')})
          AND CASE WHEN wanted.cycle_id IS NULL THEN ${today}::date BETWEEN cycle.starts_on AND cycle.ends_on
                   ELSE cycle.id = wanted.cycle_id END
          AND NOT ${() => wasArchived('key_result', 'objective', 'cycle')}
        ORDER BY key_result.id LIMIT ${MOST_KEY_RESULTS}
      ) AS row ORDER BY row.id`;
    return groupRowsById(keys, rows, (row) => row.key);
  }
}
