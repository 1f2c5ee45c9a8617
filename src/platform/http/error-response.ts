import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { GRAPHQL_RESPONSE } from './accept-header.ts';
import { NO_SNIFFING } from './no-sniffing.ts';
import { type Fault, FAULTS, type FaultCode } from '../request/fault.ts';

interface ErrorResponse {
  readonly errors: readonly { readonly message: string; readonly extensions?: object }[];
  readonly extensions?: object;
}

const TYPE = `${GRAPHQL_RESPONSE}; charset=utf-8`;

/** Status of a request that can be read but makes no sense. */
export const UNPROCESSABLE = 422;
/** Status of an answer that holds data and errors. HTTP has none for it; GraphQL over HTTP made its own. */
export const PARTIAL_SUCCESS = 294;

/** Answers in the shape of GraphQL over HTTP. */
export function sendError(
  reply: FastifyReply,
  fault: Fault,
  requestId: string,
  status: number = FAULTS[fault.code].status,
): FastifyReply {
  return reply
    .code(status)
    .type(TYPE)
    .send(JSON.stringify(errorResponseFor(fault, requestId)));
}

/** Receipts that are sent with a status of errors: they are complete, and the same at every door. */
const receipts = new WeakSet<FastifyReply>();

/** Answers with the receipt of one item; nothing is added to it where it tells of a rejection. */
export function sendReceipt(reply: FastifyReply, status: number, receipt: unknown): void {
  receipts.add(reply);
  void reply.code(status).send(receipt);
}

const errorResponseFor = ({ code, message }: Fault, requestId: string): ErrorResponse => ({
  errors: [{ message, extensions: { code, requestId } }],
  extensions: {},
});

/**
 * Gives refusals that come from before GraphQL (no JSON, too long, a batch, a forged form) the shape of all others: a
 * code of the closed list, the request's id, and the cost, which is none.
 */
export function completeErrorResponses(
  server: FastifyInstance,
  { OST_REQUEST_BYTES, OST_COST_LIMIT }: Config,
  idOf: (http: FastifyRequest) => string | undefined,
): void {
  server.addHook('onSend', (http, reply, payload, done) => {
    // Node knows no name for it.
    if (reply.statusCode === PARTIAL_SUCCESS) reply.raw.statusMessage = 'Partial Success';
    // Whatever is busy now is less so in a second.
    if (reply.statusCode === FAULTS.UNAVAILABLE.status && !reply.hasHeader('retry-after'))
      void reply.header('retry-after', 1);
    const requestId = idOf(http);
    const isComplete = reply.statusCode < 400 || reply.statusCode === 404 || receipts.has(reply);
    if (isComplete || requestId === undefined || typeof payload !== 'string') {
      done(null, payload);
      return;
    }
    const told = JSON.parse(payload) as ErrorResponse | { readonly message: string };
    const isBare = 'errors' in told && !told.extensions;
    // A receipt of what was ingested is complete in itself.
    const isReceipt = isBare && reply.statusCode === UNPROCESSABLE;
    // Apollo by itself says 400 of what is JSON but not GraphQL over HTTP.
    if (isBare && reply.statusCode === 400) reply.code(UNPROCESSABLE);
    if (!isReceipt) void reply.type(TYPE);
    reply.removeHeader('content-length');
    reply.header('x-request-id', requestId);
    const response = errorResponseOf(told, reply.statusCode, OST_REQUEST_BYTES);
    done(null, completed(response, requestId, OST_COST_LIMIT));
  });
}

/** A whole answer of HTTP/1.1, for a connection on which no request came about. */
export function bareErrorResponse(fault: Fault, status: number, requestId: string, { OST_COST_LIMIT }: Config): string {
  const body = errorBody(fault, requestId, OST_COST_LIMIT);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    `content-type: ${TYPE}`,
    NO_SNIFFING.join(': '),
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** Answers a request that Fastify has refused before any hook, in the shape of all others. */
export function sendUnrouted(reply: FastifyReply, fault: Fault, requestId: string, { OST_COST_LIMIT }: Config): void {
  const body = errorBody(fault, requestId, OST_COST_LIMIT);
  void reply
    .code(FAULTS[fault.code].status)
    .type(TYPE)
    .header(...NO_SNIFFING)
    .header('x-request-id', requestId)
    .send(body);
}

const errorBody = (fault: Fault, requestId: string, limit: number): string =>
  completed(errorResponseFor(fault, requestId), requestId, limit);

function completed(response: ErrorResponse, requestId: string, limit: number): string {
  const errors = response.errors.map((error) => ({ ...error, extensions: { requestId, ...error.extensions } }));
  const extensions = { cost: { requested: 0, actual: 0, limit }, ...response.extensions };
  return `${JSON.stringify({ ...response, errors, extensions })}\n`;
}

function errorResponseOf(
  told: ErrorResponse | { readonly message: string },
  status: number,
  mostBytes: number,
): ErrorResponse {
  if ('errors' in told) return told;
  const of = (code: FaultCode, message: string): ErrorResponse => ({ errors: [{ message, extensions: { code } }] });
  if (status === 413) return of('TOO_COSTLY', `A request may hold ${mostBytes} bytes. Send fewer things at once.`);
  return status < 500
    ? of('BAD_REQUEST', `${told.message}.`.replace(/\.\.$/, '.'))
    : of('INTERNAL', 'Something went wrong on our side.');
}
