import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import type { List } from '../../../platform/database/list-page.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isOneOf, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { GOAL_ARCHIVED } from '../key-result/goal.reader.ts';
import { BREACHES } from './breach-walk.reader.ts';
import type { GuardrailBreach, GuardrailBreachArgs } from './guardrail-breach.model.ts';

/** Columns of `watched` that the cycle decides, that of a guardrail of an outcome being the cycle asked for; without one, nothing is over. */
const OF_CYCLE = `
  CASE WHEN cycle.ends_at <= now() THEN cycle.begins_at ELSE '-infinity' END AS opens_at,
  COALESCE(cycle.begins_at, '-infinity') AS starts_at, COALESCE(cycle.ends_at, 'infinity') AS ends_at,
  COALESCE(cycle.final_at, 'infinity') AS final_at, cycle.id AS cycle_id`;
/** Bounds of the guardrail when the figures of the cycle were final: the change log keeps them where they were changed since. */
const BOUNDS = `
  CASE WHEN former.image IS NULL THEN guardrail.lower ELSE (former.image->>'lower')::float8 END AS lower,
  CASE WHEN former.image IS NULL THEN guardrail.upper ELSE (former.image->>'upper')::float8 END AS upper`;
const FORMER = `LEFT JOIN LATERAL (
  SELECT image FROM change_log
  WHERE change_log.workspace_id = guardrail.workspace_id AND change_log.entity_id = guardrail.id AND change_log.at < cycle.final_at
  ORDER BY change_log.seq DESC LIMIT 1
) AS former ON guardrail.updated_at >= cycle.final_at`;
const WATCHED =
  'guardrail.workspace_id, guardrail.id AS guardrail_id, guardrail.metric_id, row_number() OVER () AS place';
const SHOWN = `breach.guardrail_id AS "guardrailId", breach.value, breach.observed_at AS "observedAt", breach.latest,
  breach.since, breach.until`;

/** Finds breaches of guardrails. */
@Injectable()
export class GuardrailBreachReader {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
    private readonly lists: ListReader,
  ) {}

  /** One page of breaches, oldest guardrail first unless said otherwise. */
  async page(args: GuardrailBreachArgs): Promise<CountedConnection<GuardrailBreach>> {
    const { workspaceId } = currentCaller();
    const { cycleId, teamIds, includeRecovered = false } = args.filter ?? {};
    const today = await this.calendar.today();
    const cycle = cycleId ? idOf(cycleId) : null;
    const from = part`(
      WITH RECURSIVE watched AS (
        SELECT ${() => WATCHED}, ${includeRecovered}::boolean AS recovered, ${() => BOUNDS}, ${() => OF_CYCLE}
        FROM guardrail
        LEFT JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = guardrail.key_result_id
        LEFT JOIN objective ON objective.workspace_id = ${workspaceId}
          AND objective.id = COALESCE(guardrail.objective_id, key_result.objective_id)
        LEFT JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = guardrail.outcome_id
        LEFT JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = COALESCE(objective.cycle_id, ${cycle}::uuid)
        ${() => FORMER}
        WHERE guardrail.workspace_id = ${workspaceId} AND COALESCE(guardrail.created_at < cycle.final_at, true)
          AND CASE WHEN ${cycle}::uuid IS NULL THEN cycle.id IS NULL OR ${today}::date BETWEEN cycle.starts_on AND cycle.ends_on
                   ELSE cycle.id = ${cycle}::uuid END
          AND outcome.archived_at IS NULL AND NOT ${() => GOAL_ARCHIVED}
          AND ${isOneOf('COALESCE(objective.team_id, outcome.team_id)', teamIds, 'uuid') ?? part`true`}
      ), ${() => BREACHES}
      -- A guardrail may have several runs, and two guardrails one metric: the id of a row is made of both.
      SELECT md5(breach.guardrail_id::text || breach.first_id::text)::uuid AS id, ${() => SHOWN},
             (SELECT cycle_id FROM watched WHERE watched.place = breach.place) AS "cycleId"
      FROM breach
    ) AS row`;
    const list: List = {
      name: 'guardrailBreaches',
      columns: 'row.*',
      from,
      where: [],
      orders: {
        CREATED_AT: { sql: `(row."guardrailId"::text || row.since::text) COLLATE "C"`, type: 'text' },
        SINCE: { sql: 'row.since', type: 'timestamptz' },
      },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    };
    return this.lists.page<GuardrailBreach & { id: string }>(list, args);
  }

  /**
   * Breaches within the cycle of a key result, ended ones included. The guardrails are those of the key result, of its
   * objective and of the outcomes that are linked to it. One statement for all key results of a request.
   */
  ofKeyResult(keyResultId: string): Promise<GuardrailBreach[]> {
    return currentRequest()
      .loader('GuardrailBreach.ofKeyResult', () => new Loader((ids: readonly string[]) => this.loadOfKeyResults(ids)))
      .load(keyResultId);
  }

  private async loadOfKeyResults(ids: readonly string[]): Promise<GuardrailBreach[][]> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<GuardrailBreach & { keyResultId: string }>`
      WITH RECURSIVE asked AS (
        SELECT key_result.id, key_result.objective_id, objective.cycle_id
        FROM key_result JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.id = ANY(${ids}::uuid[])
      ), beside AS (
        SELECT asked.id AS key_result_id, guardrail.id, NULL::timestamptz AS archived_at FROM asked
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.key_result_id = asked.id
        UNION
        SELECT asked.id, guardrail.id, NULL FROM asked
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.objective_id = asked.objective_id
        UNION
        SELECT asked.id, guardrail.id, outcome.archived_at FROM asked
        JOIN key_result_link AS link ON link.workspace_id = ${workspaceId} AND link.key_result_id = asked.id
        JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = link.node_id
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.outcome_id = link.node_id
      ), watched AS (
        SELECT ${() => WATCHED}, true AS recovered, ${() => BOUNDS}, ${() => OF_CYCLE}, asked.id AS key_result_id
        FROM asked
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = asked.cycle_id
        JOIN beside ON beside.key_result_id = asked.id AND COALESCE(beside.archived_at >= cycle.final_at, true)
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.id = beside.id AND guardrail.created_at < cycle.final_at
        ${() => FORMER}
      ), ${() => BREACHES}
      SELECT ${() => SHOWN}, watched.cycle_id AS "cycleId", watched.key_result_id AS "keyResultId"
      FROM breach JOIN watched ON watched.place = breach.place
      ORDER BY breach.guardrail_id, breach.since DESC`;
    return groupRowsById(ids, rows, (row) => row.keyResultId);
  }
}
