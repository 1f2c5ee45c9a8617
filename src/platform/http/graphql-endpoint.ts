import type { FastifyInstance } from 'fastify';
import { Fault } from '../request/fault.ts';
import { requestOf } from './authentication.ts';
import { sendError } from './error-response.ts';

const ALLOWED = 'GET, POST';
/** Parameters of a GET that may be left out; an empty one is as good as none. */
const OPTIONAL = ['operationName', 'variables', 'extensions'];

/**
 * Does for the address of GraphQL what Apollo leaves out: refuses other methods and other media types
 * unread, and passes over empty parameters.
 */
export function completeGraphqlEndpoint(server: FastifyInstance, path: string): void {
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
  server.addHook('onRequest', (http, reply, done) => {
    const { method, raw, routeOptions, headers } = http;
    if (method === 'GET' && raw.url?.startsWith(`${path}?`)) raw.url = withoutEmpty(raw.url);
    if (method !== 'POST' || routeOptions.url !== path || isJson(headers['content-type'])) {
      done();
      return;
    }
    const fault = new Fault('BAD_REQUEST', `${path} takes a body of application/json; Content-Type names another.`);
    void sendError(reply, fault, requestOf(http).id, 415);
  });
}

const isJson = (contentType = ''): boolean => /^application\/json\s*(;|$)/i.test(contentType.trim());

function withoutEmpty(url: string): string {
  const [path = '', ...search] = url.split('?');
  const parameters = new URLSearchParams(search.join('?'));
  const empty = OPTIONAL.filter((name) => parameters.get(name) === '' && parameters.getAll(name).length === 1);
  for (const name of empty) parameters.delete(name);
  return empty.length > 0 ? `${path}?${parameters.toString()}` : url;
}
