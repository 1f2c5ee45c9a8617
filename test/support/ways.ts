import {
  astFromValue,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  print,
} from 'graphql';
import type { Scope } from '../../src/domain/scope.ts';
import { unmetDemands } from '../../src/platform/access/requires-scope.ts';
import { sortAt, type Things, variablesOf } from './things.ts';

/** A step on a way through the schema: a field of a type, or a fragment on a member of an abstract one. */
export type Step =
  | { readonly parent: GraphQLNamedType; readonly field: GraphQLField<unknown, unknown> }
  | { readonly parent: GraphQLNamedType; readonly member: GraphQLNamedType };

/** Where a step leads. */
export const endOf = (step: Step): GraphQLNamedType => ('field' in step ? getNamedType(step.field.type) : step.member);

const nameOf = (step: Step): string => ('field' in step ? step.field.name : `... on ${step.member.name}`);

/** How a step is called in a list of findings. */
export const titleOf = (way: readonly Step[]): string => [way[0]?.parent.name, ...way.map(nameOf)].join(' > ');

/** Every edge of a schema once, each as the shortest way to it from a root; introspection aside. */
export function ways(schema: GraphQLSchema): Step[][] {
  const found: Step[][] = [];
  const reached = new Set<GraphQLNamedType>();
  let next: { type: GraphQLNamedType; way: Step[] }[] = [schema.getQueryType(), schema.getMutationType()].flatMap(
    (type) => (type ? [{ type, way: [] }] : []),
  );
  while (next.length > 0) {
    const here = next.filter(
      ({ type }, index) => !reached.has(type) && next.findIndex((each) => each.type === type) === index,
    );
    for (const { type } of here) reached.add(type);
    const steps = here.flatMap(({ type, way }) => stepsFrom(schema, type).map((step) => [...way, step]));
    found.push(...steps);
    next = steps.flatMap((way) => {
      const type = endOf(way.at(-1) as Step);
      return isCompositeType(type) ? [{ type, way }] : [];
    });
  }
  return found;
}

function stepsFrom(schema: GraphQLSchema, type: GraphQLNamedType): Step[] {
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return [
    ...fields.map((field): Step => ({ parent: type, field })),
    ...members.map((member): Step => ({ parent: type, member })),
  ];
}

/** Gives the id that an argument of a field names. */
type IdOf = (field: string) => (path: readonly string[]) => string;

/** A field as a document calls it, with the arguments that it must have. */
function callOf(field: GraphQLField<unknown, unknown>, idOf: IdOf): string {
  const values = variablesOf(field, idOf(field.name));
  const given = field.args.flatMap(({ name, type }) => {
    const literal = name in values ? astFromValue(values[name], type) : null;
    return literal ? [`${name}: ${print(literal)}`] : [];
  });
  return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
}

/** The document that goes a way, and asks what stands at its end for nothing but its type; with arguments where ids are given. */
export function documentAlong(schema: GraphQLSchema, way: readonly Step[], idOf: IdOf | null = null): string {
  const last = way.at(-1);
  const end = last && isCompositeType(endOf(last)) ? ' { __typename }' : '';
  const called = (step: Step): string => ('field' in step && idOf ? callOf(step.field, idOf) : nameOf(step));
  const inner = way.reduceRight(
    (below, step) => (below === '' ? `${called(step)}${end}` : `${called(step)} { ${below} }`),
    '',
  );
  return `${way[0]?.parent === schema.getMutationType() ? 'mutation' : 'query'} { ${inner} }`;
}

/** Levels of values within values that are asked for below a thing. */
const LEVELS = 4;
const TEXTS = ['String', 'Metadata'];
/** Fields of a thing that one document asks for: more would cost too much. */
const TOGETHER = 3;

/**
 * Documents that ask for everything that a key with these scopes may read: each root query, and each thing by its id. Of
 * things below a thing only what is flat is asked for: they have documents of their own.
 */
export function everythingFor(schema: GraphQLSchema, scopes: ReadonlySet<Scope>, things: Things): string[] {
  const mayAsk = (marked: { readonly extensions: unknown }): boolean => unmetDemands(marked, scopes).length === 0;
  const idOf: IdOf = (field) => (path) => things[sortAt(field, path)] ?? '';
  const selection = (type: GraphQLNamedType, levels: number): string => {
    if (isInterfaceType(type)) return fieldsOf(type, 0);
    if (isAbstractType(type)) {
      const members = schema.getPossibleTypes(type).filter(mayAsk);
      return ['__typename', ...members.map((member) => `... on ${member.name} { ${fieldsOf(member, 0)} }`)].join(' ');
    }
    const isThing = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    return fieldsOf(type, isThing && levels < LEVELS ? 0 : levels);
  };
  const selections = (type: GraphQLNamedType, levels: number): string[] => [
    '__typename',
    ...(isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [])
      .filter((field) => mayAsk(field) && mayAsk(getNamedType(field.type)))
      .flatMap((field) => {
        const inner = getNamedType(field.type);
        // Only texts tell whose words they are.
        if (!isCompositeType(inner)) return TEXTS.includes(inner.name) ? [callOf(field, idOf)] : [];
        return levels > 0 ? [`${callOf(field, idOf)} { ${selection(inner, levels - 1)} }`] : [];
      }),
  ];
  const fieldsOf = (type: GraphQLNamedType, levels: number): string => selections(type, levels).join(' ');
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    (field) => mayAsk(field) && mayAsk(getNamedType(field.type)),
  );
  return [
    ...roots.map((field) => {
      const type = getNamedType(field.type);
      return `{ ${callOf(field, idOf)} ${isCompositeType(type) ? `{ ${selection(type, LEVELS - 1)} }` : ''} }`;
    }),
    ...Object.entries(things).flatMap(([sort, id]) => {
      const type = schema.getType(`${sort.charAt(0).toUpperCase()}${sort.slice(1)}`);
      if (!isObjectType(type) || !mayAsk(type)) return [];
      const asked = selections(type, LEVELS);
      const parts = Array.from({ length: Math.ceil(asked.length / TOGETHER) }, (_, at) =>
        asked.slice(at * TOGETHER, (at + 1) * TOGETHER),
      );
      return parts.map((part) => `{ node(id: "${id}") { ... on ${type.name} { ${part.join(' ')} } } }`);
    }),
  ];
}
