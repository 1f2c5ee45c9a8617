import { lostDigits } from '../../domain/foundation/text/lost-digits.ts';
import { GraphQLError, type GraphQLSchema, isScalarType, Kind, type ValueNode } from 'graphql';

/**
 * Has Float refuse a literal that it cannot hold: greater than every number, such as 1e999, which graphql-js reads as infinity,
 * or with so many digits that it becomes another one. In variables both are found before they are parsed.
 */
export function refuseInexactFloats(schema: GraphQLSchema): GraphQLSchema {
  const float = schema.getType('Float');
  if (!isScalarType(float)) return schema;
  const read = float.parseLiteral;
  float.parseLiteral = (node: ValueNode, variables): unknown => {
    const lost = node.kind === Kind.FLOAT || node.kind === Kind.INT ? lostDigits(node.value) : null;
    if (lost !== null && 'value' in node)
      throw new GraphQLError(`Float takes no ${String(node.value).slice(0, 60)}, which ${lost}.`, { nodes: node });
    return read.call(float, node, variables);
  };
  return schema;
}
