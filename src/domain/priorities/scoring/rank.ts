/** An item that is ranked by its value; null for an unscored item. */
export interface Rankable {
  readonly id: string;
  readonly value: number | null;
}

/**
 * Items in order, highest value first, unscored items last. Equal values share a rank (1, 2, 2, 4) and are in order of
 * id, so that the order does not depend on that of the input. `rank` counts from 1; it is null for an unscored item.
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
  // Not a subtraction: Infinity − Infinity is NaN, which would make the order undefined.
  return a.value === b.value ? 0 : a.value > b.value ? -1 : 1;
}

// By code unit, as COLLATE "C" sorts; localeCompare depends on the machine.
const byId = (a: Rankable, b: Rankable): number => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);
