import { registerEnumType } from '@nestjs/graphql';

/** An enum made of the keys of a table, so that a new row is a new value. */
export const enumOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): Readonly<Record<Key, Key>> =>
  Object.fromEntries(Object.keys(table).map((key) => [key, key])) as Record<Key, Key>;

/** The descriptions of a table whose rows have more to say than that. */
export const descriptionsOf = <Key extends string>(
  table: Readonly<Record<Key, { readonly description: string }>>,
): Readonly<Record<Key, string>> =>
  Object.fromEntries(
    Object.entries<{ readonly description: string }>(table).map(([key, { description }]) => [key, description]),
  ) as Record<Key, string>;

/** Registers the keys of a table of descriptions as a GraphQL enum. */
export function registerEnum<Key extends string>(
  name: string,
  description: string,
  table: Readonly<Record<Key, string>>,
): Readonly<Record<Key, Key>> {
  const values = enumOf(table);
  const valuesMap = Object.fromEntries(
    Object.entries<string>(table).map(([key, text]) => [key, { description: text }]),
  );
  registerEnumType(values, { name, description, valuesMap: valuesMap as Record<Key, { description: string }> });
  return values;
}
