import type { FastifyInstance } from 'fastify';
import { Fault } from '../request/fault.ts';
import { requestOf } from './authentication.ts';
import { sendError } from './error-response.ts';
import type { Doors } from './door.ts';

const ALLOWED = 'GET, POST';
/** What the address takes, by the method. */
export const GRAPHQL_DOORS: Doors = {
  GET: { parameters: { query: {}, operationName: {}, variables: { isJson: true }, extensions: { isJson: true } } },
  POST: { bodies: ['application/json'] },
};
/** Parameters of a GET that may be left out; an empty one is as good as none. */
const OPTIONAL = ['operationName', 'variables', 'extensions'];

/**
 * Does for the address of GraphQL what Apollo leaves out: says what it takes, refuses other methods, and passes over
 * empty parameters.
 */
export function completeGraphqlEndpoint(server: FastifyInstance, path: string): void {
  server.addHook('onRoute', (route) => {
    if (route.url === path) route.config = { ...route.config, doors: GRAPHQL_DOORS };
  });
  server.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: path,
    onRequest: (http, reply) => {
      void reply.header('allow', ALLOWED);
      const fault = new Fault('BAD_REQUEST', `${path} takes ${ALLOWED}, not ${http.method}.`);
      void sendError(reply, fault, requestOf(http).id, 405);
    },
    handler: () => undefined,
  });
  server.addHook('onRequest', (http, _, done) => {
    const { method, raw } = http;
    if (method === 'GET' && raw.url?.startsWith(`${path}?`)) raw.url = withoutEmpty(raw.url);
    done();
  });
}

function withoutEmpty(url: string): string {
  const [path = '', ...search] = url.split('?');
  const parameters = new URLSearchParams(search.join('?'));
  const empty = OPTIONAL.filter((name) => parameters.get(name) === '' && parameters.getAll(name).length === 1);
  for (const name of empty) parameters.delete(name);
  return empty.length > 0 ? `${path}?${parameters.toString()}` : url;
}
