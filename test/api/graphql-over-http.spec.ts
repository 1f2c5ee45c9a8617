import { serverAudits } from 'graphql-http';
import { founder, urls } from '../support/service.ts';

const url = `${urls[0] ?? ''}/graphql`;

/**
 * Asks as a caller with a key. A GET also carries the header that a link or form in a browser cannot: without it the
 * service refuses, and the specification leaves GETs to the server.
 */
const fetchFn = (address: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${founder.token ?? ''}`);
  if (init.method !== 'POST') headers.set('apollo-require-preflight', 'true');
  return fetch(address, { ...init, headers });
};

const AUDITS = serverAudits({ url, fetchFn });

describe('GraphQL over HTTP', () => {
  it('is audited by the whole suite', () => {
    expect(AUDITS.length).toBeGreaterThan(60);
  });

  it.each(AUDITS)('$name', async ({ fn }) => {
    const result = await fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });

  it.each(['application/json', 'application/graphql-response+json'])(
    'answers 400 where there is no document, also to those who accept %s',
    async (accept) => {
      for (const body of [{ variables: {} }, { query: '' }, { query: null }]) {
        const response = await founder.with({ accept }).post(body);
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      }
    },
  );

  it('refuses a GET that a link could have made', async () => {
    const response = await founder.get('/graphql?query=%7B__typename%7D');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});
