import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { shown } from '../../domain/foundation/text/shown.ts';
import { PresentedKeyReader } from '../access/presented-key.reader.ts';
import type { CostBudget } from '../access/cost-budget.ts';
import type { Config } from '../config.ts';
import { idOf, newId } from '../id.ts';
import { Fault, FAULTS } from '../request/fault.ts';
import { faultOf } from '../database/fault.ts';
import type { Log } from '../log.ts';
import { Request } from '../request/request.ts';
import { completeErrorResponses, sendError } from './error-response.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route is open to callers without a key. */
    readonly open?: boolean;
  }
}

const NO_SUCH_PERSON = 'X-On-Behalf-Of takes the id of a person of your workspace who is not archived.';

const asked = new WeakMap<object, Request>();

/** The request that a piece of HTTP carries; one without authentication has no caller. */
export function requestOf(http: FastifyRequest): Request {
  return asked.get(http) ?? new Request(newId(), null);
}

const BEARER = /^Bearer ([!-~]{1,200})$/i;
/** A request id that a caller gave is kept if it is plain: it ends up in logs. */
const PLAIN_ID = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Finds out who asks before a byte of the body is read: without a valid key nothing is parsed. This only notes the
 * caller; what the caller may do is checked against the document, wherever it came in.
 */
export function authenticateBeforeBody(
  server: FastifyInstance,
  keys: PresentedKeyReader,
  budget: CostBudget,
  config: Config,
  log: Log,
): void {
  const rate = new RateLimiterMemory({ points: config.OST_RATE_PER_MINUTE, duration: 60 });
  server.addHook('onRequest', async (http, reply) => {
    // A path without a route has nothing to protect; such a request has no body that would be read.
    if (http.routeOptions.config.open || (http.is404 && ['GET', 'HEAD'].includes(http.method))) return;
    const given = http.headers['x-request-id'];
    const id = typeof given === 'string' && PLAIN_ID.test(given) ? given : newId();
    reply.header('x-request-id', id);
    asked.set(http, new Request(id, null));
    // A client that hangs up needs no further statement. Fastify's own hook keeps still once the body has come.
    reply.raw.once('close', () => {
      requestOf(http).over ||= !reply.raw.writableFinished;
    });
    try {
      const { host = '' } = http.headers;
      if (!URL.canParse(`http://${host}/`))
        throw new Fault('BAD_REQUEST', `The Host header takes a name or an address, not ${shown(host)}.`);
      const token = tokenOf(http);
      const person = http.headers['x-on-behalf-of'];
      if (person !== undefined && idOf(String(person)) !== person) throw new Fault('BAD_REQUEST', NO_SUCH_PERSON);
      const caller = token === undefined ? null : await keys.caller(token);
      if (!caller) throw new Fault('UNAUTHENTICATED', 'Send a valid API key: "Authorization: Bearer ost_…".');
      await consume(rate, caller.keyId, reply);
      asked.set(http, new Request(id, caller));
      await budget.spend(caller.keyId, 1);
      await tellBudget(budget, caller.keyId, reply);
      if (person !== undefined && !(await keys.mayActFor(caller, person)))
        throw new Fault('BAD_REQUEST', NO_SUCH_PERSON);
      asked.set(http, new Request(id, { ...caller, onBehalfOf: person ?? null }));
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (fault.code === 'INTERNAL' || fault.code === 'UNAVAILABLE')
        log.error({ requestId: id, code: fault.code, fault: thrown }, 'could not authenticate');
      return sendError(reply, fault, id);
    }
  });
  // What is answered while it comes in, such as lines, told what was left before.
  server.addHook('onSend', async (http, reply) => {
    const { caller } = requestOf(http);
    if (caller) await tellBudget(budget, caller.keyId, reply);
  });
  completeErrorResponses(server, config, (http) => asked.get(http)?.id);
  server.addHook('onResponse', (http, reply, done) => {
    const request = asked.get(http);
    if (request) {
      const { id: requestId, caller, operationName, statements, cost } = request;
      const ms = Math.round(reply.elapsedTime);
      const fields = {
        requestId,
        keyId: caller?.keyId ?? null,
        operationName,
        status: reply.statusCode,
        ms,
        statements,
        cost,
      };
      log.info(fields, 'answered');
    }
    done();
  });
}

/** The token that a request carries; none where it carries two, since others may go by either of them. */
function tokenOf({ headers, raw }: FastifyRequest): string | undefined {
  const given = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'authorization');
  return given.length === 1 ? BEARER.exec(headers.authorization ?? '')?.[1] : undefined;
}

async function tellBudget(budget: CostBudget, keyId: string, reply: FastifyReply): Promise<void> {
  const { limit, remaining, resetSeconds } = await budget.state(keyId);
  reply.headers({
    'ratelimit-cost-limit': limit,
    'ratelimit-cost-remaining': remaining,
    'ratelimit-cost-reset': resetSeconds,
  });
  if (reply.statusCode === FAULTS.RATE_LIMITED.status && !reply.hasHeader('retry-after'))
    reply.header('retry-after', resetSeconds);
}

async function consume(rate: RateLimiterMemory, keyId: string, reply: FastifyReply): Promise<void> {
  const tell = (state: RateLimiterRes): void => {
    reply.headers({
      'ratelimit-limit': rate.points,
      'ratelimit-remaining': Math.max(state.remainingPoints, 0),
      'ratelimit-reset': Math.ceil(state.msBeforeNext / 1000),
    });
  };
  try {
    tell(await rate.consume(keyId));
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    tell(state);
    const seconds = Math.ceil(state.msBeforeNext / 1000);
    reply.header('retry-after', seconds);
    throw new Fault('RATE_LIMITED', `This key may make ${rate.points} requests a minute. Try again in ${seconds} s.`);
  }
}
