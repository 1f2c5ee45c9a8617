import { Injectable } from '@nestjs/common';
import { dateIn } from '../../../domain/foundation/calendar/zone.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { isAfter, isByEndOf } from '../../../platform/calendar/sql-day.ts';
import { Database } from '../../../platform/database/database.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { CheckInReader } from './check-in.reader.ts';
import { KeyResultReadingReader } from './key-result-reading.reader.ts';
import type { ImpactHypothesisInput } from './impact-hypothesis.model.ts';
import type { KeyResultLink } from './key-result-link.model.ts';
import type { KeyResult } from './key-result.model.ts';
import { Objective } from './objective.model.ts';

/** Baseline and due day of a hypothesis. */
export type Frame = Pick<KeyResultLink, 'baseline' | 'baselineOn' | 'dueOn'>;

/** Finds the default baseline and due day of hypotheses, and the values by which they are checked. */
@Injectable()
export class ImpactReader {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
    private readonly calendar: CalendarReader,
    private readonly checkIns: CheckInReader,
    private readonly readings: KeyResultReadingReader,
  ) {}

  /**
   * The frame of a new hypothesis. The default baseline is the latest value of the key result, or else the last reading
   * of its metric, or else the initial value of its target. The default due day is the last day of the cycle.
   */
  async frame(keyResult: KeyResult, given: ImpactHypothesisInput): Promise<Frame> {
    const objective = await this.read.get(Objective, keyResult.objectiveId);
    const cycle = await this.read.get(Cycle, objective.cycleId);
    const dueOn = given.dueOn ?? cycle.endsOn;
    const { baseline } = given;
    if (baseline !== undefined && baseline !== null)
      return { baseline, baselineOn: given.baselineOn ?? (await this.calendar.today()), dueOn };
    const latest =
      (await this.readings.readings(keyResult.id)).at(-1) ?? (await this.lastReadingOf(keyResult.metricId));
    if (latest) return { baseline: latest.value, baselineOn: latest.observedOn, dueOn };
    return { baseline: keyResult.initial, baselineOn: keyResult.initial === null ? null : cycle.startsOn, dueOn };
  }

  /** The last value after the baseline's day and by the end of the due day; null if there is none. One statement for all links of a page, besides the one for their check-ins. */
  async seen(link: KeyResultLink): Promise<number | null> {
    const [zone, reading, counted] = await Promise.all([
      this.calendar.zone(),
      this.lastReadingWithin(link),
      this.checkIns.uncorrected(link.keyResultId),
    ]);
    const checkIn = counted.findLast(({ observedAt }) => {
      const day = dateIn(zone, observedAt);
      return day > (link.baselineOn ?? '') && day <= link.dueOn;
    });
    const newer = !reading || (checkIn && checkIn.observedAt >= reading.observedAt) ? checkIn : reading;
    return newer?.value ?? null;
  }

  private lastReadingWithin(link: KeyResultLink): Promise<{ value: number; observedAt: Date } | null> {
    return currentRequest()
      .loader(
        'Impact.lastReading',
        () => new Loader(async (ids: readonly string[]) => this.ofLinks(ids, await this.calendar.zone())),
      )
      .load(link.id);
  }

  private async ofLinks(ids: readonly string[], zone: string): Promise<({ value: number; observedAt: Date } | null)[]> {
    const { workspaceId } = currentCaller();
    const rows = await this.db.sql<{ id: string; value: number; observedAt: Date }>`
      SELECT link.id, reading.value, reading.observed_at AS "observedAt"
      FROM key_result_link AS link
      CROSS JOIN (SELECT ${zone}::text AS name) AS zone
      JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = link.key_result_id
      CROSS JOIN LATERAL (
        SELECT value, observed_at FROM metric_reading
        WHERE workspace_id = ${workspaceId} AND metric_id = key_result.metric_id
          AND ${() => isAfter('observed_at', 'link.baseline_on', 'zone.name')}
          AND ${() => isByEndOf('observed_at', 'link.due_on', 'zone.name')}
        ORDER BY observed_at DESC, id DESC LIMIT 1
      ) AS reading
      WHERE link.workspace_id = ${workspaceId} AND link.id = ANY(${ids}::uuid[])`;
    const byLink = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byLink.get(id) ?? null);
  }

  private async lastReadingOf(metricId: string): Promise<{ value: number; observedOn: string } | null> {
    const [last] = await this.db.sql<{ value: number; observedAt: Date }>`
      SELECT value, observed_at AS "observedAt" FROM metric_reading
      WHERE workspace_id = ${currentCaller().workspaceId} AND metric_id = ${metricId}
      ORDER BY observed_at DESC, id DESC LIMIT 1`;
    return last ? { value: last.value, observedOn: dateIn(await this.calendar.zone(), last.observedAt) } : null;
  }
}
