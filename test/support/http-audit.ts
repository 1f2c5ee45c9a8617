import { gzipSync } from 'node:zlib';

/*
 * An audit after the text of GraphQL over HTTP, edition of September 2026 (https://http-spec.graphql.org/September2026/), row by
 * row: the section, what it asks for, a request, and what must hold of the answer.
 */

/** Media type of GraphQL responses. */
export const MODERN = 'application/graphql-response+json';
/** Media type of clients that know no other. */
export const PLAIN = 'application/json';
/** Must never be executed. */
export const MUTATION = 'mutation { productCreate(input: { name: "Never" }) { product { id } } }';
const NAMED = 'query One { one: __typename } query Other { other: __typename }';
const BY_VARIABLE = 'query ($n: Int!) { persons(first: $n) { nodes { id } } }';
/** Answers with data of one field, and the error of another. */
export const PARTLY = '{ __typename tree(outcomeId: "x", first: 5001) { isCut } }';
/** Answers with no data but null, and an error. */
const NOTHING = '{ persons(first: 101) { nodes { id } } }';

/** A request of the audit. */
export interface Sent {
  readonly method?: string;
  /** Parameters of the address. */
  readonly search?: Readonly<Record<string, string>>;
  /** Undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
  readonly token?: string | null;
}

/** One row: what the text says, a request, and what must hold of its answer. */
export interface Row {
  readonly says: string;
  readonly sent: Sent;
  readonly status: number;
  /** Media type of the answer; the modern one unless said. */
  readonly type?: string;
  /** What the data is, where there is to be any. */
  readonly data?: unknown;
  readonly allow?: string;
}

/** A request for a document. */
export const asked = (query: unknown, more: object = {}): Sent => ({ body: { query, ...more } });
const got = (search: Readonly<Record<string, string>>, more: Sent = {}): Sent => ({ method: 'GET', search, ...more });
/** A request of a client that accepts this. */
export const accepting = (accept: string | undefined, query = '{ __typename }'): Sent => ({
  ...asked(query),
  headers: { accept },
});

const TYPENAME = { __typename: 'Query' };
const NO_REQUEST = 422;

/** Every value of another type than the one that a parameter takes. */
const wrong = (name: string, values: readonly unknown[]): Row[] =>
  values.map((value) => ({
    says: `{${name}} of the wrong type makes no well-formed request: ${JSON.stringify(value)}`,
    sent: { body: { query: '{ __typename }', [name]: value } },
    status: NO_REQUEST,
  }));

/** The rows of the text, by its sections. */
export const AUDIT: Readonly<Record<string, readonly Row[]>> = {
  'Media Types': [
    {
      says: 'UTF-8 is assumed where Content-Type names no charset',
      sent: asked('{ __type(name: "Größe 🏊") { name } }'),
      status: 200,
      data: { __type: null },
    },
    {
      says: 'a charset may be named',
      sent: { ...asked('{ __typename }'), headers: { 'content-type': 'application/json; charset=UTF-8' } },
      status: 200,
      data: TYPENAME,
    },
    { says: 'UTF-8 is assumed where Accept names no charset', sent: accepting(MODERN), status: 200, data: TYPENAME },
  ],
  'Request Parameters': [
    { says: '{query} is a string', sent: asked('{ __typename }'), status: 200, data: TYPENAME },
    { says: '{query} is required', sent: { body: { variables: {} } }, status: NO_REQUEST },
    {
      says: '{query} is required, also where it is misspelt',
      sent: { body: { qeury: '{ __typename }' } },
      status: NO_REQUEST,
    },
    { says: '{query} is required, and not null', sent: asked(null), status: NO_REQUEST },
    { says: '{query} is required, and not empty', sent: asked(''), status: NO_REQUEST },
    ...wrong('query', [{ a: 1 }, 7, true, ['{ __typename }']]),
    {
      says: '{operationName} names the operation to execute',
      sent: asked(NAMED, { operationName: 'Other' }),
      status: 200,
      data: { other: 'Query' },
    },
    ...wrong('operationName', [{ a: 1 }, 7, true, ['One']]),
    {
      says: '{variables} is a map',
      sent: asked('query ($name: String!) { __type(name: $name) { name } }', { variables: { name: 'Query' } }),
      status: 200,
      data: { __type: { name: 'Query' } },
    },
    ...wrong('variables', ['{}', 7, true, [7]]),
    {
      says: '{extensions} is a map',
      sent: asked('{ __typename }', { extensions: { anything: { of: ['ours'] } } }),
      status: 200,
      data: TYPENAME,
    },
    ...wrong('extensions', ['{}', 7, true, [7]]),
  ],
  GET: [
    {
      says: 'parameters stand in the query component',
      sent: got({ query: 'query ($name: String!) { __type(name: $name) { name } }', variables: '{"name": "Query"}' }),
      status: 200,
      data: { __type: { name: 'Query' } },
    },
    {
      says: '{operationName} names the operation to execute',
      sent: got({ query: NAMED, operationName: 'Other' }),
      status: 200,
      data: { other: 'Query' },
    },
    {
      says: '{operationName} "null" is a name like any other',
      sent: got({ query: 'query null { a: __typename } query Other { b: __typename }', operationName: 'null' }),
      status: 200,
      data: { a: 'Query' },
    },
    {
      says: 'an empty optional parameter is none',
      sent: got({ query: '{ __typename }', operationName: '', variables: '', extensions: '' }),
      status: 200,
      data: TYPENAME,
    },
    { says: '{variables} must be JSON', sent: got({ query: '{ __typename }', variables: 'n=1' }), status: NO_REQUEST },
    { says: '{variables} must be a map', sent: got({ query: '{ __typename }', variables: '[7]' }), status: NO_REQUEST },
    { says: '{extensions} must be JSON', sent: got({ query: '{ __typename }', extensions: '{' }), status: NO_REQUEST },
    { says: '{query} is required', sent: got({ operationName: 'One' }), status: NO_REQUEST },
    { says: 'a mutation must not be executed', sent: got({ query: MUTATION }), status: 405, allow: 'POST' },
    {
      says: 'a mutation must not be executed, for legacy clients neither',
      sent: got({ query: MUTATION }, { headers: { accept: PLAIN } }),
      status: 405,
      allow: 'POST',
    },
    {
      says: 'a mutation must not be executed where {operationName} picks it',
      sent: got({
        query: `query One { __typename } ${MUTATION.replace('mutation', 'mutation Other')}`,
        operationName: 'Other',
      }),
      status: 405,
      allow: 'POST',
    },
  ],
  POST: [
    { says: 'the request must have a body', sent: { headers: { 'content-type': PLAIN } }, status: 400 },
    { says: 'application/json in UTF-8 must be supported', sent: asked('{ __typename }'), status: 200, data: TYPENAME },
    {
      says: 'a request without Content-Type is rejected',
      sent: { ...asked('{ __typename }'), headers: { 'content-type': undefined } },
      status: 415,
    },
    {
      says: 'a compressed body may be supported',
      sent: { body: gzipSync('{"query": "{ __typename }"}'), headers: { 'content-encoding': 'gzip' } },
      status: 200,
      data: TYPENAME,
    },
    {
      says: 'a compressed body may be supported, by any name of its way',
      sent: { body: gzipSync('{"query": "{ __typename }"}'), headers: { 'content-encoding': 'X-GZIP' } },
      status: 200,
      data: TYPENAME,
    },
  ],
  'JSON Encoding': [
    {
      says: 'properties that are not understood are ignored',
      sent: asked('{ __typename }', { id: 7, doc_id: 'x', query2: '{' }),
      status: 200,
      data: TYPENAME,
    },
    {
      says: 'null for an optional parameter is none',
      sent: asked('{ __typename }', { operationName: null, variables: null, extensions: null }),
      status: 200,
      data: TYPENAME,
    },
    { says: 'the request is an object', sent: { body: [{ query: '{ __typename }' }] }, status: NO_REQUEST },
    { says: 'the request is an object, not null', sent: { body: 'null' }, status: NO_REQUEST },
    { says: 'the request is an object, not text', sent: { body: '"{ __typename }"' }, status: NO_REQUEST },
  ],
  Body: [
    {
      says: 'responses in the GraphQL media type must be supported',
      sent: accepting(MODERN),
      status: 200,
      data: TYPENAME,
    },
    {
      says: 'the recommended header of clients gets the GraphQL media type',
      sent: accepting(`${MODERN}, ${PLAIN};q=0.9`),
      status: 200,
      data: TYPENAME,
    },
    {
      says: 'the media type of highest priority is chosen',
      sent: accepting(`${MODERN};q=0.1, ${PLAIN}`),
      status: 200,
      type: PLAIN,
      data: TYPENAME,
    },
    {
      says: 'the media type of highest priority is chosen, whatever the order',
      sent: accepting(`${PLAIN};q=0.1, ${MODERN}`),
      status: 200,
      data: TYPENAME,
    },
    {
      says: 'one that is refused is not chosen',
      sent: accepting(`${PLAIN};q=0, */*;q=0.1`),
      status: 200,
      data: TYPENAME,
    },
    {
      says: 'a wildcard takes what the server chooses',
      sent: accepting('*/*'),
      status: 200,
      type: PLAIN,
      data: TYPENAME,
    },
    { says: 'without Accept the server chooses', sent: accepting(undefined), status: 200, type: PLAIN, data: TYPENAME },
    { says: 'none that is supported is 406', sent: accepting('text/html, application/xml'), status: 406 },
    {
      says: 'none that is supported is 406, and stops the request',
      sent: accepting('text/html', MUTATION),
      status: 406,
    },
    {
      says: 'a legacy client gets a success as plain JSON',
      sent: accepting(PLAIN),
      status: 200,
      type: PLAIN,
      data: TYPENAME,
    },
    {
      says: 'a legacy client gets a refusal in the GraphQL media type',
      sent: { ...accepting(PLAIN), token: null },
      status: 401,
    },
    {
      says: 'a legacy client gets a refusal of what is no request in the GraphQL media type',
      sent: { ...asked(7), headers: { accept: PLAIN } },
      status: NO_REQUEST,
    },
  ],
  Validation: [
    {
      says: 'every rule of GraphQL is applied',
      sent: asked('{ __typename ...F } fragment F on Query { nothing }'),
      status: 422,
    },
    {
      says: 'further rules may be applied: aliases',
      sent: asked(`{ ${Array.from({ length: 31 }, (_, at) => `a${at}: __typename`).join(' ')} }`),
      status: 422,
    },
    {
      says: 'further rules may be applied: cost',
      sent: asked(
        '{ outcomes(first: 100) { nodes { history(first: 100) { nodes { id: entityId at operation actor version requestId entityType changedFields onBehalfOfId a: at b: at c: at } } } } }',
      ),
      status: 422,
    },
    { says: 'further rules may be applied: tokens', sent: asked(`{ ${'__typename '.repeat(2_001)} }`), status: 422 },
    {
      says: 'further rules may be applied: bytes',
      sent: asked(`{ __typename } #${'x'.repeat(100_000)}`),
      status: NO_REQUEST,
    },
  ],
  'Status Codes': [
    { says: '{data} without {errors} is 200', sent: asked('{ __typename }'), status: 200, data: TYPENAME },
    { says: '{data} with {errors} is 294', sent: asked(PARTLY), status: 294, data: { ...TYPENAME, tree: null } },
    {
      says: '{data} with {errors} is 294, by GET too',
      sent: got({ query: PARTLY }),
      status: 294,
      data: { ...TYPENAME, tree: null },
    },
    { says: '{data} that is null, with {errors}, is 294', sent: asked(NOTHING), status: 294, data: null },
    {
      says: '{data} with {errors} is 200 where the media type does not make 294 explicit',
      sent: accepting(PLAIN, PARTLY),
      status: 200,
      type: PLAIN,
      data: { ...TYPENAME, tree: null },
    },
    {
      says: '{data} that is null, with {errors}, is 200 there too',
      sent: accepting('*/*', NOTHING),
      status: 200,
      type: PLAIN,
      data: null,
    },
    { says: 'a mutation by GET is 405', sent: got({ query: MUTATION }), status: 405, allow: 'POST' },
    ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
      says: `a method that is not supported is 405: ${method}`,
      sent: { method, ...asked('{ __typename }') },
      status: 405,
      allow: 'GET, POST',
    })),
    {
      says: 'a method that is not supported is 405 before its body is looked at',
      sent: { method: 'PUT', body: 'no JSON', headers: { 'content-type': 'text/plain' } },
      status: 405,
      allow: 'GET, POST',
    },
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/graphql',
      'application/json; charset=iso-8859-1',
    ].map((type) => ({
      says: `a Content-Type that is not supported is 415: ${type}`,
      sent: { body: '{"query": "{ __typename }"}', headers: { 'content-type': type } },
      status: 415,
    })),
    {
      says: 'a coding of the body that is not supported is 415',
      sent: { ...asked('{ __typename }'), headers: { 'content-encoding': 'br' } },
      status: 415,
    },
    { says: 'an Accept of nothing that is supported is 406', sent: accepting('image/png'), status: 406 },
    {
      says: 'an address that is too long is 414',
      sent: got({ query: `{ __typename } #${'x'.repeat(20_000)}` }),
      status: 414,
    },
    {
      says: 'headers that are too long are 431',
      sent: { ...asked('{ __typename }'), headers: { 'x-long': 'x'.repeat(20_000) } },
      status: 431,
    },
    {
      says: 'a body that is too large is 413',
      sent: asked('{ __typename }', { variables: { x: 'x'.repeat(4_000_000) } }),
      status: 413,
    },
    {
      says: 'a body that is too large is 413, however small it comes',
      sent: {
        body: gzipSync(`{"query": "{ __typename }", "variables": { "x": "${'x'.repeat(4_000_000)}" }}`),
        headers: { 'content-encoding': 'gzip' },
      },
      status: 413,
    },
    ...[
      'NONSENSE',
      '{"query":',
      '{"query": "{ __typename }"',
      Buffer.from([...Buffer.from('{"query": "{ __typename } #'), 0xe4, ...Buffer.from('"}')]),
    ].map((body) => ({
      says: `JSON that cannot be parsed is 400: ${JSON.stringify(body.toString('latin1'))}`,
      sent: { body },
      status: 400,
    })),
    {
      says: 'JSON that cannot be parsed is 400, its gzip neither',
      sent: { body: Buffer.from('no gzip'), headers: { 'content-encoding': 'gzip' } },
      status: 400,
    },
    {
      says: 'JSON that cannot be parsed is 400 for legacy clients too',
      sent: { body: '{"query":', headers: { accept: PLAIN } },
      status: 400,
    },
    { says: 'what is no well-formed request is 422', sent: { body: { qeury: '{ __typename }' } }, status: 422 },
    { says: 'a document that cannot be parsed is 400', sent: asked('{'), status: 400 },
    { says: 'a document that cannot be parsed is 400, by GET too', sent: got({ query: 'qwerty {' }), status: 400 },
    { says: 'a document that is not valid is 422', sent: asked('{ nothing }'), status: 422 },
    { says: 'a document that is not valid is 422, by GET too', sent: got({ query: '{ nothing }' }), status: 422 },
    { says: 'an operation that cannot be determined is 422', sent: asked(NAMED), status: 422 },
    { says: 'an operation that is not there is 422', sent: asked(NAMED, { operationName: 'Third' }), status: 422 },
    {
      says: 'variables that cannot be coerced are 422',
      sent: asked(BY_VARIABLE, { variables: { n: 'seven' } }),
      status: 422,
    },
    { says: 'a variable that is missing is 422', sent: asked(BY_VARIABLE), status: 422 },
    {
      says: 'a variable that is null and must not be is 422',
      sent: asked(BY_VARIABLE, { variables: { n: null } }),
      status: 422,
    },
    { says: 'a client that is not known is 401', sent: { ...asked('{ __typename }'), token: null }, status: 401 },
    { says: 'a client whose key is wrong is 401', sent: { ...asked('{ __typename }'), token: 'ost_no' }, status: 401 },
  ],
};

/**
 * Rows of the text that are recommended, and not followed: what cannot be run is 422 for legacy clients too, as far as the text
 * is concerned. They are older than it and read the body of nothing but a 200, as the text before this edition had it.
 */
export const NOT_FOLLOWED: readonly Row[] = ['{', '{ nothing }', NAMED, BY_VARIABLE].map((query) => ({
  says: `a legacy client is told in the body of a 200: ${query}`,
  sent: accepting(PLAIN, query),
  status: 200,
  type: PLAIN,
}));
