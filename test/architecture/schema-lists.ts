import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import type { Rule } from './schema-rules.ts';

type Field = GraphQLField<unknown, unknown>;

/** Connections that are paged forward only, each with its reason. */
const FORWARD_ONLY: Readonly<Record<string, string>> = {
  OpportunityRankingConnection: 'its cursor carries the head of a band',
  SolutionRankingConnection: 'its cursor carries the head of a band',
  SearchHitConnection: 'by relevance: nobody begins with the worst',
  InsightSearchHitConnection: 'by relevance: nobody begins with the worst',
  ShakenGroundConnection: 'grounds are checked as they are read, so that nobody knows how many are shaken',
  ForecastConnection: 'each is settled as it is read',
  ChangeConnection: 'a log is read from its end',
  ScoreConnection: 'a log is read from its end',
  TreeDiffConnection: 'its cursor carries the end of the time, and the counts by kinds are its total',
};

/** What can be found from the other end of a reference. */
const REVERSE_EDGES: Readonly<Record<string, readonly string[]>> = {
  Cycle: ['objectives'],
  Team: ['outcomes', 'objectives'],
  Product: ['outcomes'],
  Metric: ['keyResults'],
  Person: ['nodes', 'keyResults', 'openQuestions', 'ballots', 'interviews'],
  Participant: ['insights', 'interviews'],
};

const fieldsOf = (schema: GraphQLSchema): [string, Field][] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.values(type.getFields()).map((field): [string, Field] => [`${type.name}.${field.name}`, field])
      : [],
  );
const isConnection = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');

/** Connections that cannot be paged from both ends, or do not tell their total. */
export const wholeConnections: Rule = (schema) =>
  fieldsOf(schema).flatMap(([place, field]) => {
    const type = getNamedType(field.type);
    if (!isConnection(field) || !isObjectType(type) || type.name in FORWARD_ONLY) return [];
    const given = new Set(field.args.map(({ name }) => name));
    const missing = ['first', 'after', 'last', 'before'].filter((name) => !given.has(name));
    return [
      ...missing.map((name) => `${place} does not take ${name}`),
      ...('totalCount' in type.getFields() ? [] : [`${type.name} does not tell its total`]),
    ];
  });

/** Arguments of a list that narrow it beside its filter, or sort it otherwise than by `orderBy`; a saved view is both. */
export const oneFilter: Rule = (schema) =>
  fieldsOf(schema).flatMap(([place, field]) => {
    const type = getNamedType(field.type);
    if (!isConnection(field) || type.name in FORWARD_ONLY) return [];
    const known = new Set(['first', 'after', 'last', 'before', 'filter', 'orderBy', 'view']);
    return field.args.flatMap(({ name, type: given }: GraphQLArgument) => {
      if (!known.has(name)) return [`${place} is narrowed by ${name} beside its filter`];
      const suffix = name === 'filter' ? 'Filter' : name === 'orderBy' ? 'Order' : '';
      return getNamedType(given).name.endsWith(suffix) ? [] : [`${place} takes for ${name} no …${suffix}`];
    });
  });

/** Periods that are told in another type than instants. */
export const periods: Rule = (schema) => {
  const given = [
    ...fieldsOf(schema).flatMap(([place, field]) =>
      field.args.map((arg): [string, { name: string; type: typeof arg.type }] => [place, arg]),
    ),
    ...Object.values(schema.getTypeMap()).flatMap((type) =>
      isInputObjectType(type)
        ? Object.values(type.getFields()).map((field): [string, { name: string; type: typeof field.type }] => [
            type.name,
            field,
          ])
        : [],
    ),
  ];
  return given.flatMap(([place, { name, type }]) =>
    (name === 'from' || name === 'to') && getNamedType(type).name !== 'DateTime'
      ? [`${place} takes ${name} as ${String(type)}`]
      : [],
  );
};

/** Things that cannot be found from the other end. */
export const reverseEdges: Rule = (schema) =>
  Object.entries(REVERSE_EDGES).flatMap(([name, edges]) => {
    const type = schema.getType(name);
    const has = isObjectType(type) ? type.getFields() : {};
    return isObjectType(type) ? edges.flatMap((edge) => (edge in has ? [] : [`${name} has no ${edge}`])) : [];
  });

/** Root queries that ask one thing of one object: they take one id, required, and belong to that object. */
export const noGetters: Rule = (schema) =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
    const ids = args.filter(({ type }) => String(type) === 'ID!');
    return ids.length === 1 && !['node', 'treeNode', 'tree', 'treeDiff'].includes(name)
      ? [`${name} asks something of one object: make it that object's field`]
      : [];
  });
