import { Injectable } from '@nestjs/common';
import type { Reading } from '../../../domain/goals/key-result/progress.ts';
import { dayAt, leavesDayBehind } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { CheckInReader } from './check-in.reader.ts';
import { changedSinceFinal } from './finals.reader.ts';
import type { ReadingSource } from './progress.model.ts';

/** A value of a key result's metric, with its instant and its source. */
export interface SourcedReading extends Reading {
  readonly observedAt: Date;
  readonly source: ReadingSource;
}

type Measured = Pick<SourcedReading, 'value' | 'observedAt' | 'observedOn'>;

/**
 * Reads the values of key results: from check-ins and, where no check-in is newer, from their metrics' readings. Only
 * readings within the cycle count, so that a key result of last year does not move with the metric of today; and of
 * those only what had arrived, as it was, when the figures of the cycle were final.
 */
@Injectable()
export class KeyResultReadingReader {
  constructor(
    private readonly db: Database,
    private readonly checkIns: CheckInReader,
  ) {}

  /** All check-ins that count and the metric's last reading of each day, oldest first. Two statements for all key results of a page. */
  async readings(keyResultId: string): Promise<SourcedReading[]> {
    const [counted, measured] = await Promise.all([this.checkIns.counted(keyResultId), this.measured(keyResultId)]);
    const of =
      (source: ReadingSource) =>
      ({ value, observedAt, observedOn }: Measured): SourcedReading => ({ value, observedAt, observedOn, source });
    // At the same instant the check-in comes last, so that it counts: a person stated it.
    return [...measured.map(of('METRIC_READING')), ...counted.map(of('CHECK_IN'))].sort(
      (one, other) => one.observedAt.getTime() - other.observedAt.getTime(),
    );
  }

  /** The last reading of each day of the cycle, and perhaps one more of a day that begins twice; as many probes as there are days with a reading. */
  private measured(keyResultId: string): Promise<Measured[]> {
    return currentRequest()
      .loader('KeyResult.measured', () => new Loader((ids: readonly string[]) => this.ofKeyResults(ids)))
      .load(keyResultId);
  }

  private async ofKeyResults(ids: readonly string[]): Promise<Measured[][]> {
    const { workspaceId } = currentCaller();
    // From the last reading back: the last one of each day before. What was changed after the figures were final is
    // passed over there, and counts as it was.
    const rows = await this.db.sql<Measured & { keyResultId: string }>`
      WITH RECURSIVE asked AS (
        SELECT key_result.workspace_id, key_result.id, key_result.metric_id, cycle.begins_at, cycle.ends_at, cycle.final_at,
               cycle.time_zone AS zone
        FROM key_result
        JOIN objective ON objective.workspace_id = ${workspaceId} AND objective.id = key_result.objective_id
        JOIN cycle ON cycle.workspace_id = ${workspaceId} AND cycle.id = objective.cycle_id
        WHERE key_result.workspace_id = ${workspaceId} AND key_result.id = ANY(${ids}::uuid[])
      ), last AS (
        SELECT asked.*, reading.value, reading.observed_at FROM asked CROSS JOIN LATERAL (
          ${() => lastBefore('asked', 'asked.ends_at')}
        ) AS reading
        UNION ALL
        SELECT last.workspace_id, last.id, last.metric_id, last.begins_at, last.ends_at, last.final_at, last.zone,
          reading.value, reading.observed_at
        FROM last CROSS JOIN LATERAL (
          ${() => lastBefore('last', leavesDayBehind('last.observed_at', 'last.zone'))}
        ) AS reading
      )
      SELECT id AS "keyResultId", value, observed_at AS "observedAt", ${() => dayAt('observed_at', 'zone')}::text AS "observedOn" FROM last
      UNION ALL
      SELECT asked.id, former.value, former.observed_at, ${() => dayAt('former.observed_at', 'asked.zone')}::text
      FROM asked CROSS JOIN LATERAL (${() => changedSinceFinal('asked')}) AS former
      WHERE former.observed_at >= asked.begins_at AND former.observed_at < asked.ends_at
      ORDER BY "observedAt"`;
    return groupRowsById(ids, rows, (row) => row.keyResultId);
  }
}

/** The last reading of `asked` before an instant that counts for its figures. */
const lastBefore = (asked: string, before: string): string => `
  SELECT value, observed_at FROM metric_reading
  WHERE workspace_id = ${asked}.workspace_id AND metric_id = ${asked}.metric_id
    AND observed_at >= ${asked}.begins_at AND observed_at < ${before} AND updated_at < ${asked}.final_at
  ORDER BY observed_at DESC, id DESC LIMIT 1`;
