/** What becomes of a value when a change of it is taken back. */
export interface TakenBack {
  readonly value: unknown;
  /** Whether somebody has changed it since, so that it is not as it was before. */
  readonly isKept: boolean;
}

/**
 * Takes back a change of one value: what nobody has changed since is as it was before. Of a list, what the change added
 * goes, and what it took away comes back, whatever else was added since; any other value that was changed since stays.
 *
 * @param before the value before the change
 * @param after the value right after it
 * @param now the value today
 */
export function takenBack(before: unknown, after: unknown, now: unknown): TakenBack {
  if (isSame(now, after)) return { value: before, isKept: false };
  if (!isList(after) || !isList(now)) return { value: now, isKept: !isSame(now, before) };
  const earlier = isList(before) ? before : [];
  const staying = now.filter((each) => !has(after, each) || has(earlier, each));
  const back = earlier.filter((each) => !has(after, each) && !has(now, each));
  return { value: [...staying, ...back], isKept: true };
}

/** Whether two values that the log can hold are the same. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const has = (list: readonly unknown[], value: unknown): boolean => list.some((each) => isSame(each, value));
