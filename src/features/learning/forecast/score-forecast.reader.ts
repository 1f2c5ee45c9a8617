import { Injectable } from '@nestjs/common';
import type { ScoredCase } from '../../../domain/learning/forecast/backtest.ts';
import { LIKELIHOOD_MODELS, statedConfidence } from '../../../domain/learning/forecast/stated-confidence.ts';
import { settleImpact, type StatedImpact } from '../../../domain/learning/forecast/settle.ts';
import type { Inputs } from '../../../domain/priorities/scoring/scoring-model.ts';
import { isByEndOf } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { countingFirst, isNotVoided } from '../../priorities/scoring/counting-score.reader.ts';
import type { ForecastSource, StatedForecast, ForecastQuery } from './forecast-source.model.ts';
import type { Forecast } from './forecast.model.ts';
import {
  dayOf,
  firstStatement,
  IMPACT_HAS_BEGUN,
  lastValue,
  NOTHING_EXPECTED,
  pageBy,
  statementBefore,
  statedDay,
  statedNumber,
  valuesOf,
} from './first-statement.reader.ts';

/** A score at the time of a decision for a key result, with the impact that was measured afterwards. */
interface Row extends Omit<StatedForecast, 'dueOn' | 'verdict'>, StatedImpact {
  model: string;
  inputs: Inputs;
  value: number | null;
  effort: number | null;
  /** Distance between the start and the goal of the key result, in the metric's unit; null when it has no such goal. */
  distance: number | null;
}

/** A forecast by a score, with its judged inputs. */
export interface Judged extends Forecast {
  readonly inputs: Inputs;
}

/** Day of the decision, as SQL: the day of the impact statement, or the day on which building began if that was later. */
const DECIDED = `GREATEST(COALESCE(${statedDay('baseline_on')}, ${dayOf('stated.at')}), node.building_since)`;

/** Reads scores together with the impact of their nodes on key results. */
@Injectable()
export class ScoreForecastReader implements ForecastSource {
  constructor(private readonly db: Database) {}

  async read(query: ForecastQuery): Promise<Judged[]> {
    const rows = await this.rows(query, query.model === null ? LIKELIHOOD_MODELS : [query.model]);
    return rows.map((row) => ({
      ...row,
      kind: 'SCORE',
      confidence: statedConfidence(row.model, row.inputs['confidence'] ?? null),
      ...settleImpact(row, query.today),
    }));
  }

  /**
   * Settled cases of a model, one for each node: the mean of its impacts, each as a share of the distance between the start
   * and the goal of its key result, or of the expected size when there is no such distance.
   */
  async cases(query: ForecastQuery, model: string): Promise<ScoredCase[]> {
    const byNode = new Map<string, { score: number; effort: number | null; outcomes: number[] }>();
    for (const row of await this.rows(query, [model])) {
      const { actual, ratio } = settleImpact(row, query.today);
      const outcome = row.distance !== null && row.distance > 0 && actual !== null ? actual / row.distance : ratio;
      if (row.value === null || outcome === null) continue;
      const known = byNode.get(row.nodeId ?? '');
      if (known) known.outcomes.push(outcome);
      else byNode.set(row.nodeId ?? '', { score: row.value, effort: row.effort, outcomes: [outcome] });
    }
    return [...byNode.values()].map(({ outcomes, ...scored }) => ({
      ...scored,
      outcome: outcomes.reduce((sum, each) => sum + each, 0) / outcomes.length,
    }));
  }

  private rows(query: ForecastQuery, models: readonly string[]): Promise<Row[]> {
    return this.db.query<Row>(
      `SELECT score.id AS "entityId", link.node_id AS "nodeId", link.key_result_id AS "keyResultId", metric.unit,
         node.title AS statement, NULL::float8 AS confidence, ${statedNumber('expected_size')} AS expected,
         ${statedNumber('expected_size')} AS "expectedSize", ${statedNumber('baseline')} AS baseline,
         stated.image->>'direction' AS direction, ${DECIDED}::text AS "statedOn", ${statedDay('due_on')}::text AS "dueOn",
         score.created_at AS "writtenAt", ${dayOf('score.created_at')} > ${statedDay('due_on')} AS "writtenAfterwards",
         link.verdict, measured.value AS latest, score.model, score.inputs, score.value,
         COALESCE((score.inputs->>'effort')::float8, estimate.effort) AS effort, abs(key_result.goal - key_result.initial) AS distance
       FROM key_result_link AS link
       JOIN tree_node AS node ON node.workspace_id = $1::uuid AND node.id = link.node_id
       JOIN tree_node AS root ON root.workspace_id = $1::uuid AND root.id = node.tree_id
       JOIN key_result ON key_result.workspace_id = $1::uuid AND key_result.id = link.key_result_id
       JOIN metric ON metric.workspace_id = $1::uuid AND metric.id = key_result.metric_id
       CROSS JOIN LATERAL (${statementBefore('KeyResultLink', 'link', NOTHING_EXPECTED, IMPACT_HAS_BEGUN)}) AS stated
       CROSS JOIN LATERAL (
         SELECT DISTINCT ON (model) id, model, inputs, value, created_at FROM score
         WHERE score.workspace_id = $1::uuid AND score.node_id = link.node_id AND score.model = ANY($9::text[])
           AND ${isNotVoided('score')} AND ${isByEndOf('score.recorded_at', DECIDED, '$2')}
         ORDER BY model, ${countingFirst('score')}
       ) AS score
       LEFT JOIN LATERAL (
         SELECT ${statedNumber('effort_person_months')} AS effort
         FROM (${firstStatement('Solution', 'node', "image->>'effort_person_months' IS NULL")}) AS stated
       ) AS estimate ON true
       LEFT JOIN LATERAL (${lastValue(statedDay('baseline_on'), statedDay('due_on'))}) AS measured ON true
       WHERE link.workspace_id = $1::uuid AND NOT node.archived_in_effect AND ${DECIDED} <= ${statedDay('due_on')}
         AND ${pageBy('root.team_id', statedDay('due_on'), 'score.id')}`,
      [...valuesOf(query), models],
    );
  }
}
