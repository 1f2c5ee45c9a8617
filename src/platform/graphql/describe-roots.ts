import { getNamedType, type GraphQLSchema, isInputObjectType } from 'graphql';

/**
 * Says what the two roots are, which no class stands for. What the type of an `input` says is what the argument says:
 * it is written once, on the type.
 */
export function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query) query.description = 'What can be read; one operation is answered from one state of the data.';
  if (mutation) mutation.description = 'What can be changed; each change is made as a whole or declined with reasons.';
  for (const { args } of Object.values(mutation?.getFields() ?? {}))
    for (const arg of args) {
      const type = getNamedType(arg.type);
      if (isInputObjectType(type)) arg.description ??= type.description;
    }
  return schema;
}
