import http from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { OwnService } from '../support/own-service.ts';
import { grow } from '../support/grow.ts';
import { type Answer, type Client, newWorkspace } from '../support/service.ts';

let service: OwnService;
let client: Client;
let outcomeId: string;
beforeAll(async () => {
  service = await OwnService.start({ OST_MODE: 'production' });
  client = service.client(await newWorkspace('limits'));
  const plant = grow(client);
  const outcome = await plant.outcome();
  outcomeId = outcome.id;
  for (const title of ['One', 'Two']) {
    const need = await plant.opportunity(outcome.id, title);
    await plant.solution(need.id);
    await plant.solution(need.id);
  }
}, 60_000);
afterAll(() => service.stop());

interface Tree {
  readonly tree: object;
}
type Cost = Answer<Tree>['extensions']['cost'];

const costOf = async (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Cost> => {
  const { errors, extensions } = await client.ask<Tree>(query, variables);
  expect(errors).toBeUndefined();
  return extensions.cost;
};

describe('the cost of a document', () => {
  it('is the same with a literal, a variable, a default, a fragment and an alias', async () => {
    const ways: [string, Record<string, unknown>?][] = [
      ['{ persons(first: 50) { nodes { id name } } }'],
      ['query ($n: Int!) { persons(first: $n) { nodes { id name } } }', { n: 50 }],
      ['query ($n: Int! = 50) { persons(first: $n) { nodes { id name } } }'],
      ['{ persons(first: 50) { ...Page } } fragment Page on PersonConnection { nodes { id ... on Person { name } } }'],
      ['{ people: persons(first: 50) { all: nodes { it: id called: name } } }'],
    ];
    const costs = await Promise.all(ways.map(async ([query, variables]) => (await costOf(query, variables)).requested));
    expect(new Set(costs)).toEqual(new Set([1 + 1 + 50 * 2]));
    expect((await costOf('{ persons { nodes { id name } } }')).requested).toBe(1 + 1 + 20 * 2);
  });

  it.each([
    'children { title }',
    'children { title children { id title } }',
    'a: children { title } b: children { id title shortKey }',
    'a: children { x: children { id } y: children { id title } } b: children { x: children { title } y: children { version title } }',
    'children { title ...A ...B }',
    'nodeLinks { id } ancestors { id title } children { ancestors { id title depth } children { ancestors { id } } }',
  ])('is never below the fields that a tree answers: %s', async (selection) => {
    const fragments =
      'fragment A on TreeNode { children { title } } fragment B on TreeNode { children { id version kind } }';
    const query = `query ($id: ID!) { tree(outcomeId: $id, first: 7) { root { title ${selection} } } } ${selection.includes('...A') ? fragments : ''}`;
    const { requested, actual } = await costOf(query, { id: outcomeId });
    expect(actual).toBeGreaterThan(5);
    expect(requested).toBeGreaterThanOrEqual(actual);
  });

  it.each([
    'id children { id title }',
    'id children { id children { id children { id } } }',
    'a: children { id x: children { id title } } b: children { kind y: children { id } }',
    'children { title ...A } ancestors { id children { id } }',
  ])('is never below what the nodes of a tree answer in a row, nor far above it: nodes { %s }', async (selection) => {
    const fragment = 'fragment A on TreeNode { children { version title } }';
    const query = `query ($id: ID!) { tree(outcomeId: $id, first: 7) { nodes { ${selection} } } } ${selection.includes('...A') ? fragment : ''}`;
    const { requested, actual } = await costOf(query, { id: outcomeId });
    expect(actual).toBeGreaterThan(20);
    expect(requested).toBeGreaterThanOrEqual(actual);
    if (!selection.includes('ancestors')) expect(requested).toBeLessThan(actual * 3);
  });

  it('lets a whole tree be asked for in a row with the children of each', async () => {
    const query = `query ($id: ID!) { tree(outcomeId: $id) { nodes { id title children { id title children { id } } } } }`;
    expect((await costOf(query, { id: outcomeId })).requested).toBe(1 + 1 + 2_000 * (2 + 1 + 2 + 1 + 1));
  });

  it('counts the nodes of a tree once flat and once nested, at whatever depth', async () => {
    const nested = (levels: number): string => (levels === 0 ? 'id' : `id children { ${nested(levels - 1)} }`);
    const ask = (levels: number): Promise<Cost> =>
      costOf(`query ($id: ID!) { tree(outcomeId: $id, first: 1000) { root { ${nested(levels)} } nodes { id } } }`, {
        id: outcomeId,
      });
    expect((await ask(3)).requested).toBe((await ask(11)).requested);
    expect((await ask(11)).requested).toBeLessThan(5_000);
  });
});

/** A document of its own so long, so deep, or so often the same. */
const LIMITS: readonly [string, () => unknown, unknown, RegExp][] = [
  ['bytes of a document', () => ({ query: `{ viewer { keyName } } #${'x'.repeat(100_000)}` }), 'TOO_COSTLY', /split/i],
  ['tokens', () => ({ query: `{ viewer { ${'keyName '.repeat(2_000)} } }` }), 'TOO_COSTLY', /2000.*Split/],
  [
    'levels',
    () => ({ query: `{ treeNode(id: "x") { ${'parent { '.repeat(19)} id ${'} '.repeat(19)} } }` }),
    'TOO_COSTLY',
    /20 are allowed.*flat/,
  ],
  [
    'aliases',
    () => ({ query: `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: viewer { keyName }`).join(' ')} }` }),
    'TOO_COSTLY',
    /30 are allowed.*Split/,
  ],
  [
    'repeated fields',
    () => ({ query: `{ viewer { ${'keyName '.repeat(300)} } }` }),
    'TOO_COSTLY',
    // No more of them are compared with each other than it takes to refuse them.
    /31 aliases; 30 are allowed.*Split/,
  ],
  [
    'cost',
    () => ({
      query: `{ outcomes(first: 100) { nodes { a: history(first: 100) { nodes { id: entityId at operation actor version requestId entityType changedFields onBehalfOfId entityId } edges { cursor } } } } }`,
    }),
    'TOO_COSTLY',
    /100000 are allowed.*first/,
  ],
  ['first', () => ({ query: '{ persons(first: 101) { nodes { id } } }' }), 'BAD_REQUEST', /1 to 100/],
  ['first of none', () => ({ query: '{ persons(first: 0) { nodes { id } } }' }), 'BAD_REQUEST', /1 to 100/],
  ['first of a tree', () => ({ query: '{ tree(outcomeId: "x", first: 5001) { isCut } }' }), 'BAD_REQUEST', /5,?000/],
  [
    'bytes of a request',
    () => ({ query: '{ viewer { keyName } }', variables: { x: 'x'.repeat(4_000_000) } }),
    'TOO_COSTLY',
    /4000000 bytes. Send fewer/,
  ],
  [
    'batches',
    () => [{ query: '{ viewer { keyName } }' }, { query: '{ viewer { keyName } }' }],
    'BAD_REQUEST',
    /batch/i,
  ],
  ['no JSON', () => '{"query": ', 'BAD_REQUEST', /JSON/],
  ['variables that are a list', () => ({ query: '{ viewer { keyName } }', variables: [] }), 'BAD_REQUEST', /variables/],
  [
    'introspection of introspection',
    () => ({ query: `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } } }` }),
    'BAD_REQUEST',
    /introspection depth/,
  ],
];

describe('a request beyond a limit', () => {
  it.each(LIMITS)('is refused before any SQL, and told how to cut: %s', async (_, body, code, message) => {
    const response = await client.post(body());
    const { errors, extensions } = response.body as Required<Answer<null>>;
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(message) as string, extensions: { code } });
    expect(extensions.cost).toEqual({
      requested: expect.any(Number) as number,
      actual: expect.any(Number) as number,
      limit: 100_000,
    });
    // A field that may be null stands in the answer, as null.
    expect(extensions.cost.actual).toBeLessThanOrEqual(1);
    const id = response.get('x-request-id') ?? '';
    expect(errors[0]?.extensions.requestId).toBe(id);
    expect((await service.answered(id)).statements).toBe(0);
  });

  it('is answered when it is just within: tokens, levels, aliases, first', async () => {
    const within = [
      `{ treeNode(id: "x") { ${'parent { '.repeat(18)} id ${'} '.repeat(18)} } }`,
      `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: viewer { keyName }`).join(' ')} }`,
      '{ persons(first: 100) { nodes { id } } }',
    ];
    for (const query of within) expect((await client.ask(query)).errors).toBeUndefined();
  });

  it('tells its cost on every other refusal too', async () => {
    for (const [token, query] of [
      [null, '{ viewer { keyName } }'],
      ['ost_no', '{ viewer { keyName } }'],
      [client.token, '{ viewer { '],
      [client.token, '{ nothing }'],
      [client.token, 'query ($n: Int!) { persons(first: $n) { nodes { id } } }'],
    ] as const) {
      const { errors, extensions } = await client.as(token).ask(query);
      expect(errors?.[0]?.extensions.requestId).toMatch(/./);
      expect(extensions.cost).toEqual({ requested: 0, actual: 0, limit: 100_000 });
    }
  });
});

describe('introspection', () => {
  const deep = `{ __schema { types { fields { type { ${'ofType { '.repeat(22)} name ${'} '.repeat(22)} } } } } }`;
  it('may nest deeper than other documents', async () => {
    expect((await client.ask(deep)).errors).toBeUndefined();
  });
  it('counts what it answers: an ordinary tool learns the whole schema, with every option that it may choose', async () => {
    const options = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
    };
    for (const query of [getIntrospectionQuery(), getIntrospectionQuery({ ...options, oneOf: true })]) {
      const { requested, actual } = await costOf(query);
      expect(requested).toBe(actual);
      expect(actual).toBeGreaterThan(10_000);
    }
  });
  it.each([
    ['{ __schema { types { name } } }', {}],
    ['{ __schema { types { ...N } } } fragment N on __Type { ... { ... on __Type { name } } }', {}],
    ['{ all: __schema { of: types { is: name } } }', {}],
    ['{ __type(name: "Person") { fields { name type { kind ofType { name } } } } }', {}],
    ['query ($n: String! = "Person") { __type(name: $n) { fields(includeDeprecated: true) { args { name } } } }', {}],
    ['query ($n: String!) { __type(name: $n) { kind enumValues { name } } }', { n: 'NodeKind' }],
    ['{ __type(name: "Nothing") { fields { name } } viewer { keyName } }', {}],
  ])('costs exactly what it answers: %s', async (query, variables) => {
    const { requested, actual } = await costOf(query, variables);
    expect(requested).toBe(actual);
  });
  it.each([
    [
      'aliases of it over fragments in fragments',
      `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: __schema { ...A }`).join(' ')} }
       fragment A on __Schema { types { ...B } } fragment B on __Type { name description fields { ...C } }
       fragment C on __Field { name description args { name description type { name kind } } type { name kind } }`,
    ],
    [
      'aliases of lists within it',
      `{ __schema { ${Array.from({ length: 29 }, (_, i) => `t${i}: types { name fields { name type { name } } }`).join(' ')} } }`,
    ],
  ])('is refused before any work where it asks for too much: %s', async (_, query) => {
    const { errors, extensions, headers } = await client.ask(query);
    expect(errors?.map((error) => error.extensions.code)).toEqual(['TOO_COSTLY']);
    expect(errors?.[0]?.message).toMatch(/100000 are allowed/);
    expect(extensions.cost.actual).toBe(0);
    expect((await service.answered(headers.get('x-request-id') ?? '')).statements).toBe(0);
  });
  it('is for callers who are known', async () => {
    const { status, data, errors } = await client.as(null).ask('{ __schema { types { name } } }');
    expect([status, data, errors?.[0]?.extensions.code]).toEqual([401, undefined, 'UNAUTHENTICATED']);
  });
});

describe('the rate of one key', () => {
  it('is told in headers, and what is beyond it is refused with the time to wait', async () => {
    const slow = await OwnService.start({ OST_RATE_PER_MINUTE: '5' });
    try {
      const [one, other] = [slow.client(client), slow.client(await newWorkspace('other'))];
      const answers = [];
      for (let i = 0; i < 6; i++) answers.push(await one.ask('{ viewer { keyName } }'));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
      expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', '0']);
      const last = answers.at(-1);
      expect(last?.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
      expect(last?.extensions.cost.actual).toBe(0);
      expect(last?.headers.get('ratelimit-limit')).toBe('5');
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await other.ask('{ viewer { keyName } }')).status).toBe(200);
    } finally {
      await slow.stop();
    }
  });
});

describe('whoever shows no valid key', () => {
  it('is refused before the body is read, and the connection is closed on them', async () => {
    const url = new URL(`${service.url}/graphql`);
    const { status, left } = await new Promise<{ status: number; left: boolean }>((resolve, reject) => {
      let status = 0;
      // By Node itself: supertest sends a body whole.
      const request = http.request(
        {
          host: url.hostname,
          port: url.port,
          path: url.pathname,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': 50_000_000 },
        },
        (response) => {
          status = response.statusCode ?? 0;
          response.resume();
        },
      );
      // The first of 50 MB; the rest is never sent, so an answer cannot have waited for it.
      request.write('{"query": "');
      const patience = setTimeout(reject, 10_000, new Error('The connection stays open.'));
      request.on('error', () => undefined);
      request.on('close', () => {
        clearTimeout(patience);
        resolve({ status, left: request.socket?.destroyed ?? true });
      });
    });
    expect(status).toBe(401);
    expect(left).toBe(true);
  });
});
