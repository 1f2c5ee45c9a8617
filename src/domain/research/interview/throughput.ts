import { daysBetween } from '../../foundation/calendar/date.ts';
import { type Period, periodsOf, type WeekStart } from '../../foundation/calendar/interval.ts';
import { median } from '../../foundation/statistics/median.ts';
import { CHOSEN } from '../chosen.ts';
import { weekName } from './cadence.ts';

/** Stations of a learning loop in their order: the properties of `LearningLoop` with their days. */
const STATIONS = ['insightOn', 'targetOn', 'testOn', 'decisionOn', 'settledOn'] as const;

/** Days (YYYY-MM-DD) on which a solution passed each station; null where the day is not known. */
export type LearningLoop = Readonly<Record<(typeof STATIONS)[number], string | null>>;

/** A solution with the days (YYYY-MM-DD) on which it was chosen and discarded; null where it was not. */
export interface DecidedIdea extends LearningLoop {
  readonly chosenOn: string | null;
  readonly discardedOn: string | null;
}

/** Time that solutions took from one station to another. */
export interface LoopTime {
  /** Median in days; null below five. */
  readonly medianDays: number | null;
  /** Number of solutions with both days. */
  readonly n: number;
}

/** Results of discovery in a period. */
export interface Throughput {
  readonly weeks: readonly (Period & {
    /** ISO 8601 name; null where weeks do not begin on Monday. */
    readonly week: string | null;
    readonly experiments: number;
  })[];
  /** Number of ideas that were chosen or discarded in the period. */
  readonly decided: number;
  /** Number of these that were discarded. */
  readonly discarded: number;
  /** Discarded ÷ decided, 0 to 1; null where none was decided. */
  readonly discardedShare: number | null;
  /** Number of the decided without a test that was concluded by then: they are in no time from or to a test. */
  readonly untested: number;
  /** Untested ÷ decided, 0 to 1; null where none was decided. */
  readonly untestedShare: number | null;
  /** Times from each station to the next, in the order of `STATIONS`. */
  readonly steps: readonly LoopTime[];
  /** Time from the first station to the last. */
  readonly loop: LoopTime;
}

/**
 * Experiments by week, share of ideas that were discarded, and times of learning loops (after Torres, Continuous
 * Discovery Habits, 2021). A solution without the day of a station, or with a later station before an earlier one, is
 * left out of the time between them; how many were decided without a test is said beside it.
 *
 * @param concludedOn days on which experiments were concluded
 * @throws RangeError for more than 160 weeks
 */
export function throughputOf(
  concludedOn: readonly string[],
  ideas: readonly DecidedIdea[],
  { from, to, weekStart }: { from: string; to: string; weekStart: WeekStart },
): Throughput {
  const isWithin = (day: string | null): boolean => day !== null && day >= from && day <= to;
  const weeks = periodsOf(from, to, 'WEEK', weekStart, CHOSEN.cadence.mostWeeks).map((period) => ({
    week: weekName(period, weekStart),
    ...period,
    experiments: concludedOn.filter((day) => isWithin(day) && day >= period.startsOn && day <= period.endsOn).length,
  }));
  const decided = ideas.filter(({ chosenOn, discardedOn }) => isWithin(chosenOn) || isWithin(discardedOn));
  const discarded = decided.filter(({ discardedOn }) => isWithin(discardedOn)).length;
  const share = (part: number): number | null => (decided.length === 0 ? null : part / decided.length);
  const untested = decided.filter(({ testOn, decisionOn }) => testOn === null || testOn > (decisionOn ?? '')).length;
  return {
    weeks,
    decided: decided.length,
    discarded,
    discardedShare: share(discarded),
    untested,
    untestedShare: share(untested),
    steps: STATIONS.slice(1).map((station, index) => timeOf(decided, STATIONS[index] ?? station, station)),
    loop: timeOf(decided, 'insightOn', 'settledOn'),
  };
}

function timeOf(loops: readonly LearningLoop[], first: keyof LearningLoop, last: keyof LearningLoop): LoopTime {
  const days = loops.flatMap((loop) => {
    const [from, to] = [loop[first], loop[last]];
    return from !== null && to !== null && to >= from ? [daysBetween(from, to)] : [];
  });
  return { medianDays: days.length < CHOSEN.cadence.fewestLoops ? null : median(days), n: days.length };
}
