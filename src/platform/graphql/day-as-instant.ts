import { addDays } from '../../domain/foundation/calendar/date.ts';
import { dateIn, firstMomentOf } from '../../domain/foundation/calendar/zone.ts';

/**
 * A day that was given where an instant is expected. What it stands for depends on the workspace's zone, which the
 * scalar cannot know: a document is parsed once and answered for many workspaces.
 */
export class DayAsInstant {
  constructor(readonly date: string) {}

  /** The instant that the day stands for in a zone: its first moment. */
  in(zone: string): Date {
    return firstMomentOf(zone, this.date);
  }
}

/** A day of the past that stands for its last moment; today stands for this one. */
export class DayAsItsEnd extends DayAsInstant {
  override in(zone: string): Date {
    const now = new Date();
    const today = dateIn(zone, now);
    if (this.date === today) return now;
    // The calendar ends, so that there may be no day behind one that is to come.
    return this.date > today ? super.in(zone) : new Date(firstMomentOf(zone, addDays(this.date, 1)).getTime() - 1);
  }
}

/** Whether there is such a day in what GraphQL read of arguments, however deep. */
export function holdsDay(value: unknown): boolean {
  if (value instanceof DayAsInstant) return true;
  if (Array.isArray(value)) return value.some(holdsDay);
  return isFields(value) && Object.values(value).some(holdsDay);
}

/** The same value with the instant that it stands for in this zone in the place of every such day. It is copied where it holds one. */
export function withInstants(value: unknown, zone: string): unknown {
  if (value instanceof DayAsInstant) return value.in(zone);
  if (!holdsDay(value)) return value;
  if (Array.isArray(value)) return value.map((each) => withInstants(each, zone));
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, withInstants(each, zone)]));
}

/** Whether a value is an object that GraphQL made of fields, and not a Date or another class of its own. */
function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
