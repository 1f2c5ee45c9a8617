import { aim } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Advice {
  usersFirst: boolean | null;
  reason: string;
  missing: string[];
  families: { family: string; metrics: { id: string }[] }[];
  withoutFamily: { id: string }[];
}

describe('the advice on metrics', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const product = async (more: Record<string, unknown> = {}): Promise<string> =>
    (await client.mutate<{ product: { id: string } }>('productCreate', { name: 'Shop', ...more }, 'product { id }'))
      .product.id;
  const advice = async (productId: string): Promise<Advice> =>
    (
      await client.data<{ node: { metricAdvice: Advice } }>(
        `query ($id: ID!) { node(id: $id) { ... on Product { metricAdvice {
          usersFirst reason missing withoutFamily { id } families { family reason source metrics { id } }
        } } } }`,
        { id: productId },
      )
    ).node.metricAdvice;

  it('follows the market, and puts users first where they do not choose', async () => {
    const id = await product({ market: 'B2B', choosersAreUsers: false });
    const given = await advice(id);
    expect(given).toMatchObject({ usersFirst: true, missing: [] });
    expect(given.families.map(({ family }) => family)).toEqual([
      'EFFICIENCY',
      'EFFECTIVENESS',
      'HEART',
      'BUSINESS',
      'HEALTH',
    ]);
    await client.mutate('productUpdate', { id, expectedVersion: 1, market: 'B2C', choosersAreUsers: true });
    expect(await advice(id)).toMatchObject({ usersFirst: false, families: [{ family: 'HEART' }, {}, {}, {}] });
  });

  it('says what is not known of the product', async () => {
    expect(await advice(await product())).toMatchObject({ families: [], missing: ['market', 'choosersAreUsers'] });
  });

  it('shows which metrics there are of each family, by outcomes and by key results', async () => {
    const plan = aim(client);
    const productId = await product({ market: 'B2C' });
    const happy = await plan.metric({ family: 'HEART', stage: 'HAPPINESS' });
    const money = await plan.metric({ family: 'BUSINESS' });
    const vague = await plan.metric();
    await plan.metric({ family: 'HEART' });
    const outcome = await grow(client).outcome('Happier', { productId, metricId: happy.id });
    await grow(client).outcome('Vaguer', { productId, metricId: vague.id });
    const opportunity = await grow(client).opportunity(outcome.id);
    const keyResult = await plan.keyResult(undefined, { metricId: money.id });
    const hypothesis = { statement: 'They stay', direction: 'UP' };
    await client.mutate('keyResultLinkCreate', { keyResultId: keyResult.id, nodeId: opportunity.id, hypothesis });
    const given = await advice(productId);
    expect(given.withoutFamily).toEqual([{ id: vague.id }]);
    expect(Object.fromEntries(given.families.map(({ family, metrics }) => [family, metrics]))).toEqual({
      HEART: [{ id: happy.id }],
      AARRR: [],
      BUSINESS: [{ id: money.id }],
      HEALTH: [],
    });
  });
});

describe('the family of a metric', () => {
  it('knows its own stages only, also after a change', async () => {
    const client = await newWorkspace();
    const about = { name: 'Teams', definition: 'Share', unit: 'PERCENT', direction: 'UP' };
    const refused = await client.mutate('metricCreate', { ...about, family: 'HEALTH', stage: 'RETENTION' });
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['stage'] }]);
    const { id } = await aim(client).metric({
      family: 'AARRR',
      stage: 'RETENTION',
      source: 'warehouse',
      rhythmDays: 7,
    });
    const update = (expectedVersion: number, change: object) =>
      client.mutate<object>(
        'metricUpdate',
        { id, expectedVersion, ...change },
        'metric { family stage source rhythmDays version }',
      );
    expect(await update(1, { family: 'HEART' })).toMatchObject({
      metric: { family: 'HEART', stage: 'RETENTION', source: 'warehouse', rhythmDays: 7, version: 2 },
    });
    expect((await update(2, { stage: 'REFERRAL' })).userErrors).toMatchObject([{ path: ['stage'] }]);
    expect((await update(2, { family: null })).userErrors).toMatchObject([{ path: ['stage'] }]);
    expect((await update(2, { rhythmDays: 0 })).userErrors).toMatchObject([{ path: ['rhythmDays'] }]);
    expect(await update(2, { family: null, stage: null })).toMatchObject({ metric: { family: null, stage: null } });
    const { metrics } = await client.data<{ metrics: { nodes: object[] } }>(
      '{ metrics(filter: { families: [HEART] }) { nodes { id } } }',
    );
    expect(metrics.nodes).toEqual([]);
  });
});
