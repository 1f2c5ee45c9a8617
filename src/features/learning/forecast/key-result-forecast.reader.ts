import { Injectable } from '@nestjs/common';
import { settleKeyResult } from '../../../domain/learning/forecast/settle.ts';
import { isFinal } from '../../../domain/goals/key-result/finals.ts';
import type { Target } from '../../../domain/goals/key-result/target.ts';
import { dayAt, isByEndOf } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { asItWas, wasArchived } from '../../goals/key-result/finals.reader.ts';
import type { ForecastSource, StatedForecast, ForecastQuery } from './forecast-source.model.ts';
import type { Forecast } from './forecast.model.ts';
import { FINAL_VALUE, pageBy, valuesOf } from './first-statement.reader.ts';

type Row = StatedForecast &
  Omit<Target, 'kind'> & {
    targetKind: Target['kind'];
    latest: number | null;
    latestOn: string | null;
    dueOn: string;
    finalAt: Date;
  };

/** Rows whose archiving takes a forecast out: until the figures of the cycle are final. */
const GOAL = ['key_result', 'objective', 'cycle'];

/** Reads the confidences in key results halfway through the cycle. */
@Injectable()
export class KeyResultForecastReader implements ForecastSource {
  constructor(private readonly db: Database) {}

  async read(query: ForecastQuery): Promise<Forecast[]> {
    // One forecast for each key result: the last confidence in the first half of the cycle, before the result shows. A later
    // correction of the check-in does not change the forecast. Days are those of the cycle, so $2 is asked for nothing.
    const rows = await this.db.query<Row>(
      `SELECT stated.id AS "entityId", NULL AS "nodeId", key_result.id AS "keyResultId", NULL AS unit,
         key_result.title AS statement, stated.confidence / 10.0::float8 AS confidence, NULL::float8 AS expected,
         ${dayAt('stated.observed_at', 'cycle.time_zone')}::text AS "statedOn", cycle.ends_on::text AS "dueOn",
         stated.created_at AS "writtenAt", ${dayAt('stated.created_at', 'cycle.time_zone')} > cycle.ends_on AS "writtenAfterwards", NULL AS verdict,
         key_result.target_kind AS "targetKind", key_result.initial, key_result.goal, key_result.lower, key_result.upper,
         measured.value AS latest, ${dayAt('measured.observed_at', 'cycle.time_zone')}::text AS "latestOn", cycle.final_at AS "finalAt"
       FROM key_result
       JOIN objective ON objective.workspace_id = $1::uuid AND objective.id = key_result.objective_id
       JOIN cycle ON cycle.workspace_id = $1::uuid AND cycle.id = objective.cycle_id
       CROSS JOIN LATERAL (
         SELECT id, confidence, observed_at, created_at FROM check_in
         WHERE check_in.workspace_id = $1::uuid AND check_in.key_result_id = key_result.id
           AND confidence IS NOT NULL AND corrects_id IS NULL
           AND created_at < cycle.final_at AND observed_at >= cycle.begins_at
           AND ${isByEndOf('observed_at', '(cycle.starts_on + (cycle.ends_on - cycle.starts_on) / 2)', 'cycle.time_zone')}
         ORDER BY observed_at DESC, id DESC LIMIT 1
       ) AS stated
       LEFT JOIN LATERAL (${FINAL_VALUE}) AS measured ON true
       ${GOAL.map(asItWas).join('\n')}
       WHERE key_result.workspace_id = $1::uuid AND $2::text IS NOT NULL AND NOT ${wasArchived(...GOAL)} AND ${pageBy('objective.team_id', 'cycle.ends_on', 'stated.id')}`,
      valuesOf(query),
    );
    return rows.map(({ targetKind, initial, goal, lower, upper, ...row }) => ({
      ...row,
      kind: 'KEY_RESULT_CONFIDENCE',
      ...settleKeyResult(
        {
          target: { kind: targetKind, initial, goal, lower, upper },
          latest: row.latest === null ? null : { value: row.latest, observedOn: row.latestOn ?? row.dueOn },
          endsOn: row.dueOn,
          isFinal: isFinal(row, new Date()),
        },
        query.today,
      ),
    }));
  }
}
