import { Injectable } from '@nestjs/common';
import { dateIn } from '../../../domain/foundation/calendar/zone.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
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

/** Where an expectation starts, and by when it is to come true. */
export type Frame = Pick<KeyResultLink, 'baseline' | 'baselineOn' | 'dueOn'>;

/** Knows from what and by when impacts are expected, and what was seen of them. */
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
   * The frame of a new expectation. A baseline that is not given is where the key result stands, or else the last
   * reading of its metric, or else where its target starts; a due day that is not given is the cycle's last.
   */
  async frame(keyResult: KeyResult, given: ImpactHypothesisInput): Promise<Frame> {
    const objective = await this.read.get(Objective, keyResult.objectiveId);
    const cycle = await this.read.get(Cycle, objective.cycleId);
    const dueOn = given.dueOn ?? cycle.endsOn;
    const { baseline } = given;
    if (baseline !== undefined && baseline !== null)
      return { baseline, baselineOn: given.baselineOn ?? (await this.calendar.today()), dueOn };
    const stands = (await this.readings.readings(keyResult.id)).at(-1) ?? (await this.lastOf(keyResult.metricId));
    if (stands) return { baseline: stands.value, baselineOn: stands.observedOn, dueOn };
    return { baseline: keyResult.initial, baselineOn: keyResult.initial === null ? null : cycle.startsOn, dueOn };
  }

  /** The last value after the baseline's day and by the end of the due day; null where there is none. One statement for all links of a page, beside their key results' check-ins. */
  async seen(link: KeyResultLink): Promise<number | null> {
    const [zone, reading, counted] = await Promise.all([
      this.calendar.zone(),
      this.lastReading(link),
      this.checkIns.counted(link.keyResultId),
    ]);
    const checkIn = counted.findLast(({ observedAt }) => {
      const day = dateIn(zone, observedAt);
      return day > (link.baselineOn ?? '') && day <= link.dueOn;
    });
    const newer = !reading || (checkIn && checkIn.observedAt >= reading.observedAt) ? checkIn : reading;
    return newer?.value ?? null;
  }

  private lastReading(link: KeyResultLink): Promise<{ value: number; observedAt: Date } | null> {
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
      JOIN key_result ON key_result.workspace_id = ${workspaceId} AND key_result.id = link.key_result_id
      CROSS JOIN LATERAL (
        SELECT value, observed_at FROM metric_reading
        WHERE workspace_id = ${workspaceId} AND metric_id = key_result.metric_id
          AND observed_at >= COALESCE((link.baseline_on + 1)::timestamp AT TIME ZONE ${zone}, '-infinity')
          AND observed_at < (link.due_on + 1)::timestamp AT TIME ZONE ${zone}
        ORDER BY observed_at DESC, id DESC LIMIT 1
      ) AS reading
      WHERE link.workspace_id = ${workspaceId} AND link.id = ANY(${ids}::uuid[])`;
    const byLink = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byLink.get(id) ?? null);
  }

  private async lastOf(metricId: string): Promise<{ value: number; observedOn: string } | null> {
    const [last] = await this.db.sql<{ value: number; observedAt: Date }>`
      SELECT value, observed_at AS "observedAt" FROM metric_reading
      WHERE workspace_id = ${currentCaller().workspaceId} AND metric_id = ${metricId}
      ORDER BY observed_at DESC, id DESC LIMIT 1`;
    return last ? { value: last.value, observedOn: dateIn(await this.calendar.zone(), last.observedAt) } : null;
  }
}
