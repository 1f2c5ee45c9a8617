import {
  GraphQLError,
  type GraphQLEnumType,
  type GraphQLSchema,
  isEnumType,
  Kind,
  print,
  type ValueNode,
} from 'graphql';
import { shown } from '../../domain/foundation/text/shown.ts';

/**
 * Has every enum of the schema say which values it takes where it is given another one, in variables, documents and lines of
 * JSON alike. graphql-js by itself names those that look like what was given, which production leaves out.
 */
export function listChoices(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) if (isEnumType(type)) listChoicesOf(type);
  return schema;
}

function listChoicesOf(type: GraphQLEnumType): void {
  const choices = type.getValues().map(({ name }) => name);
  const refuse = (given: string, node?: ValueNode): never => {
    throw new GraphQLError(`${type.name} takes ${choices.join(', ')}, not ${given}.`, node ? { nodes: node } : {});
  };
  // The value of a choice is `any` to graphql-js.
  const known = (name: string): unknown => type.getValue(name)?.value;
  type.parseValue = (value): unknown => (typeof value === 'string' ? known(value) : undefined) ?? refuse(shown(value));
  type.parseLiteral = (node): unknown =>
    (node.kind === Kind.ENUM ? known(node.value) : undefined) ?? refuse(print(node), node);
}
