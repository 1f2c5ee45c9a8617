import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { mayHoldIds, namesOfIds } from './map-ids.ts';
import { idsIn, type NamedThings } from './named-things.ts';

/**
 * Has every field refuse ids in its arguments that name nothing: a list filtered by what is not there would be empty, as if
 * nothing fitted. What a mutation does with ids it says by itself.
 */
export function refuseNameless(schema: GraphQLSchema, things: NamedThings): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType() || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const withIds = field.args.filter((arg) => mayHoldIds(arg.type));
      if (withIds.length === 0) continue;
      const typeOf = (name: string): string | null =>
        things.typeOf(schema, `${type.name}.${field.name}(${name})`, name);
      // What nothing tells the type of is found at the start, and not by whoever asks first.
      for (const { name, type: of } of withIds) namesOfIds(name, of).forEach(typeOf);
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (source, args: Readonly<Record<string, unknown>>, context, info) => {
        const given = withIds.map(({ name, type: of }) => idsIn(args[name], of, [name], typeOf));
        const ids = given.flatMap((each) => each ?? []);
        if (ids.length === 0 || given.includes(null)) return resolve(source, args, context, info);
        return things.check(info.schema, ids).then((): unknown => resolve(source, args, context, info));
      };
    }
  }
  return schema;
}
