import { OwnService } from '../support/own-service.ts';
import { founder, urls } from '../support/service.ts';

const PAGE = 'https://app.example.com';

const preflight = (url: string, origin: string): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, content-type',
    },
  });

const ask = (url: string, origin: string, token = founder.token): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` },
    body: '{"query": "{ __typename }"}',
  });

const allowed = ({ headers }: Response): string | null => headers.get('access-control-allow-origin');

describe('pages of other sites', () => {
  it('may ask nothing by default', async () => {
    const url = urls[0] ?? '';
    const answers = [await preflight(url, PAGE), await ask(url, PAGE)];
    expect(answers.map(({ status }) => status)).toEqual([401, 200]);
    expect(answers.map(allowed)).toEqual([null, null]);
  });

  it('may ask where the setting names them, with a key of their own, and no other may', async () => {
    const service = await OwnService.start({ OST_CORS_ORIGINS: `${PAGE}, http://localhost:5173` });
    try {
      for (const origin of [PAGE, 'http://localhost:5173']) {
        const before = await preflight(service.url, origin);
        expect([before.status, allowed(before)]).toEqual([204, origin]);
        expect(before.headers.get('access-control-allow-headers')).toBe('authorization, content-type');
        expect(before.headers.get('access-control-allow-methods')).toBe('GET, POST');
        const answer = await ask(service.url, origin);
        expect([answer.status, allowed(answer), answer.headers.get('vary')]).toEqual([200, origin, 'Origin']);
        expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after');
        // A refusal can be read as well, and no cookie goes along.
        const refused = await ask(service.url, origin, 'ost_no');
        expect([refused.status, allowed(refused)]).toEqual([401, origin]);
        expect(refused.headers.get('access-control-allow-credentials')).toBeNull();
      }
      for (const origin of ['https://app.example.com.evil.test', 'http://app.example.com', 'null']) {
        const before = await preflight(service.url, origin);
        expect([before.status, allowed(before)]).toEqual([401, null]);
        expect(allowed(await ask(service.url, origin))).toBeNull();
      }
    } finally {
      await service.stop();
    }
  });

  it('may all ask where the setting says so', async () => {
    const service = await OwnService.start({ OST_CORS_ORIGINS: '*' });
    try {
      expect(allowed(await preflight(service.url, PAGE))).toBe(PAGE);
      expect(allowed(await ask(service.url, PAGE))).toBe(PAGE);
    } finally {
      await service.stop();
    }
  });
});
