import { daysBetween } from '../../foundation/calendar/date.ts';
import { periodsOf } from '../../foundation/calendar/interval.ts';
import { median } from '../../foundation/statistics/median.ts';
import { CHOSEN } from '../chosen.ts';
import { isoWeekOf } from './cadence.ts';

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
  /** Median in days; null where `n` is 0. */
  readonly medianDays: number | null;
  /** Number of solutions with both days. */
  readonly n: number;
}

/** Results of discovery in a period. */
export interface Throughput {
  readonly weeks: readonly {
    readonly week: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly experiments: number;
  }[];
  /** Number of ideas that were chosen or discarded in the period. */
  readonly decided: number;
  /** Number of these that were discarded. */
  readonly discarded: number;
  /** Discarded ÷ decided, 0 to 1; null where none was decided. */
  readonly discardedShare: number | null;
  /** Times from each station to the next, in the order of `STATIONS`. */
  readonly steps: readonly LoopTime[];
  /** Time from the first station to the last. */
  readonly loop: LoopTime;
}

/**
 * Experiments by week, share of ideas that were discarded, and times of learning loops (after Torres, Continuous
 * Discovery Habits, 2021). A solution without the day of a station, or with a later station before an earlier one, is
 * left out of the time between them.
 *
 * @param concludedOn days on which experiments were concluded
 * @throws RangeError for more than 160 weeks
 */
export function throughputOf(
  concludedOn: readonly string[],
  ideas: readonly DecidedIdea[],
  from: string,
  to: string,
): Throughput {
  const isWithin = (day: string | null): boolean => day !== null && day >= from && day <= to;
  const weeks = periodsOf(from, to, 'WEEK', 'MONDAY', CHOSEN.cadence.mostWeeks).map(({ startsOn, endsOn }) => ({
    week: isoWeekOf(startsOn),
    startsOn,
    endsOn,
    experiments: concludedOn.filter((day) => isWithin(day) && day >= startsOn && day <= endsOn).length,
  }));
  const decided = ideas.filter(({ chosenOn, discardedOn }) => isWithin(chosenOn) || isWithin(discardedOn));
  const discarded = decided.filter(({ discardedOn }) => isWithin(discardedOn)).length;
  return {
    weeks,
    decided: decided.length,
    discarded,
    discardedShare: decided.length === 0 ? null : discarded / decided.length,
    steps: STATIONS.slice(1).map((station, index) => timeOf(decided, STATIONS[index] ?? station, station)),
    loop: timeOf(decided, 'insightOn', 'settledOn'),
  };
}

function timeOf(loops: readonly LearningLoop[], first: keyof LearningLoop, last: keyof LearningLoop): LoopTime {
  const days = loops.flatMap((loop) => {
    const [from, to] = [loop[first], loop[last]];
    return from !== null && to !== null && to >= from ? [daysBetween(from, to)] : [];
  });
  return { medianDays: median(days), n: days.length };
}
