import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bench, urlOf } from '../../support/command.ts';
import { Client } from '../../support/service.ts';

const nobody = new Client(null);

/** What proxies, content networks and clouds add to what they pass on; the last is nobody's yet. */
const SIGNS_OF_A_PROXY: readonly (readonly [name: string, value: string])[] = [
  ['forwarded', 'for=203.0.113.7'],
  ['via', '1.1 proxy'],
  ['x-forwarded-for', '203.0.113.7'],
  ['x-forwarded-host', 'example.org'],
  ['x-forwarded-proto', 'https'],
  ['x-forwarded-port', '443'],
  ['x-forwarded-server', 'edge'],
  ['x-real-ip', '203.0.113.7'],
  ['x-client-ip', '203.0.113.7'],
  ['x-cluster-client-ip', '203.0.113.7'],
  ['true-client-ip', '203.0.113.7'],
  ['cf-connecting-ip', '203.0.113.7'],
  ['cf-ray', '8f1'],
  ['cdn-loop', 'cloudflare'],
  ['fastly-client-ip', '203.0.113.7'],
  ['x-envoy-external-address', '203.0.113.7'],
  ['x-original-host', 'example.org'],
  ['x-amzn-trace-id', 'Root=1'],
  ['referer', 'https://example.org/page'],
  ['x-new-edge', 'yes'],
];

describe('health', () => {
  it.each(['/health/live', '/health/ready'])('%s answers whoever asks', async (path) => {
    const response = await nobody.get(path);
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ status: 'ok' });
  });

  it('is all that can be had without a key', async () => {
    expect((await nobody.get('/graphql?query=%7B__typename%7D')).status).toBe(401);
    expect((await nobody.post({ query: '{ __typename }' })).status).toBe(401);
    expect((await nobody.get('/nowhere')).status).toBe(404);
    expect((await nobody.post('{', '/nowhere')).status).toBe(401);
  });
});

describe('the IDE', () => {
  const bench = new Bench();
  const settings = { DATABASE_URL: urlOf({}) };
  beforeAll(() => {
    mkdirSync(join(bench.folder, 'data'));
    writeFileSync(join(bench.folder, 'data', 'sample-key'), 'ost_</script>sample\n');
  });
  afterAll(() => bench.clear());

  async function page(
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; key: unknown }> {
    const { status, text } = await new Client(null, url, headers).get('/');
    const data = /<script type="application\/json" id="settings">(.*?)<\/script>/.exec(text)?.[1] ?? '{}';
    return { status, key: (JSON.parse(data) as { key?: unknown }).key };
  }

  it('loads everything from here, under a policy that lets nothing else in', async () => {
    const response = await nobody.get('/');
    expect(response.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.get('cache-control')).toBe('no-store');
    expect(response.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; (?!.*(unsafe-eval|https?:|\*)).*connect-src 'self'.*frame-ancestors 'none'$/,
    );
    const addresses = Array.from(response.text.matchAll(/(?:src|href)="([^"]*)"/g), ([, address = '']) => address);
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses.filter((each) => each !== 'data:,')) {
      expect(address).toMatch(/^\/ide\//);
      const file = await nobody.get(address);
      expect(file.status).toBe(200);
      expect(file.get('content-type')).toMatch(address.includes('.css') ? /^text\/css/ : /^text\/javascript/);
      expect(file.get('x-content-type-options')).toBe('nosniff');
      const again = new Client(null).with({ 'if-none-match': file.get('etag') ?? '' });
      expect((await again.get(address)).status).toBe(304);
    }
    expect((await nobody.get('/ide/package.json')).status).toBe(404);
    expect((await nobody.get('/ide/..%2f..%2fpackage.json')).status).toBe(404);
  });

  it('holds the key of the sample only for somebody at this very machine', async () => {
    const { url } = await bench.serve(settings);
    const { port } = new URL(url);
    const key = 'ost_</script>sample';
    expect(await page(url, {})).toEqual({ status: 200, key });
    expect(await page(url, { host: `localhost:${port}` })).toEqual({ status: 200, key });
    expect(await page(url, { host: '[::1]' })).toEqual({ status: 200, key });
    for (const host of ['example.org', 'localhost.example.org', '127.0.0.1.example.org', `10.0.0.1:${port}`])
      expect(await page(url, { host })).toEqual({ status: 200, key: null });
    const asBrowsersDo = {
      'accept-language': 'de',
      'sec-fetch-site': 'none',
      'upgrade-insecure-requests': '1',
      dnt: '1',
    };
    expect(await page(url, asBrowsersDo)).toEqual({ status: 200, key });
    for (const [name, value] of SIGNS_OF_A_PROXY)
      expect([name, await page(url, { [name]: value })]).toEqual([name, { status: 200, key: null }]);
  });

  it('holds no key when others can reach the service', async () => {
    const { url } = await bench.serve({ ...settings, HOST: '0.0.0.0' });
    expect(await page(url, {})).toEqual({ status: 200, key: null });
  });

  it('is not there in production', async () => {
    const { url } = await bench.serve({ ...settings, OST_MODE: 'production' });
    expect((await page(url, {})).status).toBe(404);
    expect((await new Client(null, url).get('/ide/graphiql.min.js')).status).toBe(404);
  });
});
