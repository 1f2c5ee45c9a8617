import { Injectable } from '@nestjs/common';
import type { CycleStatus } from '../../../domain/goals/key-result/cycle-status.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { type Condition, part } from '../../../platform/database/sql-part.ts';

/** Narrows lists by the status of a cycle; the same rule as the domain's `cycleStatus`. */
@Injectable()
export class CycleStatusReader {
  constructor(private readonly calendar: CalendarReader) {}

  /** Whether the cycle of alias `cycle` has one of the statuses, by today in the workspace; no condition for none given. */
  async isOneOf(statuses: readonly CycleStatus[] | null | undefined, cycle: string): Promise<Condition> {
    if (!statuses) return null;
    const today = await this.calendar.today();
    return part`(CASE WHEN ${today}::date < ${() => cycle}.starts_on THEN 'UPCOMING'
      WHEN ${today}::date > ${() => cycle}.ends_on THEN 'OVER' ELSE 'CURRENT' END) = ANY(${statuses}::text[])`;
  }
}
