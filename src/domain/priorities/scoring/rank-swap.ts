import type { NotchChange } from './notch.ts';

/** Who stands next to an item of a ranking. */
export type Side = 'ABOVE' | 'BELOW';

/** One notch of one factor that would swap an item with its neighbour. */
export interface Swap extends NotchChange {
  readonly side: Side;
}

/**
 * The one-notch changes of an item that would swap it with a neighbour, the one that changes its value least first; those
 * that only make the two equal do not. Null stands for a neighbour that is not there.
 */
export function swaps(
  value: number,
  changes: readonly NotchChange[],
  above: number | null,
  below: number | null,
): Swap[] {
  return changes
    .flatMap((change): Swap[] => {
      if (above !== null && change.value > above) return [{ ...change, side: 'ABOVE' }];
      if (below !== null && change.value < below) return [{ ...change, side: 'BELOW' }];
      return [];
    })
    .sort((one, other) => Math.abs(one.value - value) - Math.abs(other.value - value));
}
