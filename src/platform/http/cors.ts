import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/** Headers of an answer that a page may read beside those that every page may. */
const EXPOSED = 'x-request-id, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, allow';
/** Seconds for which a browser need not ask again. */
const MAX_AGE_S = 600;

/**
 * Lets pages of the origins that the setting names ask from within a browser; with none, which is the default, no page of
 * another site can. A key is sent by the page itself, never by the browser, so that no cookie is allowed along.
 */
export function allowOrigins(server: FastifyInstance, { OST_CORS_ORIGINS }: Config): void {
  const origins = OST_CORS_ORIGINS.split(',').map((origin) => origin.trim());
  const allowsAll = origins.includes('*');
  if (OST_CORS_ORIGINS === '') return;
  // Comes before the key is asked for: a browser sends none when it asks what it may send.
  server.addHook('onRequest', (http, reply, done) => {
    const { origin } = http.headers;
    const asked = http.headers['access-control-request-method'];
    reply.header('vary', 'Origin');
    if (origin === undefined || !(allowsAll || origins.includes(origin))) {
      done();
      return;
    }
    void reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED });
    if (http.method !== 'OPTIONS' || asked === undefined) {
      done();
      return;
    }
    const headers = http.headers['access-control-request-headers'];
    void reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-max-age': MAX_AGE_S,
        ...(headers === undefined ? {} : { 'access-control-allow-headers': headers }),
      })
      .send();
  });
}
