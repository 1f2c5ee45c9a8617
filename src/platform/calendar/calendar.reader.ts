import { Injectable } from '@nestjs/common';
import type { WeekStart } from '../../domain/foundation/calendar/interval.ts';
import { dateIn } from '../../domain/foundation/calendar/zone.ts';
import { Database } from '../database/database.ts';
import { currentCaller, currentRequest } from '../request/request.ts';

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

  private settings(): Promise<{ readonly timeZone: string; readonly weekStart: WeekStart }> {
    return currentRequest().loader(CalendarReader, async () => {
      const [workspace] = await this.db.sql<{ timeZone: string; weekStart: WeekStart }>`
        SELECT time_zone AS "timeZone", week_start AS "weekStart" FROM workspace WHERE workspace_id = ${currentCaller().workspaceId}`;
      return workspace ?? { timeZone: 'UTC', weekStart: 'MONDAY' as const };
    });
  }
}
