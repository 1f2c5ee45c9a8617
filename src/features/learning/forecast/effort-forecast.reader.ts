import { Injectable } from '@nestjs/common';
import { settleEffort } from '../../../domain/learning/forecast/settle.ts';
import { Database } from '../../../platform/database/database.ts';
import type { ForecastSource, StatedForecast, ForecastQuery } from './forecast-source.model.ts';
import type { Forecast } from './forecast.model.ts';
import { dayOf, firstStatement, pageBy, statedNumber, valuesOf } from './first-statement.reader.ts';

type Row = StatedForecast & { expected: number; measured: number | null };

/** SQL sort keys that put images of a solution first when they have an estimate and building has begun. */
const NOT_BEGUN = `image->>'effort_person_months' IS NULL, (image->>'building_since' IS NULL AND image->>'shipped_on' IS NULL)`;
const DUE = `COALESCE(node.shipped_on, '9999-12-30'::date)`;

/** Reads the estimated efforts of solutions when building began, and their actual efforts. */
@Injectable()
export class EffortForecastReader implements ForecastSource {
  constructor(private readonly db: Database) {}

  async read(query: ForecastQuery): Promise<Forecast[]> {
    const rows = await this.db.query<Row>(
      `SELECT node.id AS "entityId", node.id AS "nodeId", NULL AS "keyResultId", 'person-months' AS unit,
         node.title AS statement, NULL::float8 AS confidence, ${statedNumber('effort_person_months')} AS expected,
         COALESCE(node.building_since, ${dayOf('stated.at')})::text AS "statedOn", node.shipped_on::text AS "dueOn",
         stated.at AS "writtenAt", COALESCE(${dayOf('stated.at')} > node.shipped_on, false) AS "writtenAfterwards", NULL AS verdict,
         node.actual_effort_person_months AS measured
       FROM tree_node AS node
       JOIN tree_node AS root ON root.workspace_id = $1::uuid AND root.id = node.tree_id
       CROSS JOIN LATERAL (${firstStatement('Solution', 'node', NOT_BEGUN)}) AS stated
       WHERE node.workspace_id = $1::uuid AND node.kind = 'SOLUTION' AND node.status IN ('BUILDING', 'SHIPPED') AND NOT node.archived_in_effect
         AND stated.image->>'effort_person_months' IS NOT NULL AND ${pageBy('root.team_id', DUE, 'node.id')}`,
      valuesOf(query),
    );
    return rows.map((row) => ({ ...row, kind: 'EFFORT', ...settleEffort(row.expected, row.measured) }));
  }
}
