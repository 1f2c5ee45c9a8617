import { ranked } from './rank.ts';

/** Values of one model by the id of the scored node. */
export type ValuesOfModel = ReadonlyMap<string, number>;

/** Ranks of one node by several models. */
export interface Disagreement {
  readonly id: string;
  /** Rank by each model, from 1, in the order of the models; equal values share a rank. */
  readonly ranks: readonly number[];
  /** Greatest rank minus the least. */
  readonly spread: number;
}

/**
 * Nodes by how much models disagree on them, greatest spread of ranks first, then by id. Only nodes with a value by
 * every model are ranked, so that the ranks are comparable.
 */
export function disagreements(models: readonly ValuesOfModel[]): Disagreement[] {
  const [first, ...others] = models;
  if (!first) return [];
  const pairedValues = [...first.keys()].filter((id) => others.every((values) => values.has(id)));
  const ranks = models.map((values) => {
    const items = pairedValues.map((id) => ({ id, value: values.get(id) ?? null }));
    return new Map(ranked(items).map(({ id, rank }) => [id, rank ?? NaN]));
  });
  return pairedValues
    .map((id) => {
      const own = ranks.map((rank) => rank.get(id) ?? NaN);
      return { id, ranks: own, spread: Math.max(...own) - Math.min(...own) };
    })
    .sort((one, other) => other.spread - one.spread || (one.id < other.id ? -1 : 1));
}

/** Values of two models for the same nodes, in pairs. */
export const shared = (one: ValuesOfModel, other: ValuesOfModel): [number, number][] =>
  [...one].flatMap(([id, value]) => {
    const its = other.get(id);
    return its === undefined ? [] : [[value, its]];
  });
