import { Injectable } from '@nestjs/common';
import { dateIn } from '../../domain/calendar/zone.ts';
import { Database } from '../database/database.ts';
import { currentCaller, currentRequest } from '../request/request.ts';

/** Knows the caller's days: those of the workspace's time zone, whatever clock the service has. */
@Injectable()
export class CalendarReader {
  constructor(private readonly db: Database) {}

  /** IANA time zone of the workspace; one statement a request. */
  zone(): Promise<string> {
    return currentRequest().loader(CalendarReader, async () => {
      const [workspace] = await this.db.sql<{ timeZone: string }>`
        SELECT time_zone AS "timeZone" FROM workspace WHERE workspace_id = ${currentCaller().workspaceId}`;
      return workspace?.timeZone ?? 'UTC';
    });
  }

  /** The day it is in the workspace, YYYY-MM-DD. */
  async today(): Promise<string> {
    return dateIn(await this.zone(), new Date());
  }
}
