import { maxHeaderSize } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { newId } from '../id.ts';
import { Fault } from '../request/fault.ts';
import type { Log } from '../log.ts';
import type { LingeringClose } from './lingering-close.ts';
import { bareErrorResponse, sendUnrouted } from './error-response.ts';

/** What Node's parser of HTTP finds fault with. */
interface ParseFault extends Error {
  readonly code?: string;
  readonly reason?: string;
  /** What came last: bytes, though its type says otherwise. */
  readonly rawPacket?: unknown;
}

/** Ours, since Node tells it from headers that are too long by nothing. */
const ADDRESS_OVERFLOW = 'ADDRESS_OVERFLOW';

/** What is told of a request by the code of its fault, with the status. */
const TOLD: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come within the time that one may take.'],
  [ADDRESS_OVERFLOW]: [414, `An address may hold ${maxHeaderSize} bytes with the headers. Send the document by POST.`],
  HPE_HEADER_OVERFLOW: [431, `The headers of a request may hold ${maxHeaderSize} bytes.`],
  HPE_INVALID_EOF_STATE: [400, 'The request breaks off before its end.'],
};

/** Why a body cannot be read to its end. */
export class MalformedBody extends Fault {
  constructor(message: string) {
    super('BAD_REQUEST', message);
  }
}

/** Answers an address that is no address, such as one with "%zz" in it. */
export function malformedAddresses(config: Config, log: Log) {
  return ({ message }: Error, _: FastifyRequest, reply: FastifyReply): void => {
    const requestId = newId();
    log.info({ requestId, status: 400, reason: message }, 'refused malformed HTTP');
    sendUnrouted(reply, new Fault('BAD_REQUEST', `The address is not well-formed: ${message}.`), requestId, config);
  };
}

/**
 * Answers what is no HTTP, in the shape of all other refusals, and closes the connection: nothing behind it can be read.
 * Where a body is being read, its reader is told instead, and answers in its own way.
 */
export function malformedRequests(closing: LingeringClose, config: Config, log: Log) {
  const seen = new WeakSet<Socket>();
  return (fault: ParseFault, socket: Socket): void => {
    // What comes after the first fault is at fault too.
    if (seen.has(socket)) return;
    seen.add(socket);
    const reason = fault.reason ?? fault.message;
    const code = isOfAddress(fault) ? ADDRESS_OVERFLOW : (fault.code ?? '');
    const [status, sentence] = TOLD[code] ?? [400, `The request is not well-formed HTTP: ${reason}.`];
    const refuse = (): void => {
      // The connection is gone, or its last answer is.
      if (!socket.writable) return;
      const requestId = newId();
      log.info({ requestId, status, reason }, 'refused malformed HTTP');
      socket.write(bareErrorResponse(new Fault('BAD_REQUEST', sentence), status, requestId, config));
      closing.close(socket);
    };
    const answer = closing.latestOn(socket);
    if (!answer || answer.writableFinished) refuse();
    // `destroy` would take the connection along.
    else if (!answer.req.complete && answer.req.listenerCount('error') > 0)
      answer.req.emit('error', new MalformedBody(sentence));
    // An answer to what came before goes first.
    else if (answer.req.complete || answer.headersSent) answer.once('close', refuse);
    else refuse();
  };
}

/** Whether it is the first line of a request that is too long. */
const isOfAddress = ({ code, rawPacket }: ParseFault): boolean =>
  code === 'HPE_HEADER_OVERFLOW' && Buffer.isBuffer(rawPacket) && !rawPacket.subarray(0, maxHeaderSize).includes('\n');
