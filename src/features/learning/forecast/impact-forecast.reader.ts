import { Injectable } from '@nestjs/common';
import { settleImpact, type StatedImpact } from '../../../domain/learning/forecast/settle.ts';
import { Database } from '../../../platform/database/database.ts';
import type { ForecastSource, StatedForecast, ForecastQuery } from './forecast-source.model.ts';
import type { Forecast } from './forecast.model.ts';
import {
  dayOf,
  IMPACT_HAS_BEGUN,
  lastValue,
  NOTHING_EXPECTED,
  pageBy,
  statementBefore,
  statedDay,
  statedNumber,
  valuesOf,
} from './first-statement.reader.ts';

type Row = Omit<StatedForecast, 'dueOn' | 'verdict'> & StatedImpact;

/** Reads the expected impacts of nodes on key results. */
@Injectable()
export class ImpactForecastReader implements ForecastSource {
  constructor(private readonly db: Database) {}

  async read(query: ForecastQuery): Promise<Forecast[]> {
    const rows = await this.db.query<Row>(
      `SELECT link.id AS "entityId", link.node_id AS "nodeId", link.key_result_id AS "keyResultId", metric.unit,
         stated.image->>'statement' AS statement, stated.image->>'direction' AS direction,
         ${statedNumber('confidence')} AS confidence, ${statedNumber('expected_size')} AS expected,
         ${statedNumber('expected_size')} AS "expectedSize", ${statedNumber('baseline')} AS baseline,
         COALESCE(${statedDay('baseline_on')}, ${dayOf('stated.at')})::text AS "statedOn", ${statedDay('due_on')}::text AS "dueOn",
         stated.at AS "writtenAt", ${dayOf('stated.at')} > ${statedDay('due_on')} AS "writtenAfterwards",
         link.verdict, measured.value AS latest
       FROM key_result_link AS link
       JOIN tree_node AS node ON node.workspace_id = $1::uuid AND node.id = link.node_id
       JOIN tree_node AS root ON root.workspace_id = $1::uuid AND root.id = node.tree_id
       JOIN key_result ON key_result.workspace_id = $1::uuid AND key_result.id = link.key_result_id
       JOIN metric ON metric.workspace_id = $1::uuid AND metric.id = key_result.metric_id
       CROSS JOIN LATERAL (${statementBefore('KeyResultLink', 'link', NOTHING_EXPECTED, IMPACT_HAS_BEGUN)}) AS stated
       LEFT JOIN LATERAL (${lastValue(statedDay('baseline_on'), statedDay('due_on'))}) AS measured ON true
       WHERE link.workspace_id = $1::uuid AND NOT node.archived_in_effect AND ${pageBy('root.team_id', statedDay('due_on'), 'link.id')}`,
      valuesOf(query),
    );
    return rows.map((row) => ({ ...row, kind: 'IMPACT_HYPOTHESIS', ...settleImpact(row, query.today) }));
  }
}
