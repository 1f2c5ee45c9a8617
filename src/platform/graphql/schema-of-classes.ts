import { type GraphQLSchemaFactory, RESOLVER_TYPE_METADATA, SCALAR_NAME_METADATA } from '@nestjs/graphql';
import { type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { hideUnreadable } from './hide-unreadable.ts';
import { bindDemands } from './scope-demands.ts';

/** A class that Nest provides. */
type Class = Parameters<GraphQLSchemaFactory['create']>[0][number];
/** Resolvers as Nest collects them: by the name of a type, or of an interface for whatever implements it, and by field. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/**
 * The schema that classes describe, answered by these resolvers. Nest by itself prints it, parses the print, and builds it
 * a second time to hang resolvers on, which took a quarter of a start. That it is valid, tests see to.
 *
 * @param provided every class that is provided; what is neither a resolver nor a scalar is passed over
 */
export async function schemaOfClasses(
  factory: GraphQLSchemaFactory,
  provided: readonly Class[],
  resolvers: readonly Resolvers[],
): Promise<GraphQLSchema> {
  const schema = await factory.create(...describingClasses(provided), { noDuplicatedFields: true, skipCheck: true });
  for (const type of Object.values(schema.getTypeMap())) if (isObjectType(type)) answer(type, resolvers);
  return hideUnreadable(bindDemands(schema));
}

/** Of all classes that are provided those that describe the schema, by the marks of Nest's decorators. */
export function describingClasses(provided: readonly Class[]): [resolvers: Class[], scalars: Class[]] {
  const marked = (mark: string): Class[] => provided.filter((each) => Reflect.hasMetadata(mark, each));
  return [marked(RESOLVER_TYPE_METADATA), marked(SCALAR_NAME_METADATA)];
}

/** What is there for the type itself goes before what is there for an interface of it. */
function answer(type: GraphQLObjectType, resolvers: readonly Resolvers[]): void {
  const fields = type.getFields();
  for (const place of [...type.getInterfaces().map(({ name }) => name), type.name])
    for (const [name, resolve] of resolvers.flatMap((each) => Object.entries(each[place] ?? {}))) {
      const field = fields[name];
      if (!field || typeof resolve !== 'function') throw new Error(`${place}.${name} has a resolver, and no field.`);
      field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
}
