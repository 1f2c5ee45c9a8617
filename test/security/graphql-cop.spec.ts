import request, { type Test } from 'supertest';
import { OwnService } from '../support/own-service.ts';
import { type Answer, Client, newWorkspace } from '../support/service.ts';

let service: OwnService;
let client: Client;
beforeAll(async () => {
  service = await OwnService.start({ OST_MODE: 'production' });
  client = service.client(await newWorkspace('cop'));
}, 60_000);
afterAll(() => service.stop());

/** With a key and without: without one the answer is the same whatever is asked. */
async function answers(body: unknown): Promise<{ status: number; text: string; errors: Answer<unknown>['errors'] }> {
  const stranger = await client.as(null).post(body);
  expect([stranger.status, stranger.body]).toMatchObject([
    401,
    { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  ]);
  const response = await client.post(body);
  return { status: response.status, text: response.text, errors: (response.body as Answer<unknown>).errors };
}

const persons = async (): Promise<number> =>
  (await client.data<{ persons: { nodes: object[] } }>('{ persons(first: 100) { nodes { id } } }')).persons.nodes
    .length;
const MAKE = 'mutation cop { personCreate(input: { name: "Cop", role: DESIGN }) { person { id } } }';

/** Sends a request in whatever form a page of another site could, with what a browser would add by itself. */
const forged = (method: 'get' | 'post', path: string, headers: Readonly<Record<string, string>> = {}): Test => {
  const asked = request(service.url)[method](path);
  return asked.set({ cookie: `key=${client.token ?? ''}`, ...headers });
};

// After https://github.com/dolevf/graphql-cop, whose names of the checks stand first.
describe('in production', () => {
  it('Introspection: the schema is shown to nobody without a key', async () => {
    await answers({ query: 'query cop { __schema { types { name fields { name } } } }' });
    const { status } = await forged('get', '/graphql?query=query%20cop%20%7B__schema%7Btypes%7Bname%7D%7D%7D');
    expect(status).toBe(401);
  });

  it.each(['/', '/graphql', '/graphiql', '/playground', '/console', '/graphql/console', '/ide', '/altair', '/voyager'])(
    'GraphQL IDE: none is served at %s',
    async (path) => {
      for (const headers of [{}, { authorization: `Bearer ${client.token ?? ''}` }] as Record<string, string>[]) {
        const response = await request(service.url)
          .get(path)
          .set({ accept: 'text/html', ...headers });
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.text).not.toMatch(/<html|<script|\.js\b|\.css\b/i);
      }
    },
  );

  it.each([
    ['a field', '{ __schema { directive } }', undefined],
    ['a root field', '{ person { nodes { id } } }', undefined],
    ['a type', '{ node(id: "x") { ... on Persn { name } } }', undefined],
    ['an argument', '{ persons(firs: 1) { nodes { id } } }', undefined],
    ['a value of an enum', 'mutation { personCreate(input: { name: "x", role: DESIG }) { person { id } } }', undefined],
    [
      'a field of an input',
      'mutation { personCreate(input: { nam: "x", role: DESIGN }) { person { id } } }',
      undefined,
    ],
    [
      'a field of an input, in a variable',
      'mutation ($input: PersonCreateInput!) { personCreate(input: $input) { person { id } } }',
      { input: { nam: 'x', name: 'x', role: 'DESIGN' } },
    ],
    [
      'a value of an enum, in a variable',
      'mutation ($input: PersonCreateInput!) { personCreate(input: $input) { person { id } } }',
      { input: { name: 'x', role: 'DESIG' } },
    ],
    ['a directive', '{ persons @skp(if: true) { nodes { id } } }', undefined],
    ['a variable', 'query ($size: Int) { persons(first: $siz) { nodes { id } } }', undefined],
    ['a fragment', '{ persons { ...Pag } } fragment Page on PersonConnection { nodes { id } }', undefined],
  ])('Field Suggestions: whoever mistypes %s is told no other name', async (_, query, variables) => {
    const { text, errors } = await answers({ query, variables });
    expect(errors?.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/did you mean/i);
  });

  it('Alias Overloading: a hundred aliases are refused', async () => {
    const { errors } = await answers({
      query: `query cop { ${Array.from({ length: 101 }, (_, index) => `alias${index}: __typename`).join(' ')} }`,
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_COSTLY']);
  });

  it('Array-based Query Batching: a list of requests is refused', async () => {
    const { status, text } = await answers(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })));
    expect(status).toBe(422);
    expect(text).not.toContain('__typename');
  });

  it('Directive Overloading: many directives on one field are neither run nor complained of one by one', async () => {
    for (const directive of ['@aa', '@include(if: true) '])
      for (const times of [10, 300, 5_000]) {
        const { errors } = await answers({ query: `query cop { __typename ${directive.repeat(times)} }` });
        expect(errors?.length).toBeGreaterThan(0);
        expect(errors?.length).toBeLessThan(10);
      }
  });

  it('Circular Query via Introspection: types of fields of types are refused', async () => {
    const { errors } = await answers({
      query: `query cop { __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`,
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
  });

  it('Mutation is allowed over GET: it is not, whatever comes with it', async () => {
    const path = `/graphql?query=${encodeURIComponent(MAKE)}`;
    expect((await forged('get', path)).status).toBe(401);
    for (const headers of [
      {},
      { 'apollo-require-preflight': 'true' },
      { 'content-type': 'application/json' },
    ] as Record<string, string>[])
      expect((await client.with(headers).get(path)).status).toBe(405);
    expect(await persons()).toBe(0);
  });

  it('GET Method Query Support: a link cannot ask, since it carries no key', async () => {
    const path = '/graphql?query=query%20cop%20%7B__typename%7D';
    for (const headers of [
      {},
      { 'apollo-require-preflight': 'true' },
      { 'content-type': 'application/json' },
    ] as Record<string, string>[])
      expect((await forged('get', path, headers)).status).toBe(401);
    for (const name of ['authorization', 'api_key', 'key', 'token'])
      expect((await forged('get', `${path}&${name}=Bearer%20${client.token ?? ''}`)).status).toBe(401);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=cop', ''])(
    'POST based url-encoded query: a form of type "%s" is not read, even with a key',
    async (type) => {
      const before = await persons();
      const own: Record<string, string> = type === '' ? {} : { 'content-type': type };
      for (const text of [`query=${encodeURIComponent(MAKE)}`, JSON.stringify({ query: MAKE })]) {
        // As bytes: to a text supertest would add a type.
        const form = Buffer.from(text);
        expect((await forged('post', '/graphql', own).send(form)).status).toBe(401);
        const headers = { ...own, authorization: `Bearer ${client.token ?? ''}` };
        const response = await forged('post', '/graphql', headers).send(form);
        expect([400, 415]).toContain(response.status);
        expect(response.body).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
      }
      expect(await persons()).toBe(before);
    },
  );

  it('Trace Mode, Unhandled Errors: an answer tells its cost, a fault its code, id and place, and neither anything else', async () => {
    for (const query of [
      'query cop { __typename }',
      'qwerty cop { abc }',
      'query cop { abc }',
      '{ node(id: 5.5) { id } }',
    ]) {
      const headers = {
        'apollo-federation-include-trace': 'ftv1',
        'apollo-query-plan-experimental': '1',
        'x-debug': '1',
      };
      const answer = await client.with(headers).ask(query);
      expect(Object.keys(answer.extensions)).toEqual(['cost']);
      for (const { extensions } of answer.errors ?? [])
        expect(
          Object.keys(extensions)
            .filter((key) => key !== 'path')
            .sort(),
        ).toEqual(['code', 'requestId']);
      expect(answer.headers.get('server') ?? answer.headers.get('x-powered-by')).toBeNull();
    }
  });

  it('Field Duplication: one field five hundred times is refused', async () => {
    const { errors } = await answers({ query: `query cop { ${'__typename \n'.repeat(500)} }` });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_COSTLY']);
  });
});
