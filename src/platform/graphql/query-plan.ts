import * as graphql from 'graphql';
import type { ExecutionResult, FieldNode } from 'graphql';
import { GraphQLError, isNonNullType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { inspect } from 'graphql/jsutils/inspect.js';
import { isIterableObject } from 'graphql/jsutils/isIterableObject.js';
import { addPath } from 'graphql/jsutils/Path.js';
import type { AnswerProgress } from '../request/answer-progress.ts';
import {
  isThenable,
  complete,
  failAt,
  Execution,
  whenSettled,
  ResponsePosition,
  type CompleteValue,
  type Target,
} from './execution.ts';
import { type FieldPlan, nameOf, type QueryPlan, readerOf, resolveInfoOf } from './field-plan.ts';

/** Answers a query by its plan, once every resolver is done. */
export async function executePlan(
  plan: QueryPlan,
  type: GraphQLObjectType,
  context: unknown,
  variables: Record<string, unknown>,
  progress: AnswerProgress,
): Promise<ExecutionResult> {
  const execution = new Execution(plan, context, variables, progress);
  const answer: { data?: Target | null } & Target = {};
  const root = new ResponsePosition(undefined, answer, 'data', true, undefined);
  await new Promise<void>((resolve) => {
    execution.finish = resolve;
    whenSettled(execution, root, () => {
      answer.data = completeFields(execution, fieldPlansOf(execution, type, undefined), undefined, root);
    })(undefined);
  });
  const data = answer.data ?? null;
  return execution.errors.length > 0 ? { errors: execution.errors, data } : { data };
}

/** What to do for the fields asked of a type: planned once, also where types nest in each other. */
function fieldPlansOf(
  { plan, variables }: Execution,
  parent: GraphQLObjectType,
  nodes: readonly FieldNode[] | undefined,
): FieldPlan[] {
  const { schema, fragments, operation, nodeIds, fieldPlans: fields } = plan;
  const idOf = (node: FieldNode) => nodeIds.get(node) ?? nodeIds.set(node, nodeIds.size).size - 1;
  const id = [parent.name, ...(nodes ?? []).map(idOf)].join();
  const known = fields.get(id);
  if (known) return known;
  const planned: FieldPlan[] = [];
  const collected = nodes
    ? collectSubfields(schema, fragments, variables, parent, nodes)
    : collectFields(schema, fragments, variables, parent, operation.selectionSet);
  for (const [key, found] of collected) {
    const field = found[0] && (getFieldDef(schema, parent, found[0]) as FieldPlan['field'] | null | undefined);
    if (!field) continue;
    const fieldPlan = {
      key,
      parent,
      field,
      nodes: found,
      leaf: graphql.isLeafType(graphql.getNullableType(field.type)),
    };
    planned.push({
      ...fieldPlan,
      read: readerOf(field, parent),
      complete: completerOf(field.type),
      subfields: new Map(),
    });
  }
  fields.set(id, planned);
  return planned;
}

function completeFields(
  execution: Execution,
  fields: readonly FieldPlan[],
  source: unknown,
  above: ResponsePosition,
): Target {
  const target: Target = {};
  execution.progress.fields += fields.length;
  for (const fieldPlan of fields)
    try {
      const value = fieldPlan.read(source, execution, fieldPlan, above.path);
      if (fieldPlan.leaf && !isThenable(value))
        target[fieldPlan.key] = fieldPlan.complete(value, execution, fieldPlan, above);
      else complete(execution, fieldPlan, fieldPlan.complete, value, positionOf(fieldPlan, target, above));
    } catch (error) {
      failAt(execution, fieldPlan, positionOf(fieldPlan, target, above), error);
    }
  return target;
}

function positionOf({ key, parent, field }: FieldPlan, target: Target, above: ResponsePosition): ResponsePosition {
  return new ResponsePosition(above, target, key, !isNonNullType(field.type), addPath(above.path, key, parent.name));
}

function completerOf(type: GraphQLOutputType): CompleteValue {
  if (isNonNullType(type)) {
    const inner = completerOf(type.ofType);
    return (value, execution, fieldPlan, position) => {
      const done = inner(value, execution, fieldPlan, position);
      if (done !== null) return done;
      throw new Error(`Cannot return null for non-nullable field ${nameOf(fieldPlan)}.`);
    };
  }
  const inner = completerOfPresent(type);
  return (value, execution, fieldPlan, position) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? null : inner(value, execution, fieldPlan, position);
  };
}

function completerOfPresent(type: graphql.GraphQLNullableType & GraphQLOutputType): CompleteValue {
  if (graphql.isLeafType(type))
    return (value) => {
      const leaf: unknown = type.serialize(value);
      if (leaf !== null && leaf !== undefined) return leaf;
      const call = `${inspect(type)}.serialize(${inspect(value)})`;
      throw new Error(`Expected \`${call}\` to return non-nullable value, returned: ${inspect(leaf)}`);
    };
  if (graphql.isObjectType(type)) return (value, ...at) => completeObject(type, value, ...at);
  if (graphql.isAbstractType(type)) return completerOfAbstract(type);
  const { ofType } = type as { ofType: GraphQLOutputType };
  const [completeItem, nullable] = [completerOf(ofType), !isNonNullType(ofType)];
  return (value, execution, fieldPlan, position) => {
    if (!isIterableObject(value))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(fieldPlan)}".`);
    const items: unknown[] = [];
    const target = items as unknown as Target;
    const all = Array.isArray(value) ? (value as unknown[]) : [...value];
    // A promise is awaited at once: its failure would go unhandled until its turn came.
    const atOnce = all.some(isThenable);
    const fillOn = () => {
      while (items.length < all.length) {
        const at = items.length;
        // The place is taken now: what fills it may come later.
        items.push(null);
        complete(
          execution,
          fieldPlan,
          completeItem,
          all[at],
          new ResponsePosition(position, target, at, nullable, addPath(position.path, at, undefined)),
        );
        if (atOnce || !execution.progress.isSliceOver()) continue;
        execution.runLater(position, fillOn);
        return;
      }
    };
    fillOn();
    return items;
  };
}

function completerOfAbstract(type: graphql.GraphQLAbstractType): CompleteValue {
  return (value, execution, fieldPlan, position) => {
    const { schema } = execution.plan;
    const build = (name: unknown) => {
      const found = typeof name === 'string' ? schema.getType(name) : undefined;
      if (graphql.isObjectType(found) && schema.isSubType(type, found))
        return completeObject(found, value, execution, fieldPlan, position);
      throw new GraphQLError(`"${type.name}" was resolved to ${inspect(name)}, which is none of its types.`);
    };
    const resolveType = type.resolveType ?? graphql.defaultTypeResolver;
    const name = resolveType(value, execution.context, resolveInfoOf(execution, fieldPlan, position.path), type);
    return isThenable(name) ? name.then(build) : build(name);
  };
}

function completeObject(
  type: GraphQLObjectType,
  value: unknown,
  execution: Execution,
  fieldPlan: FieldPlan,
  position: ResponsePosition,
): unknown {
  const fields = fieldPlan.subfields.get(type) ?? fieldPlansOf(execution, type, fieldPlan.nodes);
  fieldPlan.subfields.set(type, fields);
  if (!type.isTypeOf) return completeFields(execution, fields, value, position);
  const build = (belongs: boolean) => {
    if (belongs) return completeFields(execution, fields, value, position);
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
      nodes: fieldPlan.nodes,
    });
  };
  const belongs = type.isTypeOf(value, execution.context, resolveInfoOf(execution, fieldPlan, position.path));
  return isThenable(belongs) ? belongs.then(build) : build(belongs);
}
