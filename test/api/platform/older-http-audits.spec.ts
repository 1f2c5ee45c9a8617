import { serverAudits } from 'graphql-http';
import { founder, urls } from '../../support/service.ts';

const url = `${urls[0] ?? ''}/graphql`;

/** Asks as a caller with a key and with nothing else, a GET too. By `fetch`: the audits read its answers' bytes. */
const fetchFn = (address: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${founder.token ?? ''}`);
  return fetch(address, { ...init, headers });
};

const AUDITS = serverAudits({ url, fetchFn });

/** Audits of 2023 that want the status 400 where the edition of September 2026 wants 422. */
const DEVIATIONS: readonly (readonly [reason: string, ids: string])[] = [
  [
    'The request is JSON and no well-formed GraphQL-over-HTTP request.',
    '423L LKJ0 LKJ1 LKJ2 LKJ3 6C00 6C01 6C02 6C03 4760 4761 4762 4763 58B0 58B1 58B2 58B3 3E3A',
  ],
  ['The variables cannot be coerced.', '86EE'],
];
const DEVIATING = DEVIATIONS.flatMap(([, ids]) => ids.split(' '));

describe('the audits of graphql-http', () => {
  it('are all there', () => {
    expect(AUDITS.length).toBeGreaterThan(60);
    expect(DEVIATING.filter((id) => !AUDITS.some((audit) => audit.id === id))).toEqual([]);
  });

  it.each(AUDITS.filter(({ id }) => !DEVIATING.includes(id)))('hold: $id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });

  it.each(AUDITS.filter(({ id }) => DEVIATING.includes(id)))('do not hold, by 422: $id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status).not.toBe('error');
    if (result.status === 'ok') throw new Error('It holds: take it off the list.');
    expect(result.reason).toBe('Response status code is not 400');
    expect(result.response.status).toBe(422);
  });
});
