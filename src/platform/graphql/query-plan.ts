import * as graphql from 'graphql';
import type { ExecutionResult, FieldNode, GraphQLField, GraphQLResolveInfo } from 'graphql';
import { GraphQLError, isNonNullType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { inspect } from 'graphql/jsutils/inspect.js';
import { isIterableObject } from 'graphql/jsutils/isIterableObject.js';
import { addPath, type Path } from 'graphql/jsutils/Path.js';
import type { Filling } from '../request/filling.ts';
import { isThenable, put, refuse, Run, settling, Spot, type Complete, type Target } from './answer.ts';

/** What of a query is the same for every request. Grows with the types met, never with their combinations. */
export type Plan = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments'> & {
  steps: Map<string, Step[]>;
  nodeIds: Map<FieldNode, number>;
};

/** One field of one concrete type, with all that graphql-js looks up again for each value. */
export interface Step {
  key: string;
  parent: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
  leaf: boolean;
  read: (source: unknown, run: Run, step: Step, path: Path | undefined) => unknown;
  complete: Complete;
  /** What is asked of each type that its value turned out to be. */
  below: Map<GraphQLObjectType, Step[]>;
}

/** Answers a query by its plan, once every resolver is done. */
export async function executePlan(
  plan: Plan,
  type: GraphQLObjectType,
  context: unknown,
  variables: Record<string, unknown>,
  filling: Filling,
): Promise<ExecutionResult> {
  const run = new Run(plan, context, variables, filling);
  const answer: { data?: Target | null } & Target = {};
  const root = new Spot(undefined, answer, 'data', true, undefined);
  await new Promise<void>((resolve) => {
    run.finish = resolve;
    settling(run, root, () => {
      answer.data = fill(run, stepsOf(run, type, undefined), undefined, root);
    })(undefined);
  });
  const data = answer.data ?? null;
  return run.errors.length > 0 ? { errors: run.errors, data } : { data };
}

/** What to do for the fields asked of a type: planned once, also where types nest in each other. */
function stepsOf({ plan, variables }: Run, parent: GraphQLObjectType, nodes: readonly FieldNode[] | undefined): Step[] {
  const { schema, fragments, operation, nodeIds, steps } = plan;
  const idOf = (node: FieldNode) => nodeIds.get(node) ?? nodeIds.set(node, nodeIds.size).size - 1;
  const id = [parent.name, ...(nodes ?? []).map(idOf)].join();
  const known = steps.get(id);
  if (known) return known;
  const planned: Step[] = [];
  const collected = nodes
    ? collectSubfields(schema, fragments, variables, parent, nodes)
    : collectFields(schema, fragments, variables, parent, operation.selectionSet);
  for (const [key, found] of collected) {
    const field = found[0] && (getFieldDef(schema, parent, found[0]) as Step['field'] | null | undefined);
    if (!field) continue;
    const step = { key, parent, field, nodes: found, leaf: graphql.isLeafType(graphql.getNullableType(field.type)) };
    planned.push({ ...step, read: reads(field, parent), complete: completes(field.type), below: new Map() });
  }
  steps.set(id, planned);
  return planned;
}

function reads({ name, args, resolve }: Step['field'], parent: GraphQLObjectType): Step['read'] {
  if (name === '__typename') return () => parent.name;
  const called: Step['read'] = (source, run, step, path) => {
    const given = graphql.getArgumentValues(step.field, step.nodes[0] as FieldNode, run.variables);
    const info = infoOf(run, step, addPath(path, step.key, parent.name));
    return (resolve ?? graphql.defaultFieldResolver)(source, given, run.context, info);
  };
  if (!resolve)
    return (source, run, step, path) => {
      const value = typeof source === 'object' && source ? (source as Target)[name] : undefined;
      return typeof value === 'function' ? called(source, run, step, path) : value;
    };
  // A resolver that declares its source and nothing else, as Nest's for a property do, needs no `info` made for it.
  const plain = resolve as (source: unknown, args: object, context: unknown) => unknown;
  return resolve.length === 1 && args.length === 0 ? (source, run) => plain(source, {}, run.context) : called;
}

function infoOf({ plan, variables }: Run, { field, parent, nodes }: Step, path: Path | undefined): GraphQLResolveInfo {
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

function fill(run: Run, steps: readonly Step[], source: unknown, above: Spot): Target {
  const target: Target = {};
  run.filling.fields += steps.length;
  for (const step of steps)
    try {
      const value = step.read(source, run, step, above.path);
      if (step.leaf && !isThenable(value)) target[step.key] = step.complete(value, run, step, above);
      else put(run, step, step.complete, value, spotOf(step, target, above));
    } catch (error) {
      refuse(run, step, spotOf(step, target, above), error);
    }
  return target;
}

function spotOf({ key, parent, field }: Step, target: Target, above: Spot): Spot {
  return new Spot(above, target, key, !isNonNullType(field.type), addPath(above.path, key, parent.name));
}

function completes(type: GraphQLOutputType): Complete {
  if (isNonNullType(type)) {
    const inner = completes(type.ofType);
    return (value, run, step, spot) => {
      const done = inner(value, run, step, spot);
      if (done !== null) return done;
      throw new Error(`Cannot return null for non-nullable field ${nameOf(step)}.`);
    };
  }
  const inner = completesPresent(type);
  return (value, run, step, spot) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? null : inner(value, run, step, spot);
  };
}

function completesPresent(type: graphql.GraphQLNullableType & GraphQLOutputType): Complete {
  if (graphql.isLeafType(type))
    return (value) => {
      const leaf: unknown = type.serialize(value);
      if (leaf !== null && leaf !== undefined) return leaf;
      const call = `${inspect(type)}.serialize(${inspect(value)})`;
      throw new Error(`Expected \`${call}\` to return non-nullable value, returned: ${inspect(leaf)}`);
    };
  if (graphql.isObjectType(type)) return (value, ...at) => object(type, value, ...at);
  if (graphql.isAbstractType(type)) return completesAbstract(type);
  const { ofType } = type as { ofType: GraphQLOutputType };
  const [complete, nullable] = [completes(ofType), !isNonNullType(ofType)];
  return (value, run, step, spot) => {
    if (!isIterableObject(value))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(step)}".`);
    const items: unknown[] = [];
    const target = items as unknown as Target;
    const all = Array.isArray(value) ? (value as unknown[]) : [...value];
    // A promise is waited for at once: nobody would hear of its failure until its turn came.
    const atOnce = all.some(isThenable);
    const fillOn = () => {
      while (items.length < all.length) {
        const at = items.length;
        // The place is taken now: what fills it may come later.
        items.push(null);
        put(run, step, complete, all[at], new Spot(spot, target, at, nullable, addPath(spot.path, at, undefined)));
        if (atOnce || !run.filling.isOver()) continue;
        run.later(spot, fillOn);
        return;
      }
    };
    fillOn();
    return items;
  };
}

function completesAbstract(type: graphql.GraphQLAbstractType): Complete {
  return (value, run, step, spot) => {
    const { schema } = run.plan;
    const build = (name: unknown) => {
      const found = typeof name === 'string' ? schema.getType(name) : undefined;
      if (graphql.isObjectType(found) && schema.isSubType(type, found)) return object(found, value, run, step, spot);
      throw new GraphQLError(`"${type.name}" was resolved to ${inspect(name)}, which is none of its types.`);
    };
    const resolveType = type.resolveType ?? graphql.defaultTypeResolver;
    const name = resolveType(value, run.context, infoOf(run, step, spot.path), type);
    return isThenable(name) ? name.then(build) : build(name);
  };
}

function object(type: GraphQLObjectType, value: unknown, run: Run, step: Step, spot: Spot): unknown {
  const steps = step.below.get(type) ?? stepsOf(run, type, step.nodes);
  step.below.set(type, steps);
  if (!type.isTypeOf) return fill(run, steps, value, spot);
  const build = (belongs: boolean) => {
    if (belongs) return fill(run, steps, value, spot);
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes: step.nodes });
  };
  const belongs = type.isTypeOf(value, run.context, infoOf(run, step, spot.path));
  return isThenable(belongs) ? belongs.then(build) : build(belongs);
}

function nameOf({ parent, field }: Step): string {
  return `${parent.name}.${field.name}`;
}
