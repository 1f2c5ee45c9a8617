import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { Fault } from '../request/fault.ts';
import { requestOf } from './authentication.ts';
import { sendError } from './error-response.ts';

/** Bytes of an answer that a client has to take within the time. Chosen: the slowest network that anybody works with. */
const LEAST_TAKEN = 10_000;

/**
 * Bounds how long a body may take to come, and how long an answer may wait to be read: both hold memory, and connections
 * cost their client nothing.
 *
 * @param isStream whether a body of this content type is read line by line, and has bounds of its own
 */
export function boundPace(
  server: FastifyInstance,
  config: Config,
  isStream: (contentType: string | undefined) => boolean,
): void {
  server.addHook('onRequest', (http, reply, done) => {
    if (!isStream(http.headers['content-type'])) boundBody(http, reply, config.OST_BODY_MS);
    boundAnswer(reply.raw, config.OST_ANSWER_STALL_MS);
    done();
  });
}

function boundBody(http: FastifyRequest, reply: FastifyReply, mostMs: number): void {
  const { raw } = http;
  if (raw.complete) return;
  const patience = setTimeout(() => {
    if (raw.complete || reply.sent) return;
    const fault = new Fault('BAD_REQUEST', `The body did not come whole within ${mostMs / 1_000} s.`);
    void sendError(reply, fault, requestOf(http).id, 408);
  }, mostMs);
  const stop = (): void => {
    clearTimeout(patience);
  };
  raw.once('end', stop).once('close', stop);
}

/** Ends the connection of whoever does not read: an answer waits, and nothing of it, or next to nothing, is taken. */
function boundAnswer(answer: ServerResponse, mostMs: number): void {
  let [before, wasStalled] = [0, false];
  const look = setInterval(() => {
    const { socket } = answer;
    if (!socket) return;
    const taken = socket.bytesWritten - socket.writableLength;
    const isStalled = socket.writableLength > 0 && taken - before < LEAST_TAKEN;
    // Once may be the moment at which an answer has just begun.
    if (isStalled && wasStalled) socket.destroy();
    [before, wasStalled] = [taken, isStalled];
  }, mostMs / 2);
  look.unref();
  answer.once('close', () => {
    clearInterval(look);
  });
}
