import { Injectable } from '@nestjs/common';
import { addDays, daysBetween } from '../../../domain/foundation/calendar/date.ts';
import { type Interval, type Period, periodsOf } from '../../../domain/foundation/calendar/interval.ts';
import { CalendarReader, type DayRange } from '../../../platform/calendar/calendar.reader.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { type MetricBucket, type MetricSeriesArgs, MOST_BUCKETS } from './metric-series.model.ts';

type Found = Pick<MetricBucket, 'startsOn' | 'value' | 'observedAt'> & { readonly metricId: string };

/** Groups the readings of metrics by periods of the workspace's calendar. */
@Injectable()
export class MetricSeriesReader {
  constructor(
    private readonly db: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /** The last reading of every period; one statement for all metrics of a page. @throws Fault BAD_REQUEST */
  async series(metricId: string, args: MetricSeriesArgs): Promise<MetricBucket[]> {
    const stretches = await this.stretches(await this.calendar.figureDaysOf(args), args.interval);
    const found = await currentRequest()
      .loader(
        `Metric.series/${JSON.stringify(args)}`,
        () => new Loader((ids: readonly string[]) => this.ofMetrics(ids, stretches)),
      )
      .load(metricId);
    const byStart = new Map(found.map((each) => [each.startsOn, each]));
    return stretches.map((stretch) => ({
      ...stretch,
      value: byStart.get(stretch.startsOn)?.value ?? null,
      observedAt: byStart.get(stretch.startsOn)?.observedAt ?? null,
    }));
  }

  /** The periods from that of the first day to that of the last, by default today. @throws Fault BAD_REQUEST when there are too many, or the last is before the first */
  async stretches(days: DayRange, interval: Interval): Promise<Period[]> {
    const last = days.last ?? (await this.calendar.today());
    const first = days.first ?? last;
    if (daysBetween(first, last) < 0)
      throw new Fault('BAD_REQUEST', `"from" (${first}) must not be after the last day of the series (${last}).`);
    try {
      return periodsOf(first, last, interval, await this.calendar.weekStart(), MOST_BUCKETS);
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      throw new Fault(
        'BAD_REQUEST',
        `A series holds up to ${MOST_BUCKETS} stretches: ask for fewer days or longer ones.`,
      );
    }
  }

  private async ofMetrics(ids: readonly string[], stretches: readonly Period[]): Promise<Found[][]> {
    const begins = await Promise.all(stretches.map(({ startsOn }) => this.calendar.firstMomentOf(startsOn)));
    const ends = await Promise.all(stretches.map(({ endsOn }) => this.calendar.firstMomentOf(addDays(endsOn, 1))));
    const rows = await this.db.sql<Found>`
      SELECT asked.metric_id AS "metricId", stretch.starts_on AS "startsOn", last.value, last.observed_at AS "observedAt"
      FROM unnest(${ids}::uuid[]) AS asked (metric_id)
      CROSS JOIN unnest(${stretches.map(({ startsOn }) => startsOn)}::text[], ${begins}::timestamptz[], ${ends}::timestamptz[])
        AS stretch (starts_on, begins_at, ends_at)
      CROSS JOIN LATERAL (
        SELECT value, observed_at FROM metric_reading
        WHERE workspace_id = ${currentCaller().workspaceId} AND metric_id = asked.metric_id
          AND observed_at >= stretch.begins_at AND observed_at < stretch.ends_at
        ORDER BY observed_at DESC, id DESC LIMIT 1
      ) AS last`;
    return groupRowsById(ids, rows, ({ metricId }) => metricId);
  }
}
