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
 * The position that a node keeps where it stands directly after one of its siblings already, those that do not show
 * between them passed over; null where it has to move.
 *
 * @param siblings in their order, the node itself among them
 * @param after id of the sibling before it; null for the first position, undefined for the last
 */
export function positionKept(
  siblings: readonly (Sibling & { readonly isHidden: boolean })[],
  id: string,
  after: string | null | undefined,
): string | null {
  const shown = siblings.filter((sibling) => !sibling.isHidden || sibling.id === id || sibling.id === after);
  const index = shown.findIndex((sibling) => sibling.id === id);
  const stands = after === undefined ? index === shown.length - 1 : (shown[index - 1]?.id ?? null) === after;
  return index >= 0 && stands ? (shown[index]?.position ?? null) : null;
}

/**
 * `count` positions directly after one of the siblings, or before all of them, in ascending order.
 *
 * @param siblings in their order, without the node that is placed
 * @param after id of the sibling before the positions; null for the first positions
 * @returns null where `after` is none of the siblings
 */
export function positionsBehind(siblings: readonly Sibling[], after: string | null, count: number): string[] | null {
  const index = after === null ? -1 : siblings.findIndex(({ id }) => id === after);
  if (after !== null && index < 0) return null;
  return generateNKeysBetween(siblings[index]?.position ?? null, siblings[index + 1]?.position ?? null, count);
}
