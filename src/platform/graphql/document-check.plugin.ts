import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { getVariableValues, type GraphQLError } from 'graphql';
import { Config } from '../config.ts';
import { type Request, within } from '../request/request.ts';
import { Database } from '../database/database.ts';
import { Fault, Faults } from '../request/fault.ts';
import { type Measured, measure } from './cost.ts';
import { type AskedHierarchy, SMALLEST_HIERARCHY } from './hierarchy-size.ts';
import { HierarchySizeReader } from './hierarchy-size.reader.ts';
import { namePlaces } from './value-place.ts';
import { problemsOfVariables } from './variable-problems.ts';
import { withoutRepeats } from './repeated-fields.ts';
import { Spending } from './spending.ts';
import { lackingScopes } from './lacking-scopes.ts';

/** What Apollo hands from plugin to plugin. */
export interface Context {
  readonly request: Request;
}

/** What the application adds to a refusal, in the words of its own schema. */
export abstract class DocumentAdvice {
  /** How to ask for the same with fewer levels, one sentence. */
  abstract readonly lessDepth: string;
}

/**
 * Looks at the whole document before anything of it runs: who may ask it, and what it would cost. No SQL, unless a
 * document that seems too costly may turn out not to be: then one statement reads the sizes of the hierarchies it asks for.
 */
@Plugin()
export class DocumentCheckPlugin implements ApolloServerPlugin<Context> {
  constructor(
    private readonly config: Config,
    private readonly advice: DocumentAdvice,
    private readonly sizes: HierarchySizeReader,
    private readonly db: Database,
    private readonly spending: Spending,
  ) {}

  requestDidStart(): Promise<GraphQLRequestListener<Context>> {
    const { config, advice } = this;
    const costOf = this.costOf.bind(this);
    const spend = this.spending.spend.bind(this.spending);
    const settle = this.spending.settle.bind(this.spending);
    return Promise.resolve({
      parsingDidStart: (parsing) =>
        Promise.resolve((fault) => {
          if (!fault && parsing.document)
            Object.assign(parsing, { document: withoutRepeats(parsing.document, config.OST_ALIAS_LIMIT + 1) });
          return Promise.resolve();
        }),
      validationDidStart: ({ document }) =>
        Promise.resolve((errors) => {
          namePlaces(document, (errors ?? []) as readonly GraphQLError[]);
          return Promise.resolve();
        }),
      async didResolveOperation({ schema, document, operation, request, contextValue }): Promise<void> {
        if (!operation) return;
        const { caller } = contextValue.request;
        contextValue.request.operationName = operation.name?.value ?? null;
        if (!caller) throw new Fault('UNAUTHENTICATED', 'Send an API key: "Authorization: Bearer ost_…".');
        const definitions = operation.variableDefinitions ?? [];
        const { coerced, errors } = getVariableValues(schema, definitions, request.variables ?? {}, {
          maxErrors: MOST_PROBLEMS,
        });
        if (errors)
          throw new Faults(
            'BAD_REQUEST',
            problemsOfVariables(schema, operation, request.variables ?? {}, errors, told(config)),
          );
        const measured = { schema, document, operation, variables: coerced, most: config.OST_COST_LIMIT };
        const { cost, depth, aliases, hierarchies } = measure(measured);
        contextValue.request.cost = cost;
        refuseBeyond('levels', depth, config.OST_DEPTH_LIMIT, advice.lessDepth);
        refuseBeyond('aliases', aliases, config.OST_ALIAS_LIMIT, 'Split the document into several requests.');
        const lacking = lackingScopes(schema, operation, document, caller.scopes);
        if (lacking.length > 0)
          throw new Faults(
            'FORBIDDEN',
            lacking.map((message) => ({ message, path: [] })),
          );
        if (cost > config.OST_COST_LIMIT && hierarchies.length > 0)
          contextValue.request.cost = await costOf(measured, hierarchies, contextValue.request);
        refuseBeyond(
          'fields in the answer',
          contextValue.request.cost,
          config.OST_COST_LIMIT,
          'Lower `first`, or ask for fewer fields.',
        );
        await spend(contextValue.request, measured);
      },
      async willSendResponse({ response: { body }, contextValue }): Promise<void> {
        if (body.kind === 'single') {
          const { errors, data } = body.singleResult;
          const { fields } = contextValue.request.progress;
          // What was refused or failed whole was asked for all the same, but nothing of it was answered.
          const actual = !errors && fields > 0 ? fields : fieldsOf(data);
          body.singleResult.extensions = {
            ...body.singleResult.extensions,
            cost: { requested: contextValue.request.cost ?? 0, actual, limit: config.OST_COST_LIMIT },
          };
          await settle(contextValue.request, actual);
        }
      },
    });
  }

  /**
   * Cost by the real sizes of the hierarchies, which are read from the snapshot that the answer will be read from: it
   * cannot be larger. Not read where the rest of the document costs too much already.
   */
  private async costOf(measured: Measured, asked: readonly AskedHierarchy[], request: Request): Promise<number> {
    const least = measure(measured, () => SMALLEST_HIERARCHY).cost;
    if (least > measured.most) return least;
    try {
      const sizes = await within(request, () => this.sizes.sizes(asked, measured.most));
      const { cost } = measure(measured, (name) => sizes.get(name));
      // What is refused reads nothing more.
      if (cost > measured.most) await this.db.endRequest(request);
      return cost;
    } catch (fault) {
      await this.db.endRequest(request);
      throw fault;
    }
  }
}

/** Problems of variables that are told at most. Chosen: more than that is no slip. */
const MOST_PROBLEMS = 20;

/** Apollo takes names that the caller did not know out of what validation says, but not out of what is said of variables. */
const told =
  ({ production }: Config) =>
  (message: string): string =>
    production ? message.replace(/ ?Did you mean [^?]*\?$/, '') : message;

function refuseBeyond(what: string, asked: number, most: number, how: string): void {
  if (asked > most)
    throw new Fault('TOO_COSTLY', `The document asks for ${asked} ${what}; ${most} are allowed. ${how}`);
}

/** Fields that an answer does hold. */
function fieldsOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + fieldsOf(each), 0);
  if (value === null || typeof value !== 'object' || value instanceof Date) return 0;
  const inner = Object.values(value);
  return inner.reduce((sum: number, each) => sum + fieldsOf(each), inner.length);
}
