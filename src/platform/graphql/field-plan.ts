import * as graphql from 'graphql';
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { addPath, type Path } from 'graphql/jsutils/Path.js';
import type { CompleteValue, Execution, Target } from './execution.ts';

/** What of a query is the same for every request. Grows with the types met, never with their combinations. */
export type QueryPlan = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments'> & {
  fieldPlans: Map<string, FieldPlan[]>;
  nodeIds: Map<FieldNode, number>;
};

/** One field of one concrete type, with all that graphql-js looks up again for each value. */
export interface FieldPlan {
  key: string;
  parent: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
  leaf: boolean;
  read: (source: unknown, execution: Execution, fieldPlan: FieldPlan, path: Path | undefined) => unknown;
  complete: CompleteValue;
  /** What is asked of each type that its value turned out to be. */
  subfields: Map<GraphQLObjectType, FieldPlan[]>;
}

export function readerOf({ name, args, resolve }: FieldPlan['field'], parent: GraphQLObjectType): FieldPlan['read'] {
  if (name === '__typename') return () => parent.name;
  const called: FieldPlan['read'] = (source, execution, fieldPlan, path) => {
    const given = graphql.getArgumentValues(fieldPlan.field, fieldPlan.nodes[0] as FieldNode, execution.variables);
    const info = resolveInfoOf(execution, fieldPlan, addPath(path, fieldPlan.key, parent.name));
    return (resolve ?? graphql.defaultFieldResolver)(source, given, execution.context, info);
  };
  if (!resolve)
    return (source, execution, fieldPlan, path) => {
      const value = typeof source === 'object' && source ? (source as Target)[name] : undefined;
      return typeof value === 'function' ? called(source, execution, fieldPlan, path) : value;
    };
  // A resolver that declares its source and nothing else, as Nest's for a property do, needs no `info` made for it.
  const plain = resolve as (source: unknown, args: object, context: unknown) => unknown;
  return resolve.length === 1 && args.length === 0
    ? (source, execution) => plain(source, {}, execution.context)
    : called;
}

export function resolveInfoOf(
  { plan, variables }: Execution,
  { field, parent, nodes }: FieldPlan,
  path: Path | undefined,
): GraphQLResolveInfo {
  // The items of a list are asked for their type with the path of the field that holds them.
  while (typeof path?.key === 'number') path = path.prev;
  const { schema, fragments, operation } = plan;
  const { name: fieldName, type: returnType } = field;
  // Written out, as a spread here costs more than all the rest of a field.
  // prettier-ignore
  return {
    fieldName, fieldNodes: nodes, returnType, parentType: parent, path: path as Path,
    schema, fragments, rootValue: undefined, operation, variableValues: variables,
  };
}

export function nameOf({ parent, field }: FieldPlan): string {
  return `${parent.name}.${field.name}`;
}
