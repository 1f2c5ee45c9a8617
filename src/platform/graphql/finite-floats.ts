import { GraphQLError, type GraphQLSchema, isScalarType, Kind, type ValueNode } from 'graphql';

/**
 * Has Float refuse a literal that is greater than every number it holds, such as 1e999. graphql-js refuses it in variables
 * and reads it as infinity in documents.
 */
export function refuseInfiniteFloats(schema: GraphQLSchema): GraphQLSchema {
  const float = schema.getType('Float');
  if (!isScalarType(float)) return schema;
  const read = float.parseLiteral;
  float.parseLiteral = (node: ValueNode, variables): unknown => {
    if ((node.kind === Kind.FLOAT || node.kind === Kind.INT) && !Number.isFinite(Number(node.value)))
      throw new GraphQLError(`Float takes numbers up to 1.797e308, not ${node.value.slice(0, 60)}.`, { nodes: node });
    return read.call(float, node, variables);
  };
  return schema;
}
