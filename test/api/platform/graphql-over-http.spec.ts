import http from 'node:http';
import {
  accepting,
  asked,
  AUDIT,
  MODERN,
  MUTATION,
  NOT_FOLLOWED,
  PARTLY,
  PLAIN,
  type Sent,
} from '../../support/http-audit.ts';
import { founder, keyWith, newWorkspace, urls } from '../../support/service.ts';

interface Answered {
  readonly status: number;
  readonly reason: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  };
}

/** By Node itself, which adds no header of its own that matters. */
function send({ method = 'POST', search, headers = {}, body, token = founder.token }: Sent): Promise<Answered> {
  const url = new URL(`${urls[0] ?? ''}/graphql`);
  url.search = new URLSearchParams(search).toString();
  const payload =
    typeof body === 'string' || Buffer.isBuffer(body) ? body : body === undefined ? '' : JSON.stringify(body);
  const all: Readonly<Record<string, string | number | undefined>> = {
    ...(payload === '' ? {} : { 'content-type': PLAIN, 'content-length': Buffer.byteLength(payload) }),
    accept: MODERN,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      { method, headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            reason: response.statusMessage ?? '',
            headers: response.headers,
            body: (text === '' ? {} : JSON.parse(text)) as Answered['body'],
          });
        });
      },
    );
    request.on('error', reject);
    request.end(payload);
  });
}

const rows = Object.entries({ ...AUDIT, 'not followed': NOT_FOLLOWED }).flatMap(([section, all]) =>
  all.map((row) => [section, row.says, row] as const),
);

describe('GraphQL over HTTP of September 2026', () => {
  it.each(rows)('%s: %s', async (_section, _says, { sent, status, type = MODERN, data, allow }) => {
    const answer = await send(sent);
    expect([answer.status, answer.body.errors?.map(({ message }) => message) ?? []]).toEqual([
      status,
      status === 200 && type === MODERN ? [] : (expect.any(Array) as unknown),
    ]);
    expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(answer.headers.allow).toBe(allow);
    // Whatever comes is a well-formed GraphQL response: data, or errors, or both, and nothing beside them but extensions.
    expect(Object.keys(answer.body).filter((key) => !['data', 'errors', 'extensions'].includes(key))).toEqual([]);
    expect(answer.body.data).toEqual(data);
    expect(answer.body.errors === undefined || answer.body.errors.length > 0).toBe(true);
    expect('data' in answer.body || answer.body.errors !== undefined).toBe(true);
    for (const { message } of answer.body.errors ?? []) expect(message).toMatch(/./);
  });

  it('has a name for 294', async () => {
    expect((await send(asked(PARTLY))).reason).toBe('Partial Success');
  });

  it('answers 403 where the key may not, whatever the client accepts', async () => {
    const reader = await keyWith(await newWorkspace('over-http'), ['TREE_READ']);
    for (const accept of [MODERN, PLAIN]) {
      const { status, headers, body } = await send({ ...accepting(accept, MUTATION), token: reader.token });
      expect([status, headers['content-type'], body.data]).toEqual([403, `${MODERN}; charset=utf-8`, undefined]);
    }
  });

  it('executed no mutation that it refused', async () => {
    const { body } = await send(asked('{ products(first: 100) { nodes { name } } }'));
    expect(JSON.stringify(body.data)).not.toContain('Never');
  });
});
