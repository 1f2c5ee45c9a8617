import { firstMomentOf } from '../../domain/foundation/calendar/zone.ts';

/**
 * A day that was given where an instant is expected. What it stands for depends on the workspace's zone, which the
 * scalar cannot know: a document is parsed once and answered for many workspaces.
 */
export class DayAsInstant {
  constructor(readonly date: string) {}
}

/** Whether there is such a day in what GraphQL read of arguments, however deep. */
export function holdsDay(value: unknown): boolean {
  if (value instanceof DayAsInstant) return true;
  if (Array.isArray(value)) return value.some(holdsDay);
  return isFields(value) && Object.values(value).some(holdsDay);
}

/** The same value with the first moment, in this zone, in the place of every such day. It is copied where it holds one. */
export function withFirstMoments(value: unknown, zone: string): unknown {
  if (value instanceof DayAsInstant) return firstMomentOf(zone, value.date);
  if (!holdsDay(value)) return value;
  if (Array.isArray(value)) return value.map((each) => withFirstMoments(each, zone));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [name, withFirstMoments(each, zone)]),
  );
}

/** Whether a value is an object that GraphQL made of fields, and not a Date or another class of its own. */
function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
