import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Plugin } from '@nestjs/apollo';
import type { GraphQLFormattedError } from 'graphql';
import { Log } from '../log.ts';
import type { Context } from './document-check.plugin.ts';
import { Fault, FAULTS, type FaultCode } from '../request/fault.ts';
import { faultOf } from '../database/fault.ts';

/** Codes by which Apollo says that the request itself is at fault. */
const REQUEST_AT_FAULT = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);
const SAYS_TOO_MANY_TOKENS = /contains more th/;

/** Lets through what callers may know: a code of the closed list, a message, where. Everything else is masked. */
export function formatError(
  { message, locations, path, extensions }: GraphQLFormattedError,
  thrown: unknown,
): GraphQLFormattedError {
  const at = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const original = unwrapResolverError(thrown);
  const code = String(extensions?.['code']);
  if (original instanceof Fault) return { message: original.message, ...at, extensions: { code: original.code } };
  if (SAYS_TOO_MANY_TOKENS.test(message))
    return {
      message: `${message} Split the document into several requests.`,
      ...at,
      extensions: { code: 'TOO_COSTLY' satisfies FaultCode },
    };
  if (REQUEST_AT_FAULT.has(code)) return { message, ...at, extensions: { code: 'BAD_REQUEST' satisfies FaultCode } };
  // graphql-js reports variables and arguments that do not fit as plain errors without an original.
  const fault = original === thrown && isOfRequest(thrown) ? new Fault('BAD_REQUEST', message) : faultOf(original);
  return { message: fault.message, ...at, extensions: { code: fault.code } };
}

const isOfRequest = (thrown: unknown): boolean =>
  (thrown as { originalError?: unknown }).originalError === undefined &&
  (thrown as { path?: unknown }).path === undefined &&
  (thrown as { locations?: unknown }).locations !== undefined;

/** Writes down what was masked, and gives every answer with a fault the request's id to find it by. */
@Plugin()
export class ErrorPlugin implements ApolloServerPlugin<Context> {
  constructor(private readonly log: Log) {}

  /** A fault outside every resolver, in a plugin say; Apollo answers it by itself. */
  unexpectedErrorProcessingRequest({
    requestContext,
    error,
  }: Parameters<NonNullable<ApolloServerPlugin<Context>['unexpectedErrorProcessingRequest']>>[0]): Promise<void> {
    const { id: requestId } = requestContext.contextValue.request;
    this.log.error({ requestId, code: 'INTERNAL' satisfies FaultCode, fault: error }, 'request failed');
    return Promise.resolve();
  }

  requestDidStart(): Promise<GraphQLRequestListener<Context>> {
    const { log } = this;
    return Promise.resolve({
      didEncounterErrors({ errors, contextValue, operationName }): Promise<void> {
        for (const error of errors) {
          const original = unwrapResolverError(error);
          const { code } = formatError(error.toJSON(), error).extensions as { code: FaultCode };
          if (code === 'INTERNAL' || code === 'UNAVAILABLE')
            log.error(
              { requestId: contextValue.request.id, code, operationName, path: error.path, fault: original },
              'request failed',
            );
        }
        return Promise.resolve();
      },
      willSendResponse({ contextValue, response, request }): Promise<void> {
        const { body, http } = response;
        http.headers.set('x-request-id', contextValue.request.id);
        if (body.kind !== 'single') return Promise.resolve();
        body.singleResult.errors = body.singleResult.errors?.map((error) => ({
          ...error,
          extensions: { ...error.extensions, requestId: contextValue.request.id },
        }));
        const [first] = body.singleResult.errors ?? [];
        // GraphQL over HTTP: a client that asks for plain JSON gets 200 for a well-formed request with GraphQL errors.
        // One without a document is not well-formed, whatever the client accepts.
        const modern = request.http?.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
        const wellFormed = (request.query ?? '') !== '';
        const code = first?.extensions?.['code'] as FaultCode | undefined;
        // What was answered in part was answered: only where nothing ran does the status tell of a fault.
        if ('data' in body.singleResult) http.status = 200;
        // 405 is Apollo's, for a mutation by GET: a page that makes a browser follow a link must not read 200.
        if (code && http.status !== 405 && !('data' in body.singleResult))
          http.status = modern || !wellFormed || !ANSWERED_WITH_200.has(code) ? FAULTS[code].status : 200;
        return Promise.resolve();
      },
    });
  }
}

const ANSWERED_WITH_200: ReadonlySet<FaultCode> = new Set(['BAD_REQUEST', 'TOO_COSTLY']);
