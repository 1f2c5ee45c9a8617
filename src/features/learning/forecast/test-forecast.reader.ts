import { Injectable } from '@nestjs/common';
import { settleTest } from '../../../domain/learning/forecast/settle.ts';
import { Database } from '../../../platform/database/database.ts';
import type { ForecastSource, StatedForecast, ForecastQuery } from './forecast-source.model.ts';
import type { Forecast } from './forecast.model.ts';
import { dayOf, pageBy, statementBefore, statedNumber, valuesOf } from './first-statement.reader.ts';

type Row = StatedForecast & { testVerdict: Parameters<typeof settleTest>[0] };

/** Due day of an experiment, as SQL: the day of its conclusion, its due day, or the last possible day when neither is set. */
const DUE = `COALESCE(node.concluded_on, node.due_on, '9999-12-30'::date)`;

/** Whether the experiment had begun when an image of it was written, as SQL for a boolean. */
const HAS_BEGUN = `(image->>'status' <> 'PLANNED' OR COALESCE(${dayOf('at')} > (image->>'started_on')::date, false))`;

/** Reads the expected probabilities of experiments to meet their criterion. */
@Injectable()
export class TestForecastReader implements ForecastSource {
  constructor(private readonly db: Database) {}

  async read(query: ForecastQuery): Promise<Forecast[]> {
    const rows = await this.db.query<Row>(
      `SELECT node.id AS "entityId", node.id AS "nodeId", NULL AS "keyResultId", NULL AS unit,
         node.title AS statement, ${statedNumber('expected_support')} AS confidence, NULL::float8 AS expected,
         COALESCE(node.started_on, ${dayOf('stated.at')})::text AS "statedOn",
         COALESCE(node.concluded_on, node.due_on)::text AS "dueOn", stated.at AS "writtenAt",
         COALESCE(${dayOf('stated.at')} > node.concluded_on, false) AS "writtenAfterwards", NULL AS verdict,
         node.verdict AS "testVerdict"
       FROM tree_node AS node
       JOIN tree_node AS root ON root.workspace_id = $1::uuid AND root.id = node.tree_id
       CROSS JOIN LATERAL (${statementBefore('Experiment', 'node', "image->>'expected_support' IS NULL", HAS_BEGUN)}) AS stated
       WHERE node.workspace_id = $1::uuid AND node.kind = 'EXPERIMENT' AND node.status <> 'CANCELLED' AND NOT node.archived_in_effect
         AND stated.image->>'expected_support' IS NOT NULL AND ${pageBy('root.team_id', DUE, 'node.id')}`,
      valuesOf(query),
    );
    return rows.map((row) => ({ ...row, kind: 'TEST_RESULT', ...settleTest(row.testVerdict) }));
  }
}
