import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

describe('lists of words', () => {
  let client: Client;
  let treeId: string;
  beforeAll(async () => {
    client = await newWorkspace();
    treeId = (
      await grow(client).outcome('Outcome', { tags: ['Close', 'close', ' Close ', 'FAR\u00A0 away', 'ﬁne', 'fine'] })
    ).id;
  });

  it('keep each word once, tidied, in the spelling that came first', async () => {
    const read = async () =>
      (
        await client.data<{ node: { tags: string[]; version: number } }>(
          `{ node(id: "${treeId}") { ... on Outcome { tags version } } }`,
        )
      ).node;
    expect(await read()).toEqual({ tags: ['Close', 'FAR away', 'ﬁne'], version: 1 });
    const again = await client.mutate<{ unchanged: boolean }>(
      'outcomeUpdate',
      { id: treeId, expectedVersion: 1, tags: ['Close', 'CLOSE', 'FAR away', 'ﬁne'] },
      'unchanged',
    );
    expect(again.unchanged).toBe(true);
  });

  it('are found by any spelling: of nodes in lists, trees, rankings and search, of assumptions, insights and participants', async () => {
    const opportunity = await grow(client).opportunity(treeId, 'Need', { tags: ['Ümlaut Words'] });
    const solution = await grow(client).solution(opportunity.id, 'Way', { tags: ['Ümlaut Words'] });
    await client.mutate('scoreRecord', {
      nodeId: solution.id,
      model: 'ICE_PRODUCT',
      inputs: ['impact', 'confidence', 'ease'].map((factor) => ({ factor, value: 5 })),
    });
    await client.mutate('assumptionCreate', {
      nodeIds: [solution.id],
      statement: 'It helps',
      type: 'DESIRABILITY',
      tags: ['Ümlaut Words'],
    });
    await client.mutate('insightIngest', {
      sourceSystem: 'desk',
      items: [
        {
          externalId: 'a',
          kind: 'SUPPORT',
          occurredAt: '2026-03-02',
          title: 'Heard',
          tags: ['Ümlaut Words'],
          participant: { externalId: 'p', segments: ['Ümlaut Words'] },
        },
      ],
    });
    const found = async (tag: string) =>
      client.data<Record<string, { totalCount?: number; nodes: object[] }>>(
        `query ($tag: [String!]!, $id: ID!) {
          opportunities(filter: { tags: $tag }) { nodes { id } }
          solutions(filter: { allTags: $tag }) { nodes { id } }
          tree(outcomeId: $id, filter: { tags: $tag }) { nodes { ... on Opportunity { id } } }
          solutionRanking(model: ICE_PRODUCT, filter: { tags: $tag }) { nodes { solution { id } } }
          assumptions(filter: { tags: $tag }) { nodes { id } }
          insights(filter: { tags: $tag }) { nodes { id } }
          participants(filter: { segments: $tag }) { nodes { id } }
        }`,
        { tag: [tag], id: treeId },
      );
    for (const tag of ['Ümlaut Words', 'ümlaut words', ' ÜMLAUT\u00A0WORDS', 'U\u0308mlaut  words']) {
      const counts = Object.entries(await found(tag)).map(([list, { nodes }]) => [list, nodes.length > 0]);
      expect([tag, counts.filter(([, isFound]) => !isFound)]).toEqual([tag, []]);
    }
    for (const [list, { nodes }] of Object.entries(await found('umlaut')).filter(([name]) => name !== 'tree'))
      expect([list, nodes]).toEqual([list, []]);
  });
});
