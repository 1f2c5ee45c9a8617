import { setTimeout as sleep } from 'node:timers/promises';
import { OwnService } from '../support/own-service.ts';
import { type Answer, type Client, newWorkspace } from '../support/service.ts';

const BUDGET = 6_000;
const KEY = '{ viewer { keyName } }';

describe('the budget of a key', () => {
  let service: OwnService;
  beforeAll(async () => {
    service = await OwnService.start({ OST_COST_PER_MINUTE: String(BUDGET) });
  }, 60_000);
  afterAll(() => service.stop());

  const newClient = async (): Promise<Client> => service.client(await newWorkspace('budget'));
  const left = ({ headers }: { headers: Headers }): number => Number(headers.get('ratelimit-cost-remaining'));
  /** Reads a count twenty times, each as dear as a hundred fields. */
  const dear = `{ ${Array.from({ length: 20 }, (_, at) => `a${at}: persons(first: 1) { totalCount }`).join(' ')} }`;

  /** The same little question so many times. */
  const again = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: teams(first: 1) { nodes { id } }`).join(' ')} }`;

  it('stands on every answer, and in the limits of the viewer', async () => {
    const client = await newClient();
    const { headers, data } = await client.ask<{
      viewer: { limits: { costPerMinute: number; costRemaining: number } };
    }>('{ viewer { limits { costPerMinute costRemaining } } }');
    expect(headers.get('ratelimit-cost-limit')).toBe(String(BUDGET));
    expect(Number(headers.get('ratelimit-cost-reset'))).toBeGreaterThan(50);
    expect(data.viewer.limits.costPerMinute).toBe(BUDGET);
    expect(data.viewer.limits.costRemaining).toBeLessThan(BUDGET);
    expect(data.viewer.limits.costRemaining).toBeGreaterThan(BUDGET - 50);
  });

  it('pays for what is answered, not for what might have been', async () => {
    const client = await newClient();
    const before = left(await client.ask(KEY));
    const answer = await client.ask('{ persons(first: 100) { nodes { id name role createdAt } } }');
    expect(answer.extensions.cost.requested).toBeGreaterThan(300);
    expect(before - left(answer)).toBeLessThan(20);
  });

  it('pays for dear fields whatever they answer, and is refused before any work once it is spent', async () => {
    const [client, other] = [await newClient(), await newClient()];
    const before = left(await client.ask(KEY));
    expect(before - left(await client.ask(dear))).toBeGreaterThan(2_000);
    await client.ask(dear);
    const { status, headers, errors } = await client.ask(dear);
    expect([status, errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(errors?.[0]?.message).toMatch(
      /^This key may spend a cost of 6000 a minute\. \d+ of it are left, and the request costs \d{4}\. Try again in \d+ s\.$/,
    );
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await service.answered(headers.get('x-request-id') ?? '')).statements).toBe(0);
    // What costs little is still answered, and nobody else is touched.
    expect((await client.ask(KEY)).errors).toBeUndefined();
    expect((await other.ask(dear)).errors).toBeUndefined();
  });

  it('pays for each further question, whatever it answers, and for every mutation, fragments or not', async () => {
    const client = await newClient();
    const spentBy = async (query: string): Promise<number> => {
      const before = left(await client.ask(KEY));
      const answer = await client.ask(query);
      expect(answer.errors).toBeUndefined();
      return before - left(answer);
    };
    expect(await spentBy('{ teams(first: 1) { nodes { id } } }')).toBeLessThan(20);
    const [one, ten] = [await spentBy(again(1)), await spentBy(again(10))];
    expect(ten - one).toBeGreaterThan(900);
    const team = (at: number): string => `a${at}: teamCreate(input: { name: "Team ${at}" }) { team { id } }`;
    const three = `mutation { ...all } fragment all on Mutation { ${team(1)} ${team(2)} ${team(3)} }`;
    expect(await spentBy(three)).toBeGreaterThan(900);
  });

  it('pays for replays and refusals', async () => {
    const client = await newClient();
    let before = left(await client.ask(KEY));
    const create = `mutation { teamCreate(input: { name: "Again", idempotencyKey: "k" }) { team { id } } }`;
    for (const _ of ['first', 'replay']) {
      const now = left(await client.ask(create));
      expect(before - now).toBeGreaterThan(300);
      before = now;
    }
    const refused = left(await client.ask('mutation { teamCreate(input: { name: "" }) { userErrors { code } } }'));
    expect(before - refused).toBeGreaterThan(300);
    const response = await client.post(`{"query":"{ x","variables":{"a":"${'x'.repeat(100_000)}"}}`);
    expect((response.body as Answer<null>).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(refused - Number(response.get('ratelimit-cost-remaining'))).toBeGreaterThan(1_000);
  });

  it('pays for lines, and is refused at every door once it is spent', async () => {
    const client = await newClient();
    const lines = client.with({ 'content-type': 'application/x-ndjson' });
    const line = JSON.stringify({
      externalId: 'a',
      kind: 'SUPPORT',
      occurredAt: '2026-01-05',
      body: 'x'.repeat(400_000),
    });
    expect((await lines.post(line, '/ingest/insights?source=desk')).status).toBe(200);
    await sleep(0);
    for (const refused of [
      await lines.post(line, '/ingest/insights?source=desk'),
      await client.get('/export'),
      await client.post({ query: KEY }),
    ]) {
      expect(refused.status).toBe(429);
      expect((refused.body as Answer<null>).errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
      expect(Number(refused.get('retry-after'))).toBeGreaterThan(0);
    }
  });
});
