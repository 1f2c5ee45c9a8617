import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type LingerBounds, LingeringClose } from '../../src/platform/http/lingering-close.ts';
import { OwnService } from '../support/own-service.ts';
import { type Client, keyWith, newWorkspace } from '../support/service.ts';

/** Bytes that the buffers of two sockets do not hold: a client has written them only when they were read. */
const LONG = 12_000_000;
/** Times that each door is tried. */
const TIMES = 3;
/** Requests a minute, which one of the keys has made already. */
const RATE = 100;

let service: OwnService;
let client: Client;
const keys = { any: '', reader: '', spent: '' };
beforeAll(async () => {
  service = await OwnService.start({ OST_MODE: 'production', OST_RATE_PER_MINUTE: String(RATE) });
  client = service.client(await newWorkspace('lingering'));
  keys.any = client.token ?? '';
  keys.reader = (await keyWith(client, ['TREE_READ'])).token ?? '';
  const spent = await keyWith(client, ['TREE_READ']);
  keys.spent = spent.token ?? '';
  await Promise.all(Array.from({ length: RATE }, () => client.as(spent.token).ask('{ viewer { keyName } }')));
}, 60_000);
afterAll(() => service.stop());

const letters = Buffer.alloc(LONG, 'x');
/** A body of a length that is told beforehand, of this and then letters. */
const sized = (begin: string | Buffer = ''): Buffer[] => [
  Buffer.from(`Content-Length: ${Buffer.byteLength(begin) + LONG}\r\n\r\n`),
  Buffer.from(begin),
  letters,
];
/** The same in one chunk. */
const chunked = (begin: string | Buffer = '', rest = letters): Buffer[] => [
  Buffer.from(`Transfer-Encoding: chunked\r\n\r\n${(Buffer.byteLength(begin) + rest.length).toString(16)}\r\n`),
  Buffer.from(begin),
  rest,
  Buffer.from('\r\n0\r\n\r\n'),
];
/** A chunk that is well-formed, and one that is not. */
const malformed = (begin = '', rest = letters): Buffer[] => [
  ...chunked(begin, rest).slice(0, -1),
  Buffer.from('\r\nno size\r\n'),
  letters,
];
/** The first half of gzip that takes no less room than what is in it. */
const half = gzipSync(Buffer.alloc(2 * LONG, 'x'), { level: 0 }).subarray(0, LONG);

const json = 'Content-Type: application/json';
const xml = 'Content-Type: application/xml';
const lines = 'Content-Type: application/x-ndjson';
const gzip = `${lines}\r\nContent-Encoding: gzip`;
const ingest = 'POST /ingest/insights?source=forum&receipts=all';
const item = '{"externalId":"heard","kind":"COMMUNITY","occurredAt":"2026-03-02T00:00:00Z","title":"Heard"}\n';

type Door = readonly [
  what: string,
  line: string,
  key: keyof typeof keys | null,
  header: string,
  body: Buffer[],
  status: number,
  told: RegExp,
];
const DOORS: readonly Door[] = [
  ['a body beyond the limit', 'POST /graphql', 'any', json, sized(), 413, /4000000 bytes. Send fewer.*TOO_COSTLY/],
  ['a body in chunks beyond the limit', 'POST /graphql', 'any', json, chunked(), 413, /Send fewer.*TOO_COSTLY/],
  ['no key', 'POST /graphql', null, json, sized(), 401, /UNAUTHENTICATED/],
  ['no key, in chunks', 'POST /graphql', null, json, chunked(), 401, /UNAUTHENTICATED/],
  ['a key that made too many requests', 'POST /graphql', 'spent', json, sized(), 429, /RATE_LIMITED/],
  ['a person who is not there', 'POST /graphql', 'any', `X-On-Behalf-Of: x\r\n${json}`, sized(), 400, /BAD_REQUEST/],
  ['no JSON', 'POST /graphql', 'any', xml, sized(), 415, /BAD_REQUEST/],
  ['a form', 'POST /graphql', 'any', 'Content-Type: application/x-www-form-urlencoded', sized(), 415, /BAD_REQUEST/],
  ['no type of content', 'POST /graphql', 'any', 'Accept: */*', sized(), 415, /BAD_REQUEST/],
  ['lines for GraphQL', 'POST /graphql', 'any', lines, sized(), 415, /BAD_REQUEST/],
  [
    'a chunk that is none',
    'POST /graphql',
    'any',
    json,
    malformed('{', Buffer.alloc(0)),
    400,
    /not well-formed HTTP.*BAD_REQUEST/,
  ],
  ['no HTTP at all', 'POST', 'any', json, sized(), 400, /not well-formed HTTP.*BAD_REQUEST/],
  ['headers without an end', 'POST /graphql', 'any', 'X: ', [letters], 431, /may hold 16384 bytes.*BAD_REQUEST/],
  ['a method that there is not', 'PUT /graphql', 'any', xml, sized(), 405, /GET, POST, not PUT/],
  ['a place that there is not', 'POST /nowhere', 'any', xml, sized(), 404, /nowhere/],
  ['such a place, with a body that is not read', 'GET /nowhere', null, json, sized(), 404, /nowhere/],
  ['such a place, asked without a key', 'POST /nowhere', null, json, sized(), 401, /UNAUTHENTICATED/],
  ['an address that is none', 'POST /%zz', 'any', json, sized(), 400, /zz/],
  ['an expectation that is none', 'POST /graphql', 'any', `Expect: much\r\n${json}`, sized(), 417, /^/],
  ['a body where none is asked for', 'GET /health/live', null, json, sized(), 200, /"ok"/],
  ['one object beyond the limit', ingest, 'any', json, sized(), 413, /Send fewer.*TOO_COSTLY/],
  ['lines without a key', ingest, null, lines, chunked(), 401, /UNAUTHENTICATED/],
  ['lines that a key may not send', ingest, 'reader', lines, sized(), 403, /FORBIDDEN/],
  ['lines of no source', 'POST /ingest/insights', 'any', lines, sized(), 400, /BAD_REQUEST/],
  ['lines in another coding', ingest, 'any', `${lines}\r\nContent-Encoding: br`, chunked(), 415, /content-encoding/],
  [
    'lines of which a chunk is none',
    ingest,
    'any',
    lines,
    malformed(item),
    200,
    /(CREATED|UNCHANGED)[^]*"complete":false.*well-formed/,
  ],
  ['gzip that is none', ingest, 'any', gzip, sized('no gzip'), 200, /"complete":false.*gzip of the body is broken/],
  [
    'gzip that swells',
    ingest,
    'any',
    gzip,
    chunked(gzipSync(Buffer.alloc(60_000_000, ' '))),
    200,
    /"complete":false.*may become/,
  ],
  ['gzip of which a chunk is none', ingest, 'any', gzip, malformed('', half), 200, /"complete":false.*well-formed/],
];

const headOf = (line: string, key: keyof typeof keys | null, header: string): string =>
  [
    `${line} HTTP/1.1`,
    'Host: ost',
    ...(key === null ? [] : [`Authorization: Bearer ${keys[key]}`]),
    `${header}\r\n`,
  ].join('\r\n');

/** Connects without reading, and goes on writing where the other side has ended; faults are told by what is done next. */
async function connectTo(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true }).pause();
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function write(socket: Socket, ...parts: readonly (string | Buffer)[]): Promise<void> {
  for (const part of parts)
    await new Promise<void>((resolve, reject) => {
      socket.write(part, (fault) => {
        if (fault) reject(fault);
        else resolve();
      });
    });
}

async function readAll(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString())).resume();
  await once(socket, 'end');
  return answer;
}

/** Sends a byte now and then, and never ends by itself. */
function trickle(socket: Socket): void {
  const drops = setInterval(() => socket.write('x'), 20);
  socket.once('close', () => {
    clearInterval(drops);
  });
}

describe('a client that writes everything before it reads', () => {
  it.each(DOORS)('reads why it is refused: %s', async (_, line, key, header, body, status, told) => {
    for (let time = 0; time < TIMES; time++) {
      const socket = await connectTo(service.url);
      await write(socket, headOf(line, key, header), ...body);
      const answer = await readAll(socket);
      socket.end();
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(answer).toMatch(told);
    }
  });
});

describe('a connection that lingers', () => {
  const LIMITLESS = { longestMs: 600_000, quietMs: 600_000, mostBytes: 1e12, stoppingMs: 600_000 };
  const begun: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of begun.splice(0)) await end();
  });

  /** A connection to a server that refuses everything at once, and its other end. */
  async function refused(bounds: Partial<LingerBounds>, stopping = false) {
    const closing = new LingeringClose({ ...LIMITLESS, ...bounds });
    if (stopping) closing.stop();
    const asked: string[] = [];
    const server = createServer(closing.serverOptions(), ({ url }, answer) => {
      asked.push(url ?? '');
      answer.writeHead(413).end('Too much.');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    server.on('clientError', () => undefined);
    const accepted = once(server, 'connection');
    const socket = await connectTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [other] = (await accepted) as [Socket];
    begun.push(
      () => socket.destroy(),
      () => other.destroy(),
      () => new Promise((resolve) => server.close(resolve)),
    );
    await write(socket, 'POST / HTTP/1.1\r\nHost: ost\r\nContent-Length: 1000000000\r\n\r\n');
    return { closing, asked, socket, other };
  }

  it('is cut after so many bytes', async () => {
    const { socket, other } = await refused({ mostBytes: 1_000_000 });
    const cut = once(other, 'close');
    await expect(write(socket, ...Array.from({ length: 20 }, () => letters))).rejects.toThrow(/EPIPE|ECONNRESET/);
    await cut;
  });

  it('is cut when nothing comes for long', async () => {
    const { socket, other } = await refused({ quietMs: 50 });
    const cut = once(other, 'close');
    expect(await readAll(socket)).toContain('Too much.');
    await cut;
  });

  it('is cut in the end, however much comes how slowly', async () => {
    const { socket, other } = await refused({ longestMs: 300 });
    const cut = once(other, 'close');
    trickle(socket);
    await cut;
  });

  it('is left when its client has read the answer and closes', async () => {
    const { socket, other } = await refused({});
    const left = once(other, 'close');
    expect(await readAll(socket)).toMatch(/Connection: close[^]*Too much/);
    socket.end();
    await left;
  });

  it('answers no request any more, nor does any', async () => {
    const { asked, socket, other } = await refused({});
    const left = once(other, 'close');
    expect(await readAll(socket)).toContain('Too much.');
    await write(socket, 'x'.repeat(100), 'GET /again HTTP/1.1\r\nHost: ost\r\n\r\n');
    socket.end();
    await left;
    expect(asked).toEqual(['/']);
  });

  it('is read for a while though the service stops, and holds it up no longer than that', async () => {
    const { closing, socket, other } = await refused({ stoppingMs: 300 });
    const cut = once(other, 'close');
    expect(await readAll(socket)).toContain('Too much.');
    trickle(socket);
    closing.stop();
    await cut;

    const stopping = await refused({ longestMs: 0 }, true);
    await write(stopping.socket, letters);
    expect(await readAll(stopping.socket)).toContain('Too much.');
  });

  it('does not hold up the stop of a service', async () => {
    const own = await OwnService.start();
    try {
      const socket = await connectTo(own.url);
      await write(socket, headOf('POST /graphql', null, json), ...sized().slice(0, 1));
      trickle(socket);
      expect(await readAll(socket)).toContain('UNAUTHENTICATED');
      // A stop that is cut short ends with 1, and is cut before such a connection would be.
      expect(await own.stop()).toBe(0);
    } finally {
      await own.stop();
    }
  });
});
