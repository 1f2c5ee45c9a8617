import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Config } from '../config.ts';
import { responseTypeFor } from '../http/accept-header.ts';
import { requestOf } from '../http/authentication.ts';
import { ThrownFilter } from '../http/thrown.filter.ts';
import { DocumentCheckPlugin } from './document-check.plugin.ts';
import { ErrorPlugin, formatError } from './error.plugin.ts';
import { ExecutingDriver } from './executing-driver.ts';
import { Fault } from '../request/fault.ts';
import { HierarchySizeReader } from './hierarchy-size.reader.ts';
import { InputPipe } from './input.pipe.ts';
import { RefusalInterceptor } from './refusal.interceptor.ts';
import { FieldValueScalar } from '../change-log/field-value.scalar.ts';
import { InputObjectScalar } from './input-object.scalar.ts';
import { MetadataScalar } from './metadata.scalar.ts';
import { DateScalar, DateTimeScalar, PastDateTimeScalar } from './scalars.ts';
import { Spending } from './spending.ts';
import { stringify } from './stringify.ts';

/** Every security option is set here by us, none by NODE_ENV. */
const options = (config: Config): Omit<ApolloDriverConfig, 'driver'> => ({
  path: '/graphql',
  graphiql: false,
  introspection: true,
  // A page of another site cannot send a key unasked either, and clients such as urql read by GET with nothing else.
  csrfPrevention: { requestHeaders: ['authorization', 'apollo-require-preflight', 'x-apollo-operation-name'] },
  allowBatchedHttpRequests: false,
  includeStacktraceInErrorResponses: false,
  hideSchemaDetailsFromClientErrors: config.production,
  autoTransformHttpErrors: false,
  preserveHttpStatusForExecutionErrors: false,
  stopOnTerminationSignals: false,
  persistedQueries: false,
  parseOptions: { maxTokens: config.OST_TOKEN_LIMIT },
  validationOptions: { maxErrors: 5 },
  formatError,
  stringifyResult: stringify,
  plugins: [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ],
  context: (http: Parameters<typeof requestOf>[0] & { body?: { query?: unknown } }) => {
    // Apollo finds out only when it has an answer, and by then a mutation is done.
    if (!responseTypeFor(http.headers.accept))
      throw new Fault(
        'BAD_REQUEST',
        'Answers are application/graphql-response+json or application/json; the Accept header takes neither.',
        406,
      );
    const query = http.body?.query;
    if (typeof query === 'string' && Buffer.byteLength(query) > config.OST_DOCUMENT_BYTES)
      throw new Fault(
        'TOO_COSTLY',
        `A document may hold ${config.OST_DOCUMENT_BYTES} bytes. Send values as variables, or split it.`,
      );
    return { request: requestOf(http) };
  },
});

/** The GraphQL side of the platform. */
@Module({
  imports: [GraphQLModule.forRootAsync({ driver: ExecutingDriver, inject: [Config], useFactory: options })],
  providers: [
    DateScalar,
    FieldValueScalar,
    InputObjectScalar,
    MetadataScalar,
    DateTimeScalar,
    PastDateTimeScalar,
    DocumentCheckPlugin,
    ErrorPlugin,
    HierarchySizeReader,
    Spending,
    { provide: APP_FILTER, useClass: ThrownFilter },
    { provide: APP_PIPE, useClass: InputPipe },
    { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
  ],
  exports: [GraphQLModule],
})
export class GraphqlModule {}
