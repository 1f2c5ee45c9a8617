import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** A sibling and its position, a fractional index that sorts as ASCII text. */
export interface Sibling {
  readonly id: string;
  readonly position: string;
}

/** A position after the last sibling; the first position where `last` is null. */
export const positionAfter = (last: string | null): string => generateKeyBetween(last, null);

/** `count` positions in ascending order after the last sibling; the first ones where `last` is null. */
export const positionsAfter = (last: string | null, count: number): string[] => generateNKeysBetween(last, null, count);

/** A position between two others; null is the beginning or the end. */
export const positionBetween = (before: string | null, behind: string | null): string =>
  generateKeyBetween(before, behind);

/**
 * A position directly after one of the siblings, or before all of them.
 *
 * @param siblings in their order, without the node that is placed
 * @param after id of the sibling before the position; null for the first position
 * @returns null where `after` is none of the siblings
 */
export function positionBehind(siblings: readonly Sibling[], after: string | null): string | null {
  const index = after === null ? -1 : siblings.findIndex(({ id }) => id === after);
  if (after !== null && index < 0) return null;
  return generateKeyBetween(siblings[index]?.position ?? null, siblings[index + 1]?.position ?? null);
}
