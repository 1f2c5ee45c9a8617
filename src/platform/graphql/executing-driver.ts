import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Inject, Injectable, type Type } from '@nestjs/common';
import { type HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaFactory } from '@nestjs/graphql';
import { GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { Database } from '../database/database.ts';
import { within } from '../request/request.ts';
import { compiledExecutor } from './compiled-executor.ts';
import type { Context } from './document-check.plugin.ts';
import { describeRoots } from './describe-roots.ts';
import { listChoices } from './enum-choices.ts';
import { refuseInexactFloats } from './exact-floats.ts';
import { KeptFilters, offerKeptFilters, takeKeptFilters } from './kept-filters.ts';
import { NamedThings } from './named-things.ts';
import { refuseNameless } from './refuse-nameless.ts';
import { presentValuesFirst } from './present-values-first.ts';
import { type Resolvers, schemaOfClasses } from './schema-of-classes.ts';
import { ShortKeys } from './short-keys.ts';
import { shortKeysAsIds } from './short-keys-as-ids.ts';

/**
 * Apollo keeps parsing, validation, plugins and HTTP; what executes is ours, by way of its `gateway`: every operation
 * runs within its request, which ends with it: a field that has failed leaves others running that nothing waits for.
 */
@Injectable()
export class ExecutingDriver extends ApolloDriver {
  @Inject(Database) private readonly db: Database;
  @Inject(GraphQLSchemaFactory) private readonly factory: GraphQLSchemaFactory;
  @Inject(ShortKeys) private readonly shortKeys: ShortKeys;
  @Inject(KeptFilters) private readonly keptFilters: KeptFilters;
  @Inject(NamedThings) private readonly namedThings: NamedThings;
  @Inject(ModulesContainer) private readonly modules: ModulesContainer;

  /** Nest collects the resolvers; the schema is built from classes once. A command serves none, and builds none. */
  override async generateSchema(options: ApolloDriverConfig): Promise<GraphQLSchema> {
    if (!this.servesHttp()) return new GraphQLSchema({});
    let resolvers: readonly Resolvers[] = [];
    await super.generateSchema({
      ...options,
      transformResolvers: (collected) => {
        resolvers = [collected].flat() as readonly object[] as readonly Resolvers[];
        return [];
      },
    });
    const providers = [...this.modules.values()].flatMap((module) => [...module.providers.values()]);
    const classes = new Set(providers.flatMap(({ instance }) => (instance ? [instance.constructor as Type] : [])));
    const described = describeRoots(offerKeptFilters(await schemaOfClasses(this.factory, [...classes], resolvers)));
    const schema = presentValuesFirst(described);
    const checked = shortKeysAsIds(refuseNameless(schema, this.namedThings), this.shortKeys);
    const named = takeKeptFilters(checked, this.keptFilters);
    return refuseInexactFloats(listChoices(lexicographicSortSchema(named)));
  }

  private servesHttp(): boolean {
    return (this.httpAdapterHost as HttpAdapterHost | null)?.httpAdapter !== undefined;
  }

  protected override registerFastify(
    options: ApolloDriverConfig,
    hooks?: { preStartHook?: () => void },
  ): Promise<void> {
    const { schema, typeDefs, resolvers, ...rest } = options;
    if (!schema) throw new Error('The schema is built before the server starts.');
    const execute = compiledExecutor(schema);
    const gateway: GatewayInterface = {
      load: () =>
        Promise.resolve({
          executor: async ({ document, request: { operationName, variables = {} }, queryHash, context }) => {
            const { request } = context as unknown as Context;
            const key = `${queryHash}/${operationName ?? ''}`;
            try {
              return await within(request, () =>
                execute({ document, key, operationName, variables, context, progress: request.progress }),
              );
            } finally {
              // The answer is in memory: the connection goes back while it is being sent.
              void this.db.endRequest(request);
            }
          },
        }),
      onSchemaLoadOrUpdate: (tell) => {
        tell({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      stop: () => Promise.resolve(),
    };
    return super.registerFastify({ ...rest, gateway } as ApolloDriverConfig, hooks);
  }
}
