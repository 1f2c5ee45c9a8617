import { ranked } from './rank.ts';

/** Values of one model by the id of what was scored. */
export type ValuesOfModel = ReadonlyMap<string, number>;

/** What several models say of one thing. */
export interface Disagreement {
  readonly id: string;
  /** Rank by each model, from 1, in the order of the models; equal values share one. */
  readonly ranks: readonly number[];
  /** Greatest rank less the least. */
  readonly spread: number;
}

/**
 * Where models disagree most: what all of them gave a value, ranked by each among itself, greatest difference of ranks
 * first and then in order of id. What one of them did not score is left out, or its ranks would not compare.
 */
export function disagreements(models: readonly ValuesOfModel[]): Disagreement[] {
  const [first, ...others] = models;
  if (!first) return [];
  const shared = [...first.keys()].filter((id) => others.every((values) => values.has(id)));
  const ranks = models.map((values) => {
    const items = shared.map((id) => ({ id, value: values.get(id) ?? null }));
    return new Map(ranked(items).map(({ id, rank }) => [id, rank ?? NaN]));
  });
  return shared
    .map((id) => {
      const own = ranks.map((rank) => rank.get(id) ?? NaN);
      return { id, ranks: own, spread: Math.max(...own) - Math.min(...own) };
    })
    .sort((one, other) => other.spread - one.spread || (one.id < other.id ? -1 : 1));
}

/** What two models gave to the same things, in pairs. */
export const shared = (one: ValuesOfModel, other: ValuesOfModel): [number, number][] =>
  [...one].flatMap(([id, value]) => {
    const its = other.get(id);
    return its === undefined ? [] : [[value, its]];
  });
