import { GRAPHQL_DOORS } from '../../../src/platform/http/graphql-endpoint.ts';
import { allRoutes, type Route } from '../../support/doors.ts';
import { type Answer, type Client, look, newWorkspace } from '../../support/service.ts';

/** A request that one part of makes wrong, what it is answered with, and words of the sentence. */
interface Wrong {
  readonly what: string;
  readonly search: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly status: number;
  readonly says: RegExp;
}

const routes = (await allRoutes(GRAPHQL_DOORS)).filter(({ isOpen }) => !isOpen);

/** JSON of which a parser would lose something without a word, and the sentence on it. */
const LOSSY: readonly (readonly [what: string, json: string, says: RegExp])[] = [
  ['a name that stands twice', '{"a":[{"b":1,"b":2}]}', /a\[0\]\.b stands twice/],
  ['a name that stands twice, once in escapes', '{"a":{"b":1,"\\u0062":2}}', /a\..* stands twice/],
  ['an id as a long number', '{"a":{"id":12345678901234567890}}', /a\.id is 12345678901234567890, which would become/],
  ['a number beyond all', '{"a":[0,-1e999]}', /a\[1\] is -1e999, which is beyond/],
];

/** What can be wrong with the address of a route. */
function wrongAddresses({ method, doors }: Route): Wrong[] {
  const known = doors?.[method]?.parameters ?? {};
  const names = Object.keys(known);
  const of = (search: string, what: string, says: RegExp): Wrong => ({ what, search, status: 400, says });
  return [
    of('nonsense=1', 'an unknown parameter', /not "nonsense"/),
    of('nonsense', 'an unknown parameter without a value', /not "nonsense"/),
    of('%FF=1', 'a name that is no UTF-8', /UTF-8/),
    of('toString=1', 'a name that every object has', /not "toString"/),
    ...names.flatMap((name) => [
      of(`${name.toLowerCase()}x=true`, `a misspelt ${name}`, new RegExp(`Did you mean ${name}`)),
      of(`${name}=%C3%28`, `a ${name} that is no UTF-8`, /UTF-8/),
      of(`${name}=a&${name}=a`, `${name} twice`, known[name]?.choices ? new RegExp(name) : /twice/),
      of(
        `${encodeURIComponent(name)}=${good(known[name])}&${name}=${good(known[name])}`,
        `a fitting ${name} twice`,
        /twice/,
      ),
    ]),
    ...Object.entries(known).flatMap(([name, { choices, mostCharacters, isJson }]) => [
      ...(isJson ? LOSSY : []).map(([what, json, says]) =>
        of(`${name}=${encodeURIComponent(json)}`, `${name} with ${what}`, new RegExp(`In ${name}: .*${says.source}`)),
      ),
      ...(choices ? ['', 'TRUE', '1', 'yes', `${choices[0] ?? ''}%20`] : []).map((value) =>
        of(`${name}=${value}`, `${name} of "${value}"`, new RegExp(`${name} takes`)),
      ),
      ...(mostCharacters === undefined
        ? []
        : [
            '',
            '%20',
            '%C2%A0',
            '%E2%80%8B',
            'a%0Ab',
            'a%00',
            '%ED%A0%80',
            'x'.repeat(mostCharacters + 1),
            'x'.repeat(8_000),
          ]
      ).map((value) => of(`${name}=${value}`, `${name} of "${value.slice(0, 12)}"`, new RegExp(`${name} must|UTF-8`))),
    ]),
  ];
}

const good = (parameter: { readonly choices?: readonly string[] } = {}): string => parameter.choices?.[0] ?? 'a';

/** What can be wrong with how a body is said to come. */
function wrongBodies({ method, path, doors }: Route): Wrong[] {
  const { bodies = [], parameters = {} } = doors?.[method] ?? {};
  const search = 'source' in parameters ? 'source=desk' : '';
  const of = (headers: Readonly<Record<string, string>>, what: string, says: RegExp): Wrong => ({
    what,
    search,
    headers,
    body: '{}',
    status: 415,
    says,
  });
  if (bodies.length === 0) return [];
  return [
    ...['', 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'application/xml', 'nothing'].map(
      (type) => of({ 'content-type': type }, `a body of ${type}`, /takes a body of application\/json/),
    ),
    ...bodies.flatMap((type) => [
      ...['iso-8859-1', 'latin1', '"utf-16"', 'windows-1252', 'utf-8; charset=latin1'].map((charset) =>
        of({ 'content-type': `${type}; charset=${charset}` }, `${type} in ${charset}`, /charset=utf-8/),
      ),
      ...['br', 'deflate', 'gzip, gzip', 'zstd'].map((coding) =>
        of({ 'content-type': type, 'content-encoding': coding }, `${type} in ${coding}`, /gzip, identity/),
      ),
    ]),
    ...LOSSY.map(([what, body, says]) => ({ ...of({}, what, says), body, status: 400 })),
    {
      what: 'bytes of ISO 8859-1',
      search,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(path === '/graphql' ? '{"query":"{ Größe }"}' : '{"externalId":"Größe"}', 'latin1'),
      status: 400,
      says: /UTF-8/,
    },
  ];
}

const cases = routes.flatMap((route) =>
  [...wrongAddresses(route), ...wrongBodies(route)].map(
    (wrong) => [route.method, route.path, wrong.what, wrong] as const,
  ),
);

describe('at the doors', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  it('all that ask for a key are known', () => {
    expect(routes.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, ':id')}`).sort()).toEqual([
      'GET /changes/stream',
      'GET /export',
      'GET /export/participants/:id',
      'GET /graphql',
      'POST /graphql',
      'POST /ingest/insights',
    ]);
    expect(routes.filter(({ doors }) => doors === null)).toEqual([]);
  });

  it.each(cases)('%s %s refuses %s', async (method, path, _, { search, headers = {}, body = '', status, says }) => {
    const address = search === '' ? path : `${path}?${search}`;
    const asked =
      method === 'GET'
        ? client.get(address)
        : client.with({ 'content-type': 'application/json', ...headers }).post(body || '{}', address);
    // Without it supertest would write bytes as JSON.
    const response = await (Buffer.isBuffer(body) ? asked.serialize(() => body as never) : asked);
    const { errors } = response.body as {
      errors: { message: string; extensions: { code: string; requestId: string } }[];
    };
    expect([response.status, errors.map(({ extensions }) => extensions.code)]).toEqual([status, ['BAD_REQUEST']]);
    expect(errors[0]?.message).toMatch(says);
    expect(errors[0]?.extensions.requestId).toBe(response.headers['x-request-id']);
  });

  it('nothing of what was refused is kept', async () => {
    for (const table of ['insight', 'ingest_count', 'participant'])
      expect(await look(client, `SELECT FROM ${table} LIMIT 1`)).toEqual([]);
  });

  it('a source is known by its name without blanks around it', async () => {
    const item = { externalId: 'one', kind: 'SUPPORT', occurredAt: '2026-03-02', title: 'Late' };
    const statuses: string[] = [];
    for (const source of ['desk', '%20desk%20', 'desk%C2%A0', 'de%E2%80%8Bsk'])
      statuses.push(((await client.post(item, `/ingest/insights?source=${source}`)).body as { status: string }).status);
    const { receipts } = await client.mutate<{ receipts: { status: string }[] }>(
      'insightIngest',
      { sourceSystem: ' desk ', items: [item] },
      'receipts { status }',
    );
    expect([...statuses, receipts[0]?.status]).toEqual(['CREATED', ...Array<string>(4).fill('UNCHANGED')]);
  });

  it('lines of types that there are not are counted under one name', async () => {
    const lines = ['GOSSIP', 'x'.repeat(100_000), 7, null, { toString: 1 }, ['INSIGHT'], 'insight', ' '].map((type) =>
      JSON.stringify({ type }),
    );
    const response = await client
      .with({ 'content-type': 'application/x-ndjson' })
      .post(lines.join('\n'), '/ingest/insights?source=forum');
    const receipts = response.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type?: string });
    expect(receipts.slice(0, -1).map(({ type }) => type)).toEqual(lines.map(() => 'UNKNOWN'));
    const { ingestionHealth } = await client.data<{ ingestionHealth: { sourceSystem: string; kinds: object[] }[] }>(
      '{ ingestionHealth { sourceSystem kinds { kind received rejected } } }',
    );
    expect(ingestionHealth.find(({ sourceSystem }) => sourceSystem === 'forum')?.kinds).toEqual([
      { kind: 'UNKNOWN', received: lines.length, rejected: lines.length },
    ]);
  });

  it('lines of which a parser would lose something are rejected alone', async () => {
    const text = LOSSY.map(([, json]) => json).join('\n');
    const response = await client
      .with({ 'content-type': 'application/x-ndjson' })
      .post(`${text}\n{"externalId":"2","metadata":{"ticket":9007199254740993}}`, '/ingest/insights?source=desk');
    const receipts = response.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { errors?: { message: string; path: string[] }[] });
    expect(receipts.slice(0, -1).map(({ errors }) => errors)).toEqual([
      ...LOSSY.map(([, , says]) => [
        expect.objectContaining({ message: expect.stringMatching(says) as string }) as object,
      ]),
      [expect.objectContaining({ path: ['metadata', 'ticket'] })],
    ]);
  });

  it('long numbers are refused in documents, too, as numbers and in metadata', async () => {
    const asked = (literal: string): string =>
      `mutation { insightIngest(input: { items: [{ externalId: "1", metadata: ${literal} }] }) { receipts { status } } }`;
    for (const [literal, says] of [
      ['{ ticket: 9007199254740993 }', /Metadata has a value of "ticket" that would become 9007199254740992/],
      ['{ ticket: 1, ticket: 2 }', /only one input field named "ticket"/],
    ] as const)
      expect(((await client.post({ query: asked(literal) })).body as Answer<null>).errors?.[0]?.message).toMatch(says);
  });
});
