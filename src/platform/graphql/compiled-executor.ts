import * as graphql from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { AnswerProgress } from '../request/answer-progress.ts';
import type { QueryPlan } from './field-plan.ts';
import { executePlan } from './query-plan.ts';

/**
 * Executes a query by a plan kept between requests; mutations, and queries that cannot start, go to graphql-js.
 * Fields are collected, arguments coerced and errors located by graphql-js' own functions, in its order: only the
 * looking up is saved. No code is generated: that grows as types ^ depth where a query nests interfaces.
 * `key` is the document's hash and the operation's name.
 */
export function compiledExecutor(schema: GraphQLSchema, { capacity = 500 }: { capacity?: number } = {}) {
  const sizeCalculation = ({ operation }: QueryPlan) => operation.loc?.source.body.length ?? 20_000;
  const plans = new LRUCache<string, QueryPlan>({ max: capacity, maxSize: capacity * 20_000, sizeCalculation });
  const conditions = new WeakMap<DocumentNode, string[] | null>();

  return async (asked: {
    document: DocumentNode;
    key: string;
    operationName?: string | null;
    variables: Record<string, unknown>;
    context: unknown;
    /** Told how far the answer is; a large one is filled in parts. */
    progress?: AnswerProgress;
  }): Promise<ExecutionResult> => {
    const { document, operationName, variables, context, progress = new AnswerProgress() } = asked;
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
      plan = { schema, operation, fragments: fragmentsOf(document), fieldPlans: new Map(), nodeIds: new Map() };
      plans.set(key, plan);
    }
    return executePlan(plan, type, context, coerced, progress);
  };
}

/** The variables behind @skip and @include, each combination of which has its own plan; null where no plan is made. */
function decidingVariables(document: DocumentNode): string[] | null {
  const names = new Set<string>();
  const aliases = new Set<string | undefined>();
  graphql.visit(document, {
    Field: ({ alias }) => void aliases.add(alias?.value),
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value === 'skip' || name.value === 'include')
        for (const { value } of given) if (value.kind === graphql.Kind.VARIABLE) names.add(value.name.value);
    },
  });
  // The only name that an object literal does not hold as its own property.
  return aliases.has('__proto__') ? null : [...names];
}

function fragmentsOf(document: DocumentNode): QueryPlan['fragments'] {
  const fragments = document.definitions.filter((definition) => definition.kind === graphql.Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}
