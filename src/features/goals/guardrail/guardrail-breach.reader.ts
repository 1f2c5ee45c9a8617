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
import { asItWas, stoodThen, valueThen, wasArchived, withRemoved } from '../key-result/finals.reader.ts';
import { BREACHES } from './breach-walk.reader.ts';
import type { GuardrailBreach, GuardrailBreachArgs } from './guardrail-breach.model.ts';

/** Columns of `watched` that the cycle decides, that of a guardrail of an outcome being the cycle asked for; without one, nothing is over. */
const OF_CYCLE = `
  CASE WHEN cycle.ends_at <= now() THEN cycle.begins_at ELSE '-infinity' END AS opens_at,
  COALESCE(cycle.begins_at, '-infinity') AS starts_at, COALESCE(cycle.ends_at, 'infinity') AS ends_at,
  COALESCE(cycle.final_at, 'infinity') AS final_at, cycle.id AS cycle_id, cycle.time_zone`;
/** Bounds of the guardrail when the figures of the cycle were final: the change log keeps them where they were changed since. */
const BOUNDS = `${valueThen('guardrail', 'lower', 'float8')} AS lower, ${valueThen('guardrail', 'upper', 'float8')} AS upper`;
const WATCHED =
  'guardrail.workspace_id, guardrail.id AS guardrail_id, guardrail.metric_id, row_number() OVER () AS place';
/** Rows whose archiving takes a guardrail out, and the guardrail itself: each counts as it was. */
const MEMBERS = ['guardrail', 'outcome', 'key_result', 'objective', 'cycle'];
const SHOWN = `breach.guardrail_id AS "guardrailId", breach.value, breach.observed_at AS "observedAt", breach.latest,
  breach.since, breach.until, watched.lower, watched.upper, watched.cycle_id AS "cycleId", watched.time_zone AS "timeZone"`;

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
        FROM (SELECT ${workspaceId}::uuid AS workspace_id) AS caller
        CROSS JOIN LATERAL (${() => withRemoved('guardrail', 'caller.workspace_id', 'true')}) AS guardrail
        LEFT JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = guardrail.key_result_id
        LEFT JOIN objective ON objective.workspace_id = ${workspaceId}
          AND objective.id = COALESCE(guardrail.objective_id, key_result.objective_id)
        LEFT JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = guardrail.outcome_id
        LEFT JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = COALESCE(objective.cycle_id, ${cycle}::uuid)
        ${() => MEMBERS.map(asItWas).join('\n')}
        WHERE CASE WHEN cycle.id IS NULL THEN guardrail.removed_at IS NULL ELSE ${() => stoodThen('guardrail')} END
          AND CASE WHEN ${cycle}::uuid IS NULL THEN cycle.id IS NULL OR ${today}::date BETWEEN cycle.starts_on AND cycle.ends_on
                   ELSE cycle.id = ${cycle}::uuid END
          AND NOT ${() => wasArchived('outcome', 'key_result', 'objective', 'cycle')}
          AND ${isOneOf('COALESCE(objective.team_id, outcome.team_id)', teamIds, 'uuid') ?? part`true`}
      ), ${() => BREACHES}
      -- A guardrail may have several runs, and two guardrails one metric: the id of a row is made of both.
      SELECT md5(breach.guardrail_id::text || breach.first_id::text)::uuid AS id, ${() => SHOWN}
      FROM breach JOIN watched ON watched.place = breach.place
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
        SELECT key_result.workspace_id, key_result.id, key_result.objective_id, objective.cycle_id
        FROM key_result JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.id = ANY(${ids}::uuid[])
      ), beside AS (
        SELECT asked.id AS asked_id, asked.cycle_id, guardrail.* FROM asked
        CROSS JOIN LATERAL (${() => withRemoved('guardrail', 'asked.workspace_id', 'row.key_result_id = asked.id')}) AS guardrail
        UNION ALL
        SELECT asked.id, asked.cycle_id, guardrail.* FROM asked
        CROSS JOIN LATERAL (${() => withRemoved('guardrail', 'asked.workspace_id', 'row.objective_id = asked.objective_id')}) AS guardrail
        UNION ALL
        SELECT linked.asked_id, linked.cycle_id, guardrail.* FROM (
          SELECT DISTINCT asked.workspace_id, asked.id AS asked_id, asked.cycle_id, link.node_id FROM asked
          JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = asked.cycle_id
          CROSS JOIN LATERAL (${() => withRemoved('key_result_link', 'asked.workspace_id', 'row.key_result_id = asked.id')}) AS link
          WHERE ${() => stoodThen('link')}
        ) AS linked
        CROSS JOIN LATERAL (${() => withRemoved('guardrail', 'linked.workspace_id', 'row.outcome_id = linked.node_id')}) AS guardrail
      ), watched AS (
        SELECT ${() => WATCHED}, true AS recovered, ${() => BOUNDS}, ${() => OF_CYCLE}, guardrail.asked_id AS key_result_id
        FROM beside AS guardrail
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = guardrail.cycle_id
        LEFT JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = guardrail.outcome_id
        ${() => ['guardrail', 'outcome'].map(asItWas).join('\n')}
        WHERE ${() => stoodThen('guardrail')} AND NOT ${() => wasArchived('outcome')}
      ), ${() => BREACHES}
      SELECT ${() => SHOWN}, watched.key_result_id AS "keyResultId"
      FROM breach JOIN watched ON watched.place = breach.place
      ORDER BY breach.guardrail_id, breach.since DESC`;
    return groupRowsById(ids, rows, (row) => row.keyResultId);
  }
}
