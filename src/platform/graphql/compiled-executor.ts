import * as graphql from 'graphql';
import type {
  DocumentNode,
  ExecutionResult,
  FieldNode,
  GraphQLField,
  GraphQLResolveInfo,
  GraphQLSchema,
} from 'graphql';
import { GraphQLError, isNonNullType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { inspect } from 'graphql/jsutils/inspect.js';
import { isIterableObject } from 'graphql/jsutils/isIterableObject.js';
import { addPath, pathToArray, type Path } from 'graphql/jsutils/Path.js';
import { LRUCache } from 'lru-cache';

/** What of a query is the same for every request. Grows with the types met, never with their combinations. */
type Plan = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments'> & {
  steps: Map<string, Step[]>;
  nodeIds: Map<FieldNode, number>;
};

/** One field of one concrete type, with all that graphql-js looks up again for each value. */
interface Step {
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
type Complete = (value: unknown, run: Run, step: Step, spot: Spot) => unknown;
type Target = Record<string | number, unknown>;

class Run {
  readonly errors: GraphQLError[] = [];
  /** Promises under way, and the synchronous part: the answer is whole when none is left. */
  pending = 1;
  finish: () => void = () => undefined;
  constructor(
    readonly plan: Plan,
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
  ) {}
}

/** A place in the answer. A failure climbs from it to the first place that may hold null, which then has `failed`. */
class Spot {
  failed = false;
  constructor(
    readonly above: Spot | undefined,
    readonly target: Target,
    readonly key: string | number,
    readonly nullable: boolean,
    readonly path: Path | undefined,
  ) {}
}

/**
 * Executes a query by a plan kept between requests; mutations, and queries that cannot start, go to graphql-js.
 * Fields are collected, arguments coerced and errors located by graphql-js' own functions, in its order: only the
 * looking up is saved. No code is generated: that grows as types ^ depth where a query nests interfaces.
 * `key` is the document's hash and the operation's name.
 */
export function compiledExecutor(schema: GraphQLSchema, { capacity = 500 }: { capacity?: number } = {}) {
  const sizeCalculation = ({ operation }: Plan) => operation.loc?.source.body.length ?? 20_000;
  const plans = new LRUCache<string, Plan>({ max: capacity, maxSize: capacity * 20_000, sizeCalculation });
  const conditions = new WeakMap<DocumentNode, string[] | null>();

  return async (asked: {
    document: DocumentNode;
    key: string;
    operationName?: string | null;
    variables: Record<string, unknown>;
    context: unknown;
  }): Promise<ExecutionResult> => {
    const { document, operationName, variables, context } = asked;
    let deciding = conditions.get(document);
    if (deciding === undefined) conditions.set(document, (deciding = decidingVariables(document)));
    const operation = graphql.getOperationAST(document, operationName);
    const type = operation?.operation === graphql.OperationTypeNode.QUERY ? schema.getQueryType() : undefined;
    const definitions = operation?.variableDefinitions ?? [];
    const { coerced } = type ? graphql.getVariableValues(schema, definitions, variables, { maxErrors: 50 }) : {};
    if (!deciding || !operation || !type || !coerced)
      return graphql.execute({ schema, document, operationName, variableValues: variables, contextValue: context });

    const key = [asked.key, ...deciding.map((name) => String(coerced[name]))].join(' ');
    let plan = plans.get(key);
    if (!plan) {
      plan = { schema, operation, fragments: fragmentsOf(document), steps: new Map(), nodeIds: new Map() };
      plans.set(key, plan);
    }
    const run = new Run(plan, context, coerced);
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
  };
}

/** The variables behind @skip and @include, each combination of which has its own plan; null where no plan is made. */
function decidingVariables(document: DocumentNode): string[] | null {
  const names = new Set<string>();
  let plain = true;
  graphql.visit(document, {
    // The only name that an object literal does not hold as its own property.
    Field: ({ alias }) => void (plain &&= alias?.value !== '__proto__'),
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value === 'skip' || name.value === 'include')
        for (const { value } of given) if (value.kind === graphql.Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return plain ? [...names] : null;
}

function fragmentsOf(document: DocumentNode): Plan['fragments'] {
  const fragments = document.definitions.filter((definition) => definition.kind === graphql.Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
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

function put(run: Run, step: Step, complete: Complete, value: unknown, spot: Spot): void {
  try {
    const waits = isThenable(value);
    const done = waits ? value : complete(value, run, step, spot);
    if (!isThenable(done)) {
      if (!spot.failed) spot.target[spot.key] = done;
      return;
    }
    const next: Complete = waits ? complete : (arrived) => arrived;
    spot.target[spot.key] = null;
    done.then(
      settling(run, spot, (arrived) => {
        put(run, step, next, arrived, spot);
      }),
      settling(run, spot, (error) => {
        refuse(run, step, spot, error);
      }),
    );
    run.pending++;
  } catch (error) {
    refuse(run, step, spot, error);
  }
}

/** What no one waits for but the answer itself: its failure climbs, and the last one finishes the run. */
function settling(run: Run, spot: Spot, act: (outcome: unknown) => void): (outcome: unknown) => void {
  return (outcome) => {
    try {
      act(outcome);
    } catch (error) {
      fail(run, spot, error as GraphQLError);
    }
    if (--run.pending === 0) run.finish();
  };
}

function refuse(run: Run, step: Step, spot: Spot, error: unknown): void {
  const located = graphql.locatedError(error, step.nodes, pathToArray(spot.path));
  if (!spot.nullable) throw located;
  fail(run, spot, located);
}

/** One error for one null: what fails below a place that is null already is not told. */
function fail(run: Run, spot: Spot, error: GraphQLError): void {
  let at = spot;
  while (!at.nullable && at.above) at = at.above;
  for (let higher: Spot | undefined = at; higher; higher = higher.above) if (higher.failed) return;
  at.failed = true;
  at.target[at.key] = null;
  run.errors.push(error);
}

function completes(type: GraphQLOutputType): Complete {
  const nullable = isNonNullType(type) ? type.ofType : type;
  const inner = completesPresent(nullable);
  return (value, run, step, spot) => {
    if (value instanceof Error) throw value;
    if (value !== null && value !== undefined) return inner(value, run, step, spot);
    if (nullable === type) return null;
    throw new Error(`Cannot return null for non-nullable field ${nameOf(step)}.`);
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
    let at = 0;
    for (const item of value) {
      put(run, step, complete, item, new Spot(spot, target, at, nullable, addPath(spot.path, at, undefined)));
      at++;
    }
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
  const build = (belongs: boolean) => {
    if (belongs) return fill(run, steps, value, spot);
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes: step.nodes });
  };
  const belongs = type.isTypeOf?.(value, run.context, infoOf(run, step, spot.path)) ?? !type.isTypeOf;
  return isThenable(belongs) ? belongs.then(build) : build(belongs);
}

function nameOf({ parent, field }: Step): string {
  return `${parent.name}.${field.name}`;
}

/** As graphql-js' own, but for asking strings and numbers too, which most values are. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
