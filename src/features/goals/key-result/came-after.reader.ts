import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { type KeyResultLateValue, MOST_LATE_VALUES } from './came-after.model.ts';

/** Reads what is shown beside the figures of a cycle that is over, without counting in them. */
@Injectable()
export class CameAfterReader {
  constructor(private readonly db: Database) {}

  /** Values that were observed after the cycle, or arrived when its figures were final; latest arrival first. One statement for all key results of a request. */
  of(keyResultId: string): Promise<KeyResultLateValue[]> {
    return currentRequest()
      .loader('KeyResult.cameAfter', () => new Loader((ids: readonly string[]) => this.ofEach(ids)))
      .load(keyResultId);
  }

  private async ofEach(ids: readonly string[]): Promise<KeyResultLateValue[][]> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<KeyResultLateValue & { keyResultId: string }>`
      WITH asked AS (
        SELECT key_result.id, key_result.metric_id, cycle.begins_at, cycle.ends_at, cycle.final_at
        FROM key_result
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.id = ANY(${ids}::uuid[]) AND cycle.ends_at <= now()
      )
      SELECT asked.id AS "keyResultId", late.source, late.value, late.observed_at AS "observedAt", late.arrived_at AS "arrivedAt",
             late.observed_at < asked.ends_at AS "isWithinCycle", late.check_in_id AS "checkInId"
      FROM asked CROSS JOIN LATERAL (
        (SELECT 'CHECK_IN' AS source, made.value, made.observed_at, made.created_at AS arrived_at, made.id AS check_in_id
         FROM check_in AS made
         WHERE made.workspace_id = ${workspaceId} AND made.key_result_id = asked.id
           AND made.observed_at >= asked.begins_at AND (made.observed_at >= asked.ends_at OR made.created_at >= asked.final_at)
           AND NOT EXISTS (
             SELECT FROM check_in AS later WHERE later.workspace_id = ${workspaceId} AND later.corrects_id = made.id)
         ORDER BY made.observed_at DESC LIMIT ${MOST_LATE_VALUES})
        UNION ALL
        (SELECT 'METRIC_READING', value, observed_at, updated_at, NULL FROM metric_reading
         WHERE workspace_id = ${workspaceId} AND metric_id = asked.metric_id
           AND observed_at >= asked.begins_at AND (observed_at >= asked.ends_at OR updated_at >= asked.final_at)
         ORDER BY observed_at DESC LIMIT ${MOST_LATE_VALUES})
        ORDER BY arrived_at DESC, observed_at DESC LIMIT ${MOST_LATE_VALUES}
      ) AS late
      ORDER BY late.arrived_at DESC, late.observed_at DESC`;
    return groupRowsById(ids, rows, (row) => row.keyResultId);
  }
}
