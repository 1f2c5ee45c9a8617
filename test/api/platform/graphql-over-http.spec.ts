import { serverAudits } from 'graphql-http';
import { Client, founder, urls } from '../../support/service.ts';

const url = `${urls[0] ?? ''}/graphql`;

/** Asks as a caller with a key and with nothing else, a GET too. By `fetch`: the audits read its answers' bytes. */
const fetchFn = (address: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${founder.token ?? ''}`);
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
        expect(response.body).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      }
    },
  );

  it('refuses a GET that a link could have made, and answers one with a key, which no link carries', async () => {
    const path = '/graphql?query=%7B__typename%7D';
    expect((await new Client(null).get(path)).status).toBe(401);
    const response = await founder.get(path);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ data: { __typename: 'Query' } });
  });
});
