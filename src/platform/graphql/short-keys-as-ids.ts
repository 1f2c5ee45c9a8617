import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { mayHoldIds } from './map-ids.ts';
import type { ShortKeys } from './short-keys.ts';

/** Has every resolver that takes ids take short keys as well: before anything looks at its arguments, ids stand in their place. */
export function shortKeysAsIds(schema: GraphQLSchema, shortKeys: ShortKeys): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const withIds = field.args.filter((arg) => mayHoldIds(arg.type));
      if (withIds.length === 0) continue;
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (source, args: Readonly<Record<string, unknown>>, context, info) => {
        const given = withIds.filter(({ name }) => name in args);
        const values = shortKeys.replaceIn(given.map(({ name, type: of }) => [args[name], of] as const));
        const answer = (ids: readonly unknown[]): unknown =>
          resolve(
            source,
            { ...args, ...Object.fromEntries(given.map(({ name }, index) => [name, ids[index]])) },
            context,
            info,
          );
        return values instanceof Promise ? values.then(answer) : answer(values);
      };
    }
  }
  return schema;
}
