import { grow, type Node } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Counts {
  opportunities: number;
  solutions: number;
  experiments: number;
  comments: number;
  openQuestions: number;
  insights: number;
}
const COUNTS = 'opportunities solutions experiments comments openQuestions insights';
const NONE: Counts = { opportunities: 0, solutions: 0, experiments: 0, comments: 0, openQuestions: 0, insights: 0 };

describe('the counts of a node', () => {
  let client: Client;
  let outcome: Node;
  let need: Node;
  let way: Node;
  const countsOf = async (): Promise<Record<string, Counts>> => {
    const { tree } = await client.data<{ tree: { nodes: { id: string; counts: Counts }[] } }>(
      `query ($id: ID!) { tree(outcomeId: $id) { nodes { id counts { ${COUNTS} } } } }`,
      { id: outcome.id },
    );
    return Object.fromEntries(tree.nodes.map(({ id, counts }) => [id, counts]));
  };
  const push = (externalId: string, more: object = {}) =>
    client.mutate('insightIngest', {
      sourceSystem: 'desk',
      items: [
        {
          externalId,
          kind: 'SUPPORT',
          occurredAt: '2026-01-05',
          title: 'Forgot it',
          links: [{ nodeId: need.id }],
          ...more,
        },
      ],
    });

  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    outcome = await plant.outcome();
    need = await plant.opportunity(outcome.id);
    way = await plant.solution(need.id);
    for (const text of ['One', 'Two', 'Three'])
      await client.mutate('commentCreate', { nodeId: need.id, text }, 'comment { id }');
    await client.mutate('commentCreate', { nodeId: outcome.id, text: 'Else' });
  });

  it('are none where nothing was said, and those of nodes below as before', async () => {
    const counts = await countsOf();
    expect(counts[way.id]).toEqual(NONE);
    expect(counts[outcome.id]).toEqual({ ...NONE, opportunities: 1, solutions: 1, comments: 1 });
  });

  it('tell comments, without those that were taken away', async () => {
    expect((await countsOf())[need.id]).toMatchObject({ comments: 3 });
    const { treeNode } = await client.data<{ treeNode: { comments: { nodes: { id: string }[] } } }>(
      'query ($id: ID!) { treeNode(id: $id) { comments(first: 1) { nodes { id } } } }',
      { id: need.id },
    );
    await client.mutate('commentDelete', { id: treeNode.comments.nodes[0]?.id });
    expect((await countsOf())[need.id]).toMatchObject({ comments: 2 });
  });

  it('tell questions until they have an answer', async () => {
    const ask = (text: string) =>
      client.mutate<{ openQuestion: { id: string } }>(
        'openQuestionCreate',
        { nodeId: need.id, text },
        'openQuestion { id }',
      );
    const { openQuestion } = await ask('Why?');
    await ask('When?');
    expect((await countsOf())[need.id]).toMatchObject({ openQuestions: 2 });
    await client.mutate('openQuestionAnswer', { id: openQuestion.id, expectedVersion: 1, answer: 'Because.' });
    expect((await countsOf())[need.id]).toMatchObject({ openQuestions: 1 });
  });

  it('tell insights, each once however many of its quotes are evidence, and none that was withdrawn', async () => {
    await push('a', { quotes: [{ text: 'Again no milk.', externalId: 'q' }] });
    await push('b');
    const { insights } = await client.data<{
      insights: { nodes: { id: string; externalId: string; quotes: { id: string }[]; evidenceOf: { id: string }[] }[] };
    }>('{ insights(first: 100) { nodes { id externalId quotes { id } evidenceOf { id } } } }');
    const [a, b] = ['a', 'b'].map((name) => insights.nodes.find(({ externalId }) => externalId === name));
    const quoted = { insightId: a?.id, quoteId: a?.quotes[0]?.id, nodeId: need.id };
    const { userErrors } = await client.mutate('evidenceCreate', { items: [quoted] });
    expect(userErrors).toEqual([]);
    expect((await countsOf())[need.id]).toMatchObject({ insights: 2 });
    await client.mutate('evidenceRemove', { ids: b?.evidenceOf.map(({ id }) => id) });
    expect((await countsOf())[need.id]).toMatchObject({ insights: 1 });
    await push('a', { operation: 'DELETE' });
    expect((await countsOf())[need.id]).toMatchObject({ insights: 0 });
  });

  it('are read one by one, and by keys that read trees alone', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    for (const count of COUNTS.split(' ')) {
      const { treeNode } = await reader.data<{ treeNode: { counts: object } }>(
        `query ($id: ID!) { treeNode(id: $id) { counts { ${count} } } }`,
        { id: outcome.shortKey },
      );
      expect(Object.keys(treeNode.counts)).toEqual([count]);
    }
  });
});
