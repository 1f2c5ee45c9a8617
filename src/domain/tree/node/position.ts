import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** A sibling and its place among the others; places sort as plain ASCII text. */
export interface Positioned {
  readonly id: string;
  readonly position: string;
}

/** A place behind the last sibling; the first place where there are none. */
export const positionAfter = (last: string | null): string => generateKeyBetween(last, null);

/** So many places in a row behind the last sibling. */
export const positionsAfter = (last: string | null, count: number): string[] => generateNKeysBetween(last, null, count);

/** A place between two others; null stands for the beginning and the end. */
export const positionBetween = (before: string | null, behind: string | null): string =>
  generateKeyBetween(before, behind);

/**
 * A place directly behind one of the siblings, or before all of them.
 *
 * @param siblings in their order, without the node that is being placed
 * @param after id of the sibling to stand behind; null for the first place
 * @returns null when `after` is none of the siblings
 */
export function positionBehind(siblings: readonly Positioned[], after: string | null): string | null {
  const index = after === null ? -1 : siblings.findIndex(({ id }) => id === after);
  if (after !== null && index < 0) return null;
  return generateKeyBetween(siblings[index]?.position ?? null, siblings[index + 1]?.position ?? null);
}
