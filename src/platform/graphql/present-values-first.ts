import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

/**
 * What a reader filled in already is not asked again: a field whose value stands on its source is answered from there,
 * without the call and the promise that a resolver costs. Readers of whole trees fill `children`, `parent` and the like.
 */
export function presentValuesFirst(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.has(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { name, resolve } = field;
      // Resolvers of one parameter are those that Nest makes for plain properties: they read from the source already.
      if (!resolve || resolve === defaultFieldResolver || resolve.length === 1 || field.args.length > 0) continue;
      field.resolve = (source: Record<string, unknown>, args, context, info) => {
        const value = source[name];
        return value === undefined ? resolve(source, args, context, info) : value;
      };
    }
  }
  return schema;
}
