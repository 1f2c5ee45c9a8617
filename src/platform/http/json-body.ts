import { HttpException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CostBudget } from '../access/cost-budget.ts';
import type { Config } from '../config.ts';
import { contentEncodingOf, inflated } from './content-encoding.ts';
import { requestOf } from './authentication.ts';
import { BODY_LIMITS, measureJson } from './json-size.ts';

/** Bytes of a body that count as much as a field of an answer. Chosen: reading and checking a kilobyte takes as long as ten. */
const BYTES_A_COST = 100;

/**
 * Reads bodies of JSON: well-formed UTF-8, with or without gzip, and never more than the bytes that a request may hold, before
 * or after inflating, nor more values than a body may hold. What is read is counted in the key's budget, refused or not.
 * Nothing else is read: Fastify by itself takes plain text, which any page can send, and puts a replacement for bytes that
 * are no text, so that two ids could become one.
 */
export function readJsonBodies(server: FastifyInstance, budget: CostBudget, { OST_REQUEST_BYTES }: Config): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (http, body: Buffer, done) => {
    textOf(http, body, budget, OST_REQUEST_BYTES).then(
      (text) => {
        void parse(http, text, done);
      },
      (fault: unknown) => {
        done(fault as Error);
      },
    );
  });
}

async function textOf(http: FastifyRequest, body: Buffer, budget: CostBudget, most: number): Promise<string> {
  const isZipped = contentEncodingOf(http.headers['content-encoding']) === 'gzip';
  const text = decoded(isZipped ? await inflatedBody(body, most) : body);
  const size = measureJson(text, BODY_LIMITS);
  const request = requestOf(http);
  request.values = typeof size === 'number' ? size : 0;
  if (request.caller) await budget.count(request.caller.keyId, text.length / BYTES_A_COST + request.values);
  if (typeof size !== 'number') throw new HttpException(size.problem, 400);
  return text;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpException('The body is not well-formed UTF-8', 400);
  }
}

async function inflatedBody(body: Buffer, most: number): Promise<Buffer> {
  try {
    return await inflated(body, most);
  } catch (fault) {
    throw (fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? new HttpException('The body is too large', 413)
      : new HttpException('The gzip of the body is broken', 400);
  }
}
