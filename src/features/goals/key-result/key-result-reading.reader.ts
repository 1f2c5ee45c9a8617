import { Injectable } from '@nestjs/common';
import { dateIn } from '../../../domain/foundation/calendar/zone.ts';
import type { Reading } from '../../../domain/goals/key-result/progress.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { CheckInReader } from './check-in.reader.ts';
import type { ReadingSource } from './progress.model.ts';

/** A value of a key result's metric, with its instant and its source. */
export interface SourcedReading extends Reading {
  readonly observedAt: Date;
  readonly source: ReadingSource;
}

/**
 * Reads the values of key results: from check-ins and, where no check-in is newer, from their metrics' readings. Only
 * readings within the cycle count, so that a key result of last year does not move with the metric of today.
 */
@Injectable()
export class KeyResultReadingReader {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
    private readonly checkIns: CheckInReader,
  ) {}

  /** All check-ins that count and the metric's last reading of each day, oldest first. Two statements for all key results of a page. */
  async readings(keyResultId: string): Promise<SourcedReading[]> {
    const [counted, measured, zone] = await Promise.all([
      this.checkIns.counted(keyResultId),
      this.measured(keyResultId),
      this.calendar.zone(),
    ]);
    const of = (source: ReadingSource) => (each: { value: number; observedAt: Date }) => ({
      value: each.value,
      observedAt: each.observedAt,
      observedOn: dateIn(zone, each.observedAt),
      source,
    });
    // At the same instant the check-in comes last, so that it counts: a person stated it.
    return [...measured.map(of('METRIC_READING')), ...counted.map(of('CHECK_IN'))].sort(
      (one, other) => one.observedAt.getTime() - other.observedAt.getTime(),
    );
  }

  /** The last reading of each day of the cycle; as many probes as there are days from the first reading to the last. */
  private measured(keyResultId: string): Promise<{ value: number; observedAt: Date }[]> {
    return currentRequest()
      .loader(
        'KeyResult.measured',
        () => new Loader(async (ids: readonly string[]) => this.ofKeyResults(ids, await this.calendar.zone())),
      )
      .load(keyResultId);
  }

  private async ofKeyResults(ids: readonly string[], zone: string): Promise<{ value: number; observedAt: Date }[][]> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<{ keyResultId: string; value: number; observedAt: Date }>`
      WITH asked AS (
        SELECT key_result.id, key_result.metric_id,
               cycle.starts_on::timestamp AT TIME ZONE ${zone} AS starts_at,
               (cycle.ends_on + 1)::timestamp AT TIME ZONE ${zone} AS ends_at
        FROM key_result
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.id = ANY(${ids}::uuid[])
      )
      SELECT asked.id AS "keyResultId", reading.value, reading.observed_at AS "observedAt"
      FROM asked
      CROSS JOIN LATERAL (
        SELECT observed_at FROM metric_reading
        WHERE workspace_id = ${workspaceId} AND metric_id = asked.metric_id
          AND observed_at >= asked.starts_at AND observed_at < asked.ends_at ORDER BY observed_at LIMIT 1
      ) AS first
      CROSS JOIN LATERAL (
        SELECT observed_at FROM metric_reading
        WHERE workspace_id = ${workspaceId} AND metric_id = asked.metric_id
          AND observed_at >= asked.starts_at AND observed_at < asked.ends_at ORDER BY observed_at DESC LIMIT 1
      ) AS last
      CROSS JOIN LATERAL generate_series(
        date_trunc('day', first.observed_at AT TIME ZONE ${zone}), last.observed_at AT TIME ZONE ${zone}, interval '1 day'
      ) AS day (begins)
      CROSS JOIN LATERAL (
        SELECT value, observed_at FROM metric_reading
        WHERE workspace_id = ${workspaceId} AND metric_id = asked.metric_id
          AND observed_at >= day.begins AT TIME ZONE ${zone}
          AND observed_at < (day.begins + interval '1 day') AT TIME ZONE ${zone}
        ORDER BY observed_at DESC, id DESC LIMIT 1
      ) AS reading
      ORDER BY reading.observed_at`;
    return groupRowsById(ids, rows, (row) => row.keyResultId);
  }
}
