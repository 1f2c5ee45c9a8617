import { Injectable } from '@nestjs/common';
import type { UsedMetric } from '../../../domain/context/metric/metric-rules.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { Metric } from './metric.model.ts';

/** Knows what is stated in the unit of a metric. */
@Injectable()
export class MetricUseReader {
  constructor(private readonly db: Database) {}

  /** The metric with what is stated in its unit as of a day of the workspace; one statement. */
  async of({ id, unit, direction }: Metric, today: string): Promise<UsedMetric> {
    const { workspaceId } = currentCaller();
    const [use] = await this.db.sql<Pick<UsedMetric, 'keyResults' | 'guardrails' | 'isRead'>>`
      SELECT (
        SELECT count(*)::int FROM key_result AS row
        JOIN objective ON objective.workspace_id = row.workspace_id AND objective.id = row.objective_id
        JOIN cycle ON cycle.workspace_id = objective.workspace_id AND cycle.id = objective.cycle_id
        WHERE row.workspace_id = ${workspaceId} AND row.metric_id = ${id} AND row.archived_at IS NULL
          AND objective.archived_at IS NULL AND cycle.archived_at IS NULL AND cycle.ends_on >= ${today}::date
      ) AS "keyResults", (
        SELECT count(*)::int FROM guardrail AS row WHERE row.workspace_id = ${workspaceId} AND row.metric_id = ${id}
      ) AS guardrails, EXISTS (
        SELECT FROM metric_reading AS row WHERE row.workspace_id = ${workspaceId} AND row.metric_id = ${id}
      ) AS "isRead"`;
    return { unit, direction, keyResults: 0, guardrails: 0, isRead: false, ...use };
  }
}
