import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** Kinds of nodes, as types. */
export const NODE_TYPES = ['Outcome', 'Opportunity', 'Solution', 'Experiment'];

/** Every field of a type that can be asked for without arguments. */
export const fieldsOf = (type: string): GraphQLField<unknown, unknown>[] =>
  Object.values((schema.getType(type) as GraphQLObjectType).getFields()).filter(
    ({ args }) => !args.some(isRequiredArgument),
  );

/** A field as it is written in a document, with what lies below it. */
export function written({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return name;
  if (!isObjectType(named)) return `${name} { __typename ${named.name === 'TreeNode' ? 'id' : ''} }`;
  const leaves = Object.values(named.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument),
  );
  return `${name} { __typename ${leaves.map((leaf) => leaf.name).join(' ')} }`;
}
