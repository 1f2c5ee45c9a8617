import { addDays, dayNumber, daysBetween } from '../../foundation/calendar/date.ts';
import { stretchesOf, stretchOf } from '../../foundation/calendar/interval.ts';
import { CHOSEN } from '../chosen.ts';

/** Sessions of one week, by the Monday that it begins with. */
export interface WeekOfTouchpoints {
  readonly startsOn: string;
  /** Sessions that took place with somebody of the team. */
  readonly touchpoints: number;
  /** Those with one of each of product, design and engineering. */
  readonly withTrio: number;
  /** Those with somebody of engineering. */
  readonly withEngineer: number;
  /** Day of the last one, `YYYY-MM-DD`. */
  readonly lastOn: string;
}

/** One week of a cadence. */
export interface CadenceWeek extends Omit<WeekOfTouchpoints, 'lastOn'> {
  readonly week: string;
  readonly endsOn: string;
  /** Whether all of it has gone by. */
  readonly isFinished: boolean;
}

/** How often a team talks to people. */
export interface Cadence {
  readonly weeks: readonly CadenceWeek[];
  /** Finished weeks in a row with a touchpoint, up to the last that is finished. */
  readonly streakWeeks: number;
  readonly lastOn: string | null;
  /** Days since the last touchpoint; null where there was none. */
  readonly daysSinceLast: number | null;
}

/** Name of the ISO 8601 week that a day lies in, such as "2026-W01": that of the year in which its Thursday lies. */
export function isoWeekOf(date: string): string {
  const { startsOn } = stretchOf(date, 'WEEK', 'MONDAY');
  const thursday = addDays(startsOn, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * Weekly touchpoints (Torres, Continuous Discovery Habits, 2021) over the weeks in which `from` and `to` fall and all
 * between, without gaps. The streak counts weeks that are over by the end of `to`, or of yesterday where that is earlier,
 * however far back they go.
 *
 * @param found weeks with touchpoints up to `to`, in any order, also those before `from`
 * @throws RangeError for more than 160 weeks
 */
export function cadenceOf(found: readonly WeekOfTouchpoints[], from: string, to: string, today: string): Cadence {
  const byStart = new Map(found.map((week) => [week.startsOn, week]));
  const weeks = stretchesOf(from, to, 'WEEK', 'MONDAY', CHOSEN.cadence.mostWeeks).map(({ startsOn, endsOn }) => {
    const { touchpoints = 0, withTrio = 0, withEngineer = 0 } = byStart.get(startsOn) ?? {};
    const isFinished = endsOn < today;
    return { week: isoWeekOf(startsOn), startsOn, endsOn, isFinished, touchpoints, withTrio, withEngineer };
  });
  const until = to < today ? to : today;
  const { startsOn, endsOn } = stretchOf(until, 'WEEK', 'MONDAY');
  let streakWeeks = 0;
  let week = endsOn <= until && endsOn < today ? startsOn : addDays(startsOn, -7);
  for (; byStart.has(week); week = addDays(week, -7)) streakWeeks++;
  const lastOn = found.reduce<string | null>(
    (last, each) => (last === null || each.lastOn > last ? each.lastOn : last),
    null,
  );
  return { weeks, streakWeeks, lastOn, daysSinceLast: lastOn === null ? null : daysBetween(lastOn, until) };
}
