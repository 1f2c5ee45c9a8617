import { grow, type Node } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Similar {
  opportunity: { id: string };
  similarity: number;
  words: string[];
  sharedInsights: number;
  exploredBefore: string | null;
}
interface Like {
  insight: { id: string };
  similarity: number;
}
interface Need {
  words: string[];
  participants: number;
  insights: { id: string }[];
}

describe('what is alike', () => {
  let client: Client;
  let milk: Node;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    outcome = await grow(client).outcome();
    milk = await grow(client).opportunity(outcome.id, 'My milk was swapped for oat drink');
  });

  const SIMILAR = 'opportunity { id } similarity words sharedInsights exploredBefore';
  const similarTo = async (id: string): Promise<Similar[]> =>
    (
      await client.data<{ node: { similarOpportunities: Similar[] } }>(
        `{ node(id: "${id}") { ... on Opportunity { similarOpportunities { ${SIMILAR} } } } }`,
      )
    ).node.similarOpportunities;
  const similar = async (text: string): Promise<Similar[]> =>
    (await client.data<{ similarOpportunities: Similar[] }>(`{ similarOpportunities(text: "${text}") { ${SIMILAR} } }`))
      .similarOpportunities;

  it('are opportunities of any tree by their words, with why they were laid aside', async () => {
    const plant = grow(client);
    const other = await plant.outcome('Another tree');
    const parked = await plant.opportunity(other.id, 'They swapped my milk and yoghurt');
    await client.mutate('opportunityUpdate', {
      id: parked.id,
      expectedVersion: 1,
      status: 'PARKED',
      statusReason: 'Suppliers decide that',
    });
    await plant.opportunity(other.id, 'I lose sight of what I spend');
    const found = await similarTo(milk.id);
    const today = new Date().toISOString().slice(0, 10);
    expect(found).toEqual([
      expect.objectContaining({
        opportunity: { id: parked.id },
        sharedInsights: 0,
        exploredBefore: `Explored before and parked on ${today} because: Suppliers decide that`,
      }),
    ]);
    expect(found[0]?.words).toEqual(expect.arrayContaining(['milk', 'swap']));
    const asked = await similar('Milk swapped again');
    expect(asked.map(({ opportunity }) => opportunity.id).sort()).toEqual([milk.id, parked.id].sort());
    expect(asked.find(({ opportunity }) => opportunity.id === milk.id)?.exploredBefore).toBeNull();
  });

  it('are opportunities by the insights that are evidence of both, whatever their words', async () => {
    const plant = grow(client);
    const [one, other] = [
      await plant.opportunity(outcome.id, 'Bicycle'),
      await plant.opportunity(outcome.id, 'Velocipede'),
    ];
    const links = [{ nodeId: one.id }, { nodeId: other.id }];
    await ingest(client, { title: 'Parking', links }, { title: 'Pedals', links });
    expect(await similarTo(one.id)).toMatchObject([
      { opportunity: { id: other.id }, similarity: 1, sharedInsights: 2 },
    ]);
  });

  it('are insights that say the same in nearly the same words, and not those that share a few', async () => {
    const [one, two, three] = await ingest(
      client,
      { title: 'The voucher code was refused at checkout', body: 'Tried thrice, always an error.' },
      { title: 'Voucher code refused at the checkout', body: 'I tried it thrice: always an error' },
      { title: 'My voucher arrived by post', body: 'Nice paper, thanks.' },
    );
    const { node } = await client.data<{ node: { similarInsights: Like[] } }>(
      `{ node(id: "${one ?? ''}") { ... on Insight { similarInsights { insight { id } similarity } } } }`,
    );
    expect(node.similarInsights).toMatchObject([{ insight: { id: two } }]);
    expect(node.similarInsights[0]?.similarity).toBeGreaterThan(0.6);
    const { insights } = await client.data<{ insights: { nodes: { id: string; similarInsights: Like[] }[] } }>(
      '{ insights(filter: { statuses: [INBOX] }) { nodes { id similarInsights { insight { id } } } } }',
    );
    const hinted = new Map(insights.nodes.map(({ id, similarInsights }) => [id, similarInsights.length]));
    expect([one, two, three].map((id) => hinted.get(id ?? ''))).toEqual([1, 1, 0]);
  });

  it('are found by any form of an English word, in whatever language, rare words first, page by page', async () => {
    const here = await newWorkspace();
    const [first, second, german] = await ingest(
      here,
      { title: 'Subscriptions', body: 'My subscriptions lapsed without warning while I was on a long journey.' },
      { title: 'Journeys', body: 'Two journeys, one journeying van.' },
      { title: 'Lieferungen kommen zu spät', body: 'Meine Lieferungen kommen immer zu spät an.', language: 'de' },
    );
    await ingest(here, { title: 'Gone', body: 'Subscription', externalId: 'gone' });
    await ingest(here, { externalId: 'gone', operation: 'DELETE' });
    interface Page {
      insightSearch: {
        nodes: { insight: { id: string }; snippet: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    }
    const search = async (text: string, more = '') =>
      (
        await here.data<Page>(
          `query ($text: String!) { insightSearch(text: $text ${more}) { nodes { insight { id } snippet } pageInfo { endCursor hasNextPage } } }`,
          { text },
        )
      ).insightSearch;
    const ids = ({ nodes }: Page['insightSearch']) => nodes.map(({ insight }) => insight.id);
    expect(ids(await search('subscription'))).toEqual([first]);
    expect((await search('subscription')).nodes[0]?.snippet).toContain('Subscriptions');
    expect(ids(await search('LIEFERUNGEN'))).toEqual([german]);
    const page = await search('journey subscribe subscription', 'first: 1');
    expect([ids(page), page.pageInfo.hasNextPage]).toEqual([[first], true]);
    const rest = await search('journey subscribe subscription', `first: 1, after: "${page.pageInfo.endCursor}"`);
    expect([ids(rest), rest.pageInfo.hasNextPage]).toEqual([[second], false]);
    expect(ids(await search('...'))).toEqual([]);
  });

  it('is gathered into needs that emerge from three participants, and can be adopted with its insights', async () => {
    const by = (externalId: string) => ({ participant: { externalId } });
    const ids = await ingest(
      client,
      { title: 'Hamster bedding by subscription', ...by('ada') },
      { title: 'Hamster straw subscriptions?', ...by('ben') },
      { title: 'Want a subscription for my hamster', ...by('cy') },
    );
    await ingest(client, { title: 'Penguin crayons', ...by('dan') });
    const find = async () =>
      (
        await client.data<{ emergingNeeds: { needs: Need[]; lookedAt: number; isPartial: boolean } }>(
          '{ emergingNeeds { needs { words participants insights { id } } lookedAt isPartial } }',
        )
      ).emergingNeeds;
    const { needs, isPartial } = await find();
    expect(isPartial).toBe(false);
    expect(needs).toHaveLength(1);
    expect(needs[0]).toMatchObject({ participants: 3 });
    expect(needs[0]?.words).toEqual(expect.arrayContaining(['hamster', 'subscription']));
    expect(needs[0]?.insights.map(({ id }) => id).sort()).toEqual([...ids].sort());

    const adopt = (insightIds: readonly string[]) =>
      client.mutate<{ opportunity: { id: string; evidence: { nodes: { stance: string }[] } } | null }>(
        'emergingNeedAdopt',
        { parentId: outcome.id, title: 'I forget to stock up for my hamster', insightIds },
        'opportunity { id evidence { nodes { stance } } }',
      );
    const refused = await adopt([...ids, '5']);
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['insightIds', '3'] }]);
    expect((await similar('hamster')).length).toBe(0);
    const { opportunity } = await adopt(ids);
    expect(opportunity?.evidence.nodes).toHaveLength(3);
    expect((await find()).needs).toEqual([]);
  });
});
