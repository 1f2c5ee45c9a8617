import { Injectable } from '@nestjs/common';
import type { WeekStart } from '../../domain/foundation/calendar/interval.ts';
import { dateIn, firstMomentOf } from '../../domain/foundation/calendar/zone.ts';
import { Database } from '../database/database.ts';
import { Fault } from '../request/fault.ts';
import { currentCaller, currentRequest } from '../request/request.ts';

/** A time from `from`, included, to `to`, excluded; an end that is null or left out is open. */
export interface TimeRange {
  readonly from?: Date | null;
  readonly to?: Date | null;
}

/** First and last day of a time, both included; null where that end is open. */
export interface DayRange {
  readonly first: string | null;
  readonly last: string | null;
}

/**
 * Days of which figures are made. Chosen: far enough from both ends of the calendar, the years 1 and 9999, that it has
 * every week, quarter and equally long time before around them.
 */
const FIGURES = { first: '1000-01-01', last: '8999-12-31' } as const;

/** Knows the caller's days: those of the workspace's time zone, whatever clock the service has. */
@Injectable()
export class CalendarReader {
  constructor(private readonly db: Database) {}

  /** IANA time zone of the workspace; one statement a request. */
  async zone(): Promise<string> {
    return (await this.settings()).timeZone;
  }

  /** Day on which the workspace's weeks begin; read together with its zone. */
  async weekStart(): Promise<WeekStart> {
    return (await this.settings()).weekStart;
  }

  /** The day it is in the workspace, YYYY-MM-DD. */
  async today(): Promise<string> {
    return dateIn(await this.zone(), new Date());
  }

  /** Day of an instant in the workspace, YYYY-MM-DD. */
  async dayOf(instant: Date): Promise<string> {
    return dateIn(await this.zone(), instant);
  }

  /** First moment of a day (YYYY-MM-DD) in the workspace. */
  async firstMomentOf(day: string): Promise<Date> {
    return firstMomentOf(await this.zone(), day);
  }

  /** Days of the workspace in a time, from that of `from` to that of the last moment before `to`. @throws Fault BAD_REQUEST unless `to` is after `from` */
  async daysOf({ from, to }: TimeRange): Promise<DayRange> {
    if (from && to && to <= from)
      throw new Fault('BAD_REQUEST', `"to" (${to.toISOString()}) must be after "from" (${from.toISOString()}).`);
    const zone = await this.zone();
    return { first: from ? dateIn(zone, from) : null, last: to ? dateIn(zone, new Date(to.getTime() - 1)) : null };
  }

  /** As `daysOf`, for figures, which reckon with days around these. @throws Fault BAD_REQUEST also where there may be none around them */
  async figureDaysOf(range: TimeRange): Promise<DayRange> {
    const days = await this.daysOf(range);
    const ends = [
      ['from', days.first],
      ['to', days.last],
    ] as const;
    for (const [name, day] of ends)
      if (day !== null && (day < FIGURES.first || day > FIGURES.last))
        throw new Fault(
          'BAD_REQUEST',
          `"${name}" lies on ${day}, of which no figures are made: ask for days from ${FIGURES.first} to ${FIGURES.last}.`,
        );
    return days;
  }

  private settings(): Promise<{ readonly timeZone: string; readonly weekStart: WeekStart }> {
    return currentRequest().loader(CalendarReader, async () => {
      const [workspace] = await this.db.sql<{ timeZone: string; weekStart: WeekStart }>`
        SELECT time_zone AS "timeZone", week_start AS "weekStart" FROM workspace WHERE workspace_id = ${currentCaller().workspaceId}`;
      return workspace ?? { timeZone: 'UTC', weekStart: 'MONDAY' as const };
    });
  }
}
