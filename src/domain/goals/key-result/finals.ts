import { addDays } from '../../foundation/calendar/date.ts';
import type { Period } from '../../foundation/calendar/interval.ts';
import { firstMomentOf } from '../../foundation/calendar/zone.ts';
import { invalid, type Refusal, refusal } from '../../refusal.ts';
import { CHOSEN } from '../chosen.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** What decides on what counts for the figures of a cycle. */
export interface CycleMoments {
  /** IANA time zone of its days. */
  readonly timeZone: string;
  /** First moment of its first day. */
  readonly beginsAt: Date;
  /** First moment after its last day. */
  readonly endsAt: Date;
  /** Moment from which its figures are final: what arrives from then on changes nothing. Not before `endsAt`. */
  readonly finalAt: Date;
}

/**
 * Moments of a cycle in a zone. Its figures are final `finalAfterDays` days after its last day. A cycle that is entered
 * when it is over, as when an earlier year is brought in, has as many times 24 hours from its entry: before it was
 * known, nothing could arrive for it. Throws RangeError unless `checkCycleDays` accepts the days.
 */
export function momentsOf(
  { startsOn, endsOn }: Period,
  timeZone: string,
  finalAfterDays: number,
  enteredAt: Date,
): CycleMoments {
  const endsAt = firstMomentOf(timeZone, addDays(endsOn, 1));
  const settled = firstMomentOf(timeZone, addDays(endsOn, 1 + finalAfterDays));
  const sinceEntry = enteredAt.getTime() + finalAfterDays * DAY;
  return {
    timeZone,
    beginsAt: firstMomentOf(timeZone, startsOn),
    endsAt,
    finalAt: new Date(Math.max(settled.getTime(), sinceEntry)),
  };
}

/** Whether the figures of a cycle are final at a moment. */
export const isFinal = ({ finalAt }: Pick<CycleMoments, 'finalAt'>, now: Date): boolean => now >= finalAt;

/** Whether a cycle is over at a moment: only what was observed within it counts then. */
export const isOver = ({ endsAt }: Pick<CycleMoments, 'endsAt'>, now: Date): boolean => now >= endsAt;

/** Refuses days after which the calendar has none left for figures to become final on; `endsOn` is a date. */
export const checkCycleDays = (endsOn: string): Refusal[] =>
  endsOn <= CHOSEN.cycle.lastDay
    ? []
    : [invalid(`endsOn (${endsOn}) must not be after ${CHOSEN.cycle.lastDay}.`, ['endsOn'])];

/** Refuses a change of `fields` of a cycle, or of what belongs to it, from which final figures would move. */
export const checkNotFinal = (cycle: Pick<CycleMoments, 'finalAt'>, now: Date, fields: readonly string[]): Refusal[] =>
  isFinal(cycle, now)
    ? fields.map((field) =>
        refusal('NOT_APPLICABLE', { problem: `${field} stays as it is: the figures of the cycle are final.` }, [field]),
      )
    : [];
