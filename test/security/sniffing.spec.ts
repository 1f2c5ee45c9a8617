import { connect } from 'node:net';
import { Client, founder, newWorkspace, urls } from '../support/service.ts';

const HEADER = 'x-content-type-options';

/** What comes back on a connection for bytes that no client library would send. */
async function answerTo(bytes: string): Promise<string> {
  const { hostname, port } = new URL(urls[0] ?? '');
  const socket = connect(Number(port), hostname);
  socket.end(bytes);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

describe('every answer', () => {
  it('forbids a browser to guess what it is, at every door, refusals and streams included', async () => {
    const client = await newWorkspace('sniffed');
    const nobody = new Client(null);
    const item = { externalId: 'one', kind: 'SUPPORT', occurredAt: '2026-01-05' };
    const lines = client.with({ 'content-type': 'application/x-ndjson' });
    const asked = {
      data: client.post({ query: '{ viewer { keyName } }' }),
      'by GET': client.get('/graphql?query={viewer{keyName}}'),
      'no key': nobody.post({ query: '{ viewer { keyName } }' }),
      'no JSON': client.post('{'),
      'no document': client.post({ query: '{' }),
      'no such field': client.post({ query: '{ nothing }' }),
      forbidden: founder
        .as(founder.token)
        .post({ query: 'mutation { apiKeyRevoke(input: { id: "x" }) { userErrors { code } } }' }),
      'another method': client.get('/ingest/insights'),
      'too long': client.post({ query: ' '.repeat(5_000_000) }),
      'nothing there': nobody.get('/nothing'),
      'no address': nobody.get('/%zz'),
      health: nobody.get('/health/ready'),
      page: nobody.get('/'),
      'one item': client.post(item, '/ingest/insights?source=desk'),
      'a bad item': client.post({ type: 'NONE' }, '/ingest/insights?source=desk'),
      'a bad parameter': client.post(item, '/ingest/insights?source='),
      lines: lines.post(`${JSON.stringify(item)}\n`, '/ingest/insights?source=desk'),
      export: client.get('/export'),
    };
    for (const [what, request] of Object.entries(asked)) {
      const { headers, status } = await request;
      expect([what, status, (headers as Record<string, string>)[HEADER]]).toEqual([what, status, 'nosniff']);
    }
    for (const bytes of ['nonsense\r\n\r\n', `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nhost: a\r\n\r\n`])
      expect(await answerTo(bytes)).toMatch(/^HTTP\/1\.1 4\d\d [^]*\r\nx-content-type-options: nosniff\r\n/);
  });
});
