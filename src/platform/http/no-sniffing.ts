import type { FastifyInstance } from 'fastify';

/** A browser takes an answer for what its type says, whatever its bytes look like. */
export const NO_SNIFFING = ['x-content-type-options', 'nosniff'] as const;

/** Says so on every answer of every route, refusals and streams among them. Comes before all that may answer. */
export function forbidSniffing(server: FastifyInstance): void {
  server.addHook('onRequest', (_http, reply, done) => {
    reply.header(...NO_SNIFFING);
    done();
  });
}
