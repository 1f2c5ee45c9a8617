import { addDays, dayNumber, daysBetween } from '../../foundation/calendar/date.ts';
import { periodsOf, periodOf } from '../../foundation/calendar/interval.ts';
import { CHOSEN } from '../chosen.ts';

/** Touchpoints of one week, which begins on a Monday. */
export interface WeekOfTouchpoints {
  /** The Monday, YYYY-MM-DD. */
  readonly startsOn: string;
  /** Number of sessions held with a member of the team. */
  readonly touchpoints: number;
  /** Number of these with product, design and engineering. */
  readonly withTrio: number;
  /** Number of these with engineering. */
  readonly withEngineer: number;
  /** Day of the last one, YYYY-MM-DD. */
  readonly lastOn: string;
}

/** One week of a cadence. */
export interface CadenceWeek extends Omit<WeekOfTouchpoints, 'lastOn'> {
  /** ISO 8601 name, such as "2026-W01". */
  readonly week: string;
  readonly endsOn: string;
  /** Whether the week is over. */
  readonly isFinished: boolean;
}

/** How often a team talks to customers. */
export interface Cadence {
  readonly weeks: readonly CadenceWeek[];
  /** Number of consecutive weeks with a touchpoint, up to the last week that is over. */
  readonly streakWeeks: number;
  /** Day of the last touchpoint, YYYY-MM-DD; null where there was none. */
  readonly lastOn: string | null;
  /** Days since the last touchpoint; null where there was none. */
  readonly daysSinceLast: number | null;
}

/** ISO 8601 name of the week of a day, such as "2026-W01"; the year is that of the week's Thursday. */
export function isoWeekOf(date: string): string {
  const { startsOn } = periodOf(date, 'WEEK', 'MONDAY');
  const thursday = addDays(startsOn, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * Weekly touchpoints (Torres, Continuous Discovery Habits, 2021) from the week of `from` to the week of `to`, without
 * gaps. The streak has weeks that are over by the end of `to`, or of yesterday where that is earlier, and may begin
 * before `from`.
 *
 * @param found weeks with touchpoints up to `to`, those before `from` included, in any order
 * @throws RangeError for more than 160 weeks
 */
export function cadenceOf(found: readonly WeekOfTouchpoints[], from: string, to: string, today: string): Cadence {
  const byStart = new Map(found.map((week) => [week.startsOn, week]));
  const weeks = periodsOf(from, to, 'WEEK', 'MONDAY', CHOSEN.cadence.mostWeeks).map(({ startsOn, endsOn }) => {
    const { touchpoints = 0, withTrio = 0, withEngineer = 0 } = byStart.get(startsOn) ?? {};
    const isFinished = endsOn < today;
    return { week: isoWeekOf(startsOn), startsOn, endsOn, isFinished, touchpoints, withTrio, withEngineer };
  });
  const until = to < today ? to : today;
  const { startsOn, endsOn } = periodOf(until, 'WEEK', 'MONDAY');
  let streakWeeks = 0;
  let week = endsOn <= until && endsOn < today ? startsOn : addDays(startsOn, -7);
  for (; byStart.has(week); week = addDays(week, -7)) streakWeeks++;
  const lastOn = found.reduce<string | null>(
    (last, each) => (last === null || each.lastOn > last ? each.lastOn : last),
    null,
  );
  return { weeks, streakWeeks, lastOn, daysSinceLast: lastOn === null ? null : daysBetween(lastOn, until) };
}
