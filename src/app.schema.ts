import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { PROVIDERS } from './app.features.ts';
import { describeRoots } from './platform/graphql/describe-roots.ts';
import { offerKeptFilters } from './platform/graphql/kept-filters.ts';
import { bindDemands } from './platform/graphql/scope-demands.ts';
import { describingClasses } from './platform/graphql/schema-of-classes.ts';
import { PlatformModule } from './platform/platform.module.ts';

/** The schema as the service builds it, with what its elements demand, but without a database behind it. */
export async function builtSchema(): Promise<GraphQLSchema> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  try {
    const providers = [...PROVIDERS, ...providersOf(PlatformModule)];
    const factory = builder.get(GraphQLSchemaFactory);
    const schema = await factory.create(...describingClasses(providers), { noDuplicatedFields: true });
    return lexicographicSortSchema(describeRoots(offerKeptFilters(bindDemands(schema))));
  } finally {
    await builder.close();
  }
}

/** Every class that a module, or one that it imports, provides. */
function providersOf(module: Type): Type[] {
  const listed = (key: string): unknown[] => (Reflect.getMetadata(key, module) as unknown[] | undefined) ?? [];
  const isClass = (thing: unknown): thing is Type => typeof thing === 'function';
  return [
    ...listed(MODULE_METADATA.PROVIDERS).filter(isClass),
    ...listed(MODULE_METADATA.IMPORTS).filter(isClass).flatMap(providersOf),
  ];
}
