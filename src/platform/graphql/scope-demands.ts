import { TypeMetadataStorage } from '@nestjs/graphql';
import {
  getNamedType,
  getNullableType,
  type GraphQLAbstractType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNullableType,
  isObjectType,
} from 'graphql';
import type { Demand, SchemaMarks } from '../access/requires-scope.ts';

/** What a type of the schema is, where scopes are concerned. */
type Guarded = GraphQLObjectType | GraphQLAbstractType;

/**
 * Has every type of the schema demand what its words take, whatever the way to it, and refuses a schema in which that
 * cannot be told. What is checked later is what stands in the schema, never what a decorator was meant to say: Nest
 * leaves the marks of an interface out of the type that it builds, and a union has none.
 *
 * - An interface's demands are its members' too; where all members of an interface or a union demand the same, it does.
 * - A page and an edge demand what their items do: how many there are is told to those alone who may read them.
 *
 * @throws Error that names every gap
 */
export function bindDemands(schema: GraphQLSchema): GraphQLSchema {
  const marked = new Map(TypeMetadataStorage.getInterfacesMetadata().map(({ name, extensions }) => [name, extensions]));
  const types = guardedTypes(schema);
  for (const type of types)
    if (isInterfaceType(type)) type.extensions = { ...marked.get(type.name), ...type.extensions };
  for (const type of types)
    if (isObjectType(type)) for (const each of type.getInterfaces()) demandAlso(type, demandsOf(each));
  for (const type of types) if (isAbstractType(type)) demandAlso(type, sharedDemands(schema, type));
  for (const type of types) {
    const items = itemsOf(type);
    if (items) demandAlso(type, demandsOf(items));
  }
  const gaps = gapsOf(schema);
  if (gaps.length > 0) throw new Error(`The schema does not guard all that it holds. ${gaps.join(' ')}`);
  return schema;
}

/** Everything in a schema that leaves open who may read it, one sentence each. */
export function gapsOf(schema: GraphQLSchema): string[] {
  const types = guardedTypes(schema);
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const answering = types.flatMap((type) =>
    'getFields' in type ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
  );
  return [
    ...types
      .filter((type) => demandsOf(type) === undefined && holdsText(type) && !roots.some((root) => root === type))
      .map(({ name }) => `${name} holds text: mark it with @RequiresScope, or with @ForEveryKey and the reason.`),
    ...roots
      .flatMap((root) => Object.values(root?.getFields() ?? {}))
      .filter((field) => demandsOf(field) === undefined)
      .map(({ name }) => `Nothing says who may ask for ${name}: mark it with @RequiresScope, or with @ForEveryKey.`),
    ...types.filter(isAbstractType).flatMap((type) => looserFields(schema, type)),
    ...answering
      .filter(({ field }) => isMixed(schema, getNamedType(field.type)) && !maySkip(field.type))
      .map(
        ({ type, field }) =>
          `${type.name}.${field.name} may answer with what the key may not read: null has to be allowed in its place.`,
      ),
  ];
}

/** Whether a type has members that take different scopes, so that it demands none itself. */
export const isMixed = (schema: GraphQLSchema, type: GraphQLNamedType): type is GraphQLAbstractType =>
  isAbstractType(type) &&
  (demandsOf(type) ?? []).length === 0 &&
  schema.getPossibleTypes(type).some((member) => (demandsOf(member) ?? []).length > 0);

/** What stands in the schema; undefined where nothing is said. */
const demandsOf = ({ extensions }: { readonly extensions: unknown }): readonly Demand[] | undefined =>
  (extensions as SchemaMarks).demands;

const guardedTypes = (schema: GraphQLSchema): Guarded[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is Guarded => (isObjectType(type) || isAbstractType(type)) && !isIntrospectionType(type),
  );

const keyOf = (demand: Demand): string => [...demand].sort().join();

/** Has a type demand what another one does; nothing is said of a type by one of which nothing is said. */
function demandAlso(type: Guarded, more: readonly Demand[] | undefined): void {
  if (!more) return;
  const all = new Map([...(demandsOf(type) ?? []), ...more].map((demand) => [keyOf(demand), demand]));
  type.extensions = { ...type.extensions, demands: [...all.values()] } satisfies SchemaMarks;
}

/** Demands that all members of an interface or a union have; undefined where they have none in common. */
function sharedDemands(schema: GraphQLSchema, type: GraphQLAbstractType): readonly Demand[] | undefined {
  const [first = [], ...others] = schema.getPossibleTypes(type).map((member) => demandsOf(member) ?? []);
  const shared = first.filter((demand) => others.every((each) => each.some((other) => keyOf(other) === keyOf(demand))));
  return shared.length > 0 ? shared : undefined;
}

/** Type of the items, where this is a page of a list or an edge of one. */
function itemsOf(type: Guarded): GraphQLNamedType | null {
  if (!isObjectType(type)) return null;
  const { nodes, pageInfo, node, cursor } = type.getFields();
  const items = nodes && pageInfo ? nodes : node && cursor ? node : null;
  return items && getNamedType(items.type);
}

/** Scalars whose values people may have written. */
const TEXTS = ['String', 'Metadata'];

const holdsText = (type: Guarded): boolean =>
  'getFields' in type && Object.values(type.getFields()).some((field) => TEXTS.includes(getNamedType(field.type).name));

/** Fields that can be asked for by way of an abstract type with fewer scopes than by way of a member. */
function looserFields(schema: GraphQLSchema, type: GraphQLAbstractType): string[] {
  const fields = isInterfaceType(type) ? Object.values(type.getFields()) : [];
  return schema.getPossibleTypes(type).flatMap((member) =>
    fields.flatMap((field) => {
      const met = new Set((demandsOf(field) ?? []).map(keyOf));
      const missed = (demandsOf(member.getFields()[field.name] ?? field) ?? []).filter(
        (demand) => !met.has(keyOf(demand)),
      );
      return missed.map(
        (demand) =>
          `${type.name}.${field.name} takes no ${demand.join(' or ')}, which ${member.name}.${field.name} takes.`,
      );
    }),
  );
}

/** Whether null may stand in place of what a field answers with: of each item, where it answers with a list. */
const maySkip = (type: Parameters<typeof getNullableType>[0]): boolean => {
  const nullable = getNullableType(type);
  return isListType(nullable) ? isNullableType(nullable.ofType) : isNullableType(type);
};
