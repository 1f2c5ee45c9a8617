import { daysBetween } from '../../foundation/calendar/date.ts';
import { stretchesOf } from '../../foundation/calendar/interval.ts';
import { median } from '../../foundation/statistics/median.ts';
import { CHOSEN } from '../chosen.ts';
import { isoWeekOf } from './cadence.ts';

/** Stations of a learning loop in their order, as properties of what went through it. */
export const STATIONS = ['insightOn', 'targetOn', 'testOn', 'decisionOn', 'settledOn'] as const;

/** A solution with the days (YYYY-MM-DD) on which its idea passed each station; null where the records do not tell. */
export type Loop = Readonly<Record<(typeof STATIONS)[number], string | null>>;

/** A solution that was chosen or discarded; days are YYYY-MM-DD, null where it was not. */
export interface DecidedIdea extends Loop {
  readonly chosenOn: string | null;
  readonly discardedOn: string | null;
}

/** How long one way took: half took no more than the median. */
export interface LoopTime {
  /** Days; null where n is 0. */
  readonly medianDays: number | null;
  readonly n: number;
}

/** What discovery brought about. */
export interface Throughput {
  readonly weeks: readonly {
    readonly week: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly experiments: number;
  }[];
  readonly decided: number;
  readonly discarded: number;
  /** Share of the decided that were discarded, 0 to 1; null where none was decided. */
  readonly discardedShare: number | null;
  /** From station to station, in the order of STATIONS. */
  readonly steps: readonly LoopTime[];
  /** From the first station to the last. */
  readonly loop: LoopTime;
}

/**
 * Experiments a week, share of ideas that were killed and times of learning loops (after Torres, Continuous Discovery
 * Habits, 2021). What went backwards, or lacks one of two stations, tells no time between them.
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
  const weeks = stretchesOf(from, to, 'WEEK', 'MONDAY', CHOSEN.cadence.mostWeeks).map(({ startsOn, endsOn }) => ({
    ...{ week: isoWeekOf(startsOn), startsOn, endsOn },
    experiments: concludedOn.filter((day) => isWithin(day) && day >= startsOn && day <= endsOn).length,
  }));
  const decided = ideas.filter(({ chosenOn, discardedOn }) => isWithin(chosenOn) || isWithin(discardedOn));
  const discarded = decided.filter(({ discardedOn }) => isWithin(discardedOn)).length;
  return {
    ...{ weeks, decided: decided.length, discarded },
    discardedShare: decided.length === 0 ? null : discarded / decided.length,
    steps: STATIONS.slice(1).map((station, index) => timeOf(decided, STATIONS[index] ?? station, station)),
    loop: timeOf(decided, 'insightOn', 'settledOn'),
  };
}

function timeOf(loops: readonly Loop[], first: keyof Loop, last: keyof Loop): LoopTime {
  const days = loops.flatMap((loop) => {
    const [from, to] = [loop[first], loop[last]];
    return from !== null && to !== null && to >= from ? [daysBetween(from, to)] : [];
  });
  return { medianDays: median(days), n: days.length };
}
