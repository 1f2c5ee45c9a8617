import type { NotchChange } from './notch.ts';

/** Side of a neighbour in a ranking. */
export type NeighbourSide = 'ABOVE' | 'BELOW';

/** A change of one factor by one notch that would swap a node with its neighbour. */
export interface Swap extends NotchChange {
  readonly side: NeighbourSide;
}

/**
 * One-notch changes of a node that would swap it with a neighbour, the smallest change of its value first. A change
 * that makes both equal does not swap them. `above` and `below` are the neighbours' values, null where there is none.
 */
export function swapsWithNeighbours(
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
