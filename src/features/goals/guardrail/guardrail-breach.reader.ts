import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import type { List } from '../../../platform/database/list-page.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { isOneOf, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { GOAL_ARCHIVED } from '../key-result/goal.reader.ts';
import type { GuardrailBreach, GuardrailBreachArgs } from './guardrail-breach.model.ts';

/** Whether `reading` lies outside the threshold of `watched`. */
const OUTSIDE = `(reading.value < COALESCE(watched.lower, '-infinity') OR reading.value > COALESCE(watched.upper, 'infinity'))`;
const READINGS = `FROM metric_reading AS reading
  WHERE reading.workspace_id = watched.workspace_id AND reading.metric_id = watched.metric_id`;
const NEWEST = 'ORDER BY reading.observed_at DESC, reading.id DESC LIMIT 1';
const OLDEST = 'ORDER BY reading.observed_at, reading.id LIMIT 1';
const BEFORE = '(reading.observed_at, reading.id) <';

/**
 * The latest unbroken run of readings outside the threshold, for each row of `watched` that has one. The run ends at the
 * newest reading if that is outside. Otherwise, where `watched.recovered` asks for ended runs, it ends at the newest
 * outside reading of the window. Every step walks the index of readings, as far as the run is long.
 */
const BREACHES = `watched
  JOIN LATERAL (SELECT reading.id, reading.observed_at, ${OUTSIDE} AS outside ${READINGS}
    AND reading.observed_at < watched.ends_at ${NEWEST}) AS last ON true
  JOIN LATERAL (
    SELECT * FROM (
      (SELECT reading.id, reading.observed_at, reading.value ${READINGS} AND last.outside AND reading.id = last.id
         AND reading.observed_at = last.observed_at)
      UNION ALL
      (SELECT reading.id, reading.observed_at, reading.value ${READINGS} AND NOT last.outside AND watched.recovered
         AND reading.observed_at >= watched.starts_at AND reading.observed_at < watched.ends_at AND ${OUTSIDE} ${NEWEST})
    ) AS either LIMIT 1
  ) AS bad ON true
  LEFT JOIN LATERAL (SELECT reading.id, reading.observed_at ${READINGS}
    AND ${BEFORE} (bad.observed_at, bad.id) AND NOT ${OUTSIDE} ${NEWEST}) AS fine ON true
  JOIN LATERAL (SELECT reading.observed_at ${READINGS}
    AND (fine.id IS NULL OR (reading.observed_at, reading.id) > (fine.observed_at, fine.id)) ${OLDEST}) AS first ON true
  LEFT JOIN LATERAL (SELECT reading.observed_at ${READINGS} AND NOT last.outside
    AND (reading.observed_at, reading.id) > (bad.observed_at, bad.id) ${OLDEST}) AS over ON true`;
const SHOWN = `watched.workspace_id AS "workspaceId", watched.guardrail_id AS "guardrailId", bad.value,
  bad.observed_at AS "observedAt", first.observed_at AS since, over.observed_at AS until`;

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
    const [zone, today] = [await this.calendar.zone(), await this.calendar.today()];
    const cycle = cycleId ? idOf(cycleId) : null;
    const from = part`(
      WITH watched AS (
        SELECT guardrail.workspace_id, guardrail.id AS guardrail_id, guardrail.metric_id, guardrail.lower, guardrail.upper,
               ${includeRecovered}::boolean AS recovered,
               COALESCE(cycle.starts_on::timestamp AT TIME ZONE ${zone}, '-infinity') AS starts_at,
               COALESCE((cycle.ends_on + 1)::timestamp AT TIME ZONE ${zone}, 'infinity') AS ends_at
        FROM guardrail
        LEFT JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = guardrail.key_result_id
        LEFT JOIN objective ON objective.workspace_id = ${workspaceId}
          AND objective.id = COALESCE(guardrail.objective_id, key_result.objective_id)
        LEFT JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = guardrail.outcome_id
        LEFT JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = COALESCE(objective.cycle_id, ${cycle}::uuid)
        WHERE guardrail.workspace_id = ${workspaceId}
          AND CASE WHEN ${cycle}::uuid IS NULL THEN cycle.id IS NULL OR ${today}::date BETWEEN cycle.starts_on AND cycle.ends_on
                   ELSE cycle.id = ${cycle}::uuid END
          AND outcome.archived_at IS NULL AND NOT ${() => GOAL_ARCHIVED}
          AND ${isOneOf('COALESCE(objective.team_id, outcome.team_id)', teamIds, 'uuid') ?? part`true`}
      )
      SELECT watched.guardrail_id AS id, ${() => SHOWN} FROM ${() => BREACHES}
    ) AS row`;
    const list: List = {
      name: 'guardrailBreaches',
      columns: 'row.*',
      from,
      where: [],
      orders: { CREATED_AT: AS_MADE, SINCE: { sql: 'row.since', type: 'timestamptz' } },
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
      .loader(
        'GuardrailBreach.ofKeyResult',
        () => new Loader(async (ids: readonly string[]) => this.loadOfKeyResults(ids, await this.calendar.zone())),
      )
      .load(keyResultId);
  }

  private async loadOfKeyResults(ids: readonly string[], zone: string): Promise<GuardrailBreach[][]> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<GuardrailBreach & { keyResultId: string }>`
      WITH asked AS (
        SELECT key_result.id, key_result.objective_id, cycle.starts_on::timestamp AT TIME ZONE ${zone} AS starts_at,
               (cycle.ends_on + 1)::timestamp AT TIME ZONE ${zone} AS ends_at
        FROM key_result
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.id = ANY(${ids}::uuid[])
      ), beside AS (
        SELECT asked.id AS key_result_id, guardrail.id FROM asked
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.key_result_id = asked.id
        UNION
        SELECT asked.id, guardrail.id FROM asked
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.objective_id = asked.objective_id
        UNION
        SELECT asked.id, guardrail.id FROM asked
        JOIN key_result_link AS link ON link.workspace_id = ${workspaceId} AND link.key_result_id = asked.id
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.outcome_id = link.node_id
      ), watched AS (
        SELECT guardrail.workspace_id, guardrail.id AS guardrail_id, guardrail.metric_id, guardrail.lower, guardrail.upper,
               true AS recovered, asked.starts_at, asked.ends_at, asked.id AS key_result_id
        FROM asked
        JOIN beside ON beside.key_result_id = asked.id
        JOIN guardrail ON guardrail.workspace_id = ${workspaceId} AND guardrail.id = beside.id
      )
      SELECT ${() => SHOWN}, watched.key_result_id AS "keyResultId" FROM ${() => BREACHES}
      ORDER BY watched.guardrail_id`;
    return groupRowsById(ids, rows, (row) => row.keyResultId);
  }
}
