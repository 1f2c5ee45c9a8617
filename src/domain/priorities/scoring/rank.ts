/** Something to be put in order by its score; null means unscored. */
export interface Rankable {
  readonly id: string;
  readonly value: number | null;
}

/**
 * Puts items in order, highest value first, unscored last; equal values share a rank (1, 2, 2, 4) and stand in order
 * of id, so the order does not depend on how the items came in. `rank` counts from 1; null means unscored.
 */
export function ranked<Item extends Rankable>(items: readonly Item[]): (Item & { readonly rank: number | null })[] {
  const sorted = [...items].sort((a, b) => byValue(a, b) || byId(a, b));
  let rank = 0;
  let previous: number | null = null;
  return sorted.map((item, index) => {
    if (!isScored(item)) return { ...item, rank: null };
    if (item.value !== previous) rank = index + 1;
    previous = item.value;
    return { ...item, rank };
  });
}

const isScored = (item: Rankable): item is Rankable & { readonly value: number } =>
  item.value !== null && !Number.isNaN(item.value);

function byValue(a: Rankable, b: Rankable): number {
  if (!isScored(a) || !isScored(b)) return Number(isScored(b)) - Number(isScored(a));
  // Not a subtraction: Infinity − Infinity is no number, and would leave the order to chance.
  return a.value === b.value ? 0 : a.value > b.value ? -1 : 1;
}

// By code unit, as COLLATE "C" sorts; localeCompare would answer differently from machine to machine.
const byId = (a: Rankable, b: Rankable): number => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);
