import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql';
import type { Client } from './service.ts';

/** A figure: a field that answers something worked out, and the selection of all that it says. */
export interface Figure {
  readonly name: string;
  readonly selection: string;
}

/** How deep a figure's own types are followed. */
const DEEPEST = 5;
/** Fields that identify things or tell when somebody wrote, and are no part of what a figure says. */
const ASIDE = /^(id|.*Id|.*Ids|cursor|pageInfo|createdAt|updatedAt|version|writtenAt|recordedAt|asOf)$/;

const isEntity = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node');

/** The schema as any client reads it. */
export async function schemaOf(client: Client): Promise<GraphQLSchema> {
  return buildClientSchema(await client.data<IntrospectionQuery>(getIntrospectionQuery()));
}

/** Whether a field answers a figure: a type of its own, or a list of one, and no entity. */
function isFigure(field: GraphQLField<unknown, unknown>): boolean {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || isEntity(type)) return false;
  const nodes = type.getFields()['nodes'];
  const item = nodes && getNamedType(nodes.type);
  return item === undefined || (isObjectType(item) && !isEntity(item));
}

/** All that a type says: its scalars, and those of the types that are its own; entities are told by their titles. */
function selectionOf(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (ASIDE.test(field.name) || field.name === 'edges' || field.args.some(isRequiredArgument)) return [];
    const named = getNamedType(field.type);
    if (isScalarType(named) || isEnumType(named)) return [field.name];
    if (!isObjectType(named) || depth === 0) return [];
    if (isEntity(named)) return named.getFields()['title'] ? [`${field.name} { title }`] : [];
    const own = selectionOf(named, depth - 1);
    return own === '' ? [] : [`${field.name} { ${own} }`];
  });
  return fields.join(' ');
}

/**
 * Every figure that a type of the schema answers, by what it is called with.
 *
 * @param given arguments by field; a figure that needs some and has none given is a fault of the test
 * @param notFigures fields that are none, or depend on more than what is asked here
 */
export function figuresOf(
  schema: GraphQLSchema,
  typeName: string,
  given: Readonly<Record<string, string>>,
  notFigures: readonly string[],
): Figure[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no type.`);
  return Object.values(type.getFields())
    .filter((field) => isFigure(field) && !notFigures.includes(field.name))
    .map((field) => {
      const args = given[field.name];
      if (args === undefined && field.args.some(isRequiredArgument))
        throw new Error(`${typeName}.${field.name} is a figure that takes arguments: say which.`);
      const selection = selectionOf(getNamedType(field.type) as GraphQLObjectType, DEEPEST);
      return { name: field.name, selection: `${field.name}${args ? `(${args})` : ''} { ${selection} }` };
    });
}
