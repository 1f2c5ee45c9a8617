import { getNamedType, type GraphQLSchema, isInputObjectType } from 'graphql';

/** What the type of an `input` says is what the argument says: it is written once, on the type. */
export function describeInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const { args } of Object.values(schema.getMutationType()?.getFields() ?? {}))
    for (const arg of args) {
      const type = getNamedType(arg.type);
      if (isInputObjectType(type)) arg.description ??= type.description;
    }
  return schema;
}
