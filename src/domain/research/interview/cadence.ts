import { addDays, dayNumber, daysBetween } from '../../foundation/calendar/date.ts';
import { type Period, periodOf, periodsOf, type WeekStart } from '../../foundation/calendar/interval.ts';
import { CHOSEN } from '../chosen.ts';

/** Touchpoints of one day. */
export interface DayOfTouchpoints {
  /** The day, YYYY-MM-DD. */
  readonly day: string;
  /** Number of sessions held with a member of the team. */
  readonly touchpoints: number;
  /** Number of these with product, design and engineering. */
  readonly withTrio: number;
  /** Number of these with engineering. */
  readonly withEngineer: number;
}

/** One week of a cadence. */
export interface CadenceWeek extends Omit<DayOfTouchpoints, 'day'>, Period {
  /** ISO 8601 name, such as "2026-W01"; null where weeks do not begin on Monday, as ISO's do. */
  readonly week: string | null;
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

/** ISO 8601 name of a week; null where weeks begin on another day than ISO's. */
export const weekName = ({ startsOn }: Period, weekStart: WeekStart): string | null =>
  weekStart === 'MONDAY' ? isoWeekOf(startsOn) : null;

/**
 * Weekly touchpoints (Torres, Continuous Discovery Habits, 2021) from the week of `from` to the week of `to`, without
 * gaps; weeks begin on `weekStart`. The streak has weeks that are over by the end of `to`, or of yesterday where that is
 * earlier, and may begin before `from`.
 *
 * @param found days with touchpoints up to `to`, those before `from` included, in any order
 * @throws RangeError for more than 160 weeks
 */
export function cadenceOf(
  found: readonly DayOfTouchpoints[],
  { from, to, today, weekStart }: { from: string; to: string; today: string; weekStart: WeekStart },
): Cadence {
  const byStart = new Map<string, DayOfTouchpoints[]>();
  for (const each of found) {
    const { startsOn } = periodOf(each.day, 'WEEK', weekStart);
    byStart.set(startsOn, [...(byStart.get(startsOn) ?? []), each]);
  }
  const weeks = periodsOf(from, to, 'WEEK', weekStart, CHOSEN.cadence.mostWeeks).map((period) => {
    const days = byStart.get(period.startsOn) ?? [];
    const sum = (of: 'touchpoints' | 'withTrio' | 'withEngineer') => days.reduce((total, each) => total + each[of], 0);
    return {
      week: weekName(period, weekStart),
      ...period,
      isFinished: period.endsOn < today,
      touchpoints: sum('touchpoints'),
      withTrio: sum('withTrio'),
      withEngineer: sum('withEngineer'),
    };
  });
  const until = to < today ? to : today;
  const { startsOn, endsOn } = periodOf(until, 'WEEK', weekStart);
  let streakWeeks = 0;
  let week = endsOn <= until && endsOn < today ? startsOn : addDays(startsOn, -7);
  for (; byStart.has(week); week = addDays(week, -7)) streakWeeks++;
  const lastOn = found.reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null);
  return { weeks, streakWeeks, lastOn, daysSinceLast: lastOn === null ? null : daysBetween(lastOn, until) };
}
