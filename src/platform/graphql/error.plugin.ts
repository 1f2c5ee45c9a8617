import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Plugin } from '@nestjs/apollo';
import type { GraphQLFormattedError } from 'graphql';
import { cutShort } from '../../domain/foundation/text/shown.ts';
import { Log } from '../log.ts';
import type { Context } from './document-check.plugin.ts';
import { faultOf } from '../database/fault.ts';
import { GRAPHQL_RESPONSE, responseTypeFor } from '../http/accept-header.ts';
import { Fault, type FaultCode, Faults, type Problem } from '../request/fault.ts';
import { asGiven } from '../request/request.ts';
import { statusOf } from './response-status.ts';

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
  if (original instanceof Fault) {
    const problems = original instanceof Faults ? { problems: original.problems } : {};
    return { message: original.message, ...at, extensions: { code: original.code, ...problems } };
  }
  if (SAYS_TOO_MANY_TOKENS.test(message))
    return {
      message: `${message} Split the document into several requests.`,
      ...at,
      extensions: { code: 'TOO_COSTLY' satisfies FaultCode },
    };
  if (REQUEST_AT_FAULT.has(code)) {
    const place = extensions?.['path'] === undefined ? {} : { path: extensions['path'] };
    return { message: cutShort(message), ...at, extensions: { code: 'BAD_REQUEST' satisfies FaultCode, ...place } };
  }
  // graphql-js reports variables and arguments that do not fit as plain errors without an original.
  const fault =
    original === thrown && isOfRequest(thrown) ? new Fault('BAD_REQUEST', cutShort(message)) : faultOf(original);
  return { message: fault.message, ...at, extensions: { code: fault.code } };
}

const isOfRequest = (thrown: unknown): boolean =>
  (thrown as { originalError?: unknown }).originalError === undefined &&
  (thrown as { path?: unknown }).path === undefined &&
  (thrown as { locations?: unknown }).locations !== undefined;

/** One error for each problem of a fault, which says where it is in the input; Apollo takes a single one from a plugin. */
function errorsOf(error: GraphQLFormattedError): readonly GraphQLFormattedError[] {
  const { problems, ...extensions } = error.extensions ?? {};
  if (!Array.isArray(problems)) return [error];
  return (problems as readonly Problem[]).map(({ message, path }) => ({
    ...error,
    message,
    extensions: path.length > 0 ? { ...extensions, path } : extensions,
  }));
}

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
      willSendResponse({ contextValue, response, request, document }): Promise<void> {
        const { body, http } = response;
        http.headers.set('x-request-id', contextValue.request.id);
        if (body.kind !== 'single') return Promise.resolve();
        body.singleResult.errors = body.singleResult.errors?.flatMap(errorsOf).map((error) => ({
          ...error,
          message: asGiven(error.message, contextValue.request),
          extensions: { ...error.extensions, requestId: contextValue.request.id },
        }));
        const accepted = responseTypeFor(request.http?.headers.get('accept')) ?? GRAPHQL_RESPONSE;
        // 405 is Apollo's, for a mutation by GET: a page that makes a browser follow a link must not read 200.
        if (http.status !== 405)
          http.status = statusOf({
            code: body.singleResult.errors?.[0]?.extensions?.['code'] as FaultCode | undefined,
            executed: 'data' in body.singleResult,
            parsed: (request.query ?? '') === '' ? null : document !== undefined,
            accepted,
          });
        // Whoever takes plain JSON trusts it only where the status is 2xx: anything else could come from a proxy.
        http.headers.set('content-type', `${http.status < 300 ? accepted : GRAPHQL_RESPONSE}; charset=utf-8`);
        return Promise.resolve();
      },
    });
  }
}
