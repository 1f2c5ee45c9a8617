import { leftOut, type Warning } from '../../warning.ts';

/** Whether two values are the same; members of an object have no order. */
export const isSameValue = (one: unknown, other: unknown): boolean => one === other || ordered(one) === ordered(other);

/** JSON with its names in one order, because the database returns them in an order of its own. */
const ordered = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/**
 * Fields that a person has set, when they have changed a thing: those known before, and those that get another value now.
 * No source changes them any more.
 */
export const setByPeopleAfter = <Thing extends { readonly setByPeople: readonly string[] }>(
  before: Thing,
  change: { readonly [Name in keyof Thing]?: unknown },
): string[] => {
  const changed = Object.entries(change).filter(
    ([name, value]) => value !== undefined && !isSameValue(value, before[name as keyof Thing]),
  );
  return [...new Set([...before.setByPeople, ...changed.map(([name]) => name)])];
};

/** What a source states of a thing, as far as it counts. */
export interface Stated<Fields> {
  readonly fields: Fields;
  /** Names of the fields that a person has set, and of which the source states something else. */
  readonly leftOut: readonly string[];
}

/** What a source states of a thing, but for the fields that people have set: these stay as they were. */
export function withoutSetByPeople<Fields extends object>(
  before: Fields,
  stated: Fields,
  setByPeople: readonly string[],
): Stated<Fields> {
  const held = setByPeople.filter((name) => name in stated) as (keyof Fields & string)[];
  const kept = Object.fromEntries(held.map((name) => [name, before[name]])) as Partial<Fields>;
  return {
    fields: { ...stated, ...kept },
    leftOut: held.filter((name) => !isSameValue(before[name], stated[name])),
  };
}

/** What the sender is told of fields that people have set, each at its own path. */
export const staysAsSet = (what: string, names: readonly string[]): Warning[] =>
  names.map((name) => leftOut(`Of the ${what}, ${name} was set by a person and stays so.`, [name]));
