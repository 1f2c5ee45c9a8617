import { connect } from 'node:net';
import { OwnService } from '../../support/own-service.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const JSON_BODY = { 'content-type': 'application/json' };
const ingest = '/ingest/insights?source=desk';

/** Requests that make no sense, as clients send them: body, headers, and the path where it is not that of GraphQL. */
const SENT: readonly [what: string, body: string, headers: Record<string, string>, path?: string][] = [
  ['no JSON', '{', JSON_BODY],
  ['no document', '{}', JSON_BODY],
  ['a batch', '[{"query":"{ __typename }"}]', JSON_BODY],
  ['half a document', '{"query":"{ a "}', JSON_BODY],
  ['an unknown field', '{"query":"{ nope }"}', JSON_BODY],
  [
    'a wrong variable',
    '{"query":"query ($first: Int!) { persons(first: $first) { nodes { id } } }","variables":{"first":"x"}}',
    JSON_BODY,
  ],
  ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['what is no media type', 'a=b', { 'content-type': 'nothing' }],
  ['gzip of nothing', 'xx', { ...JSON_BODY, 'content-encoding': 'gzip' }],
  ['an answer of another type', '{"query":"{ __typename }"}', { ...JSON_BODY, accept: 'text/html' }],
  ['a forged cursor', '{"query":"{ persons(after: \\"x\\") { nodes { id } } }"}', JSON_BODY],
  ['too much', JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(5_000_000) } }), JSON_BODY],
  ['no JSON to ingest', '{', JSON_BODY, ingest],
  ['a form to ingest', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, ingest],
  ['no source to ingest from', '{}', JSON_BODY, '/ingest/insights'],
  ['an unknown key', '{}', { ...JSON_BODY, authorization: 'Bearer ost_x' }],
];
/** Requests that no client library sends: what goes over the wire after the key, and whether the answer can arrive. */
const WRITTEN: readonly (readonly [what: string, start: string, headers: readonly string[], body: string])[] = [
  [
    'half a body',
    'POST /graphql HTTP/1.1',
    ['host: a', 'content-type: application/json', 'content-length: 99'],
    '{"query',
  ],
  [
    'half a body to ingest',
    `POST ${ingest} HTTP/1.1`,
    ['host: a', 'content-type: application/json', 'content-length: 99'],
    '{"a',
  ],
  ['no host', 'POST /graphql HTTP/1.0', ['content-type: application/json', 'content-length: 2'], '{}'],
  [
    'no host that can be',
    'POST /graphql HTTP/1.1',
    ['host: a b', 'content-type: application/json', 'content-length: 2'],
    '{}',
  ],
  ['an address that is none', 'GET /%zz HTTP/1.1', ['host: a'], ''],
  ['a length that is none', 'POST /graphql HTTP/1.1', ['host: a', 'content-length: -2'], '{}'],
];

interface Logged {
  readonly level: number;
  readonly requestId?: string;
  readonly msg: string;
}

describe('a request that makes no sense', () => {
  let own: OwnService;
  let client: Client;
  beforeAll(async () => {
    own = await OwnService.start();
    client = own.client(await newWorkspace('logged'));
  });
  afterAll(() => own.stop());

  const logged = (): Logged[] =>
    own.lines.flatMap((line) => (line.startsWith('{"level"') ? [JSON.parse(line) as Logged] : []));
  /** The request's lines are there, and neither they nor others tell of a fault of ours. */
  const expectNoNews = async (requestId: string | undefined): Promise<void> => {
    expect(requestId).toBeTruthy();
    await own.found(new RegExp(`"requestId":"(${requestId ?? ''})"`));
    expect(logged().filter(({ level, msg }) => level > 30 || msg === 'undefined')).toEqual([]);
  };

  it.each(SENT.map(([what, body, headers, path = '/graphql']) => [what, body, headers, path] as const))(
    'with %s is refused with its id, and is no fault of ours in the log',
    async (_, body, headers, path) => {
      const response = await client.with(headers).post(body, path);
      const { errors } = response.body as { errors: { extensions: { requestId: string } }[] };
      expect(response.status < 500).toBe(true);
      expect(errors[0]?.extensions.requestId).toBe(response.headers['x-request-id']);
      await expectNoNews(errors[0]?.extensions.requestId);
    },
  );

  it.each(WRITTEN)(
    'with %s is refused with its id, and is no fault of ours in the log',
    async (_, start, headers, body) => {
      const socket = connect(Number(new URL(own.url).port), '127.0.0.1');
      const head = [start, `authorization: Bearer ${client.token ?? ''}`, ...headers].join('\r\n');
      socket.end(`${head}\r\n\r\n${body}`);
      let text = '';
      for await (const chunk of socket as AsyncIterable<Buffer>) text += chunk.toString();
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
      const { errors } = JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) as {
        errors: { message: string; extensions: { code: string; requestId: string } }[];
      };
      expect(errors[0]?.extensions.code).toBe('BAD_REQUEST');
      await expectNoNews(errors[0]?.extensions.requestId);
    },
  );

  it('or whose client hangs up is no fault of ours either', async () => {
    const socket = connect(Number(new URL(own.url).port), '127.0.0.1');
    const requestId = 'hung-up';
    const headers = ['host: a', 'content-type: application/json', 'content-length: 99', `x-request-id: ${requestId}`];
    socket.write(
      ['POST /graphql HTTP/1.1', `authorization: Bearer ${client.token ?? ''}`, ...headers, '', '{"q'].join('\r\n'),
    );
    setTimeout(() => socket.destroy(), 200);
    await expectNoNews(requestId);
  });
});
