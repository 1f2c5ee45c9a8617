import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const worth = { factor: 'worth', label: 'Worth', weight: 1, min: 1, max: 5, description: 'How much is it worth?' };
const WEIGHED = { name: 'Ours', unit: 'points', appliesTo: ['OPPORTUNITY'], criteria: [worth] };

describe("a ranking by a workspace's own model", () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let outcomeId: string;
  let ownModelId: string;
  const ids: string[] = [];
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    outcomeId = await tree.outcome();
    const { ownModel } = await client.mutate<{ ownModel: { id: string } }>(
      'ownModelCreate',
      WEIGHED,
      'ownModel { id }',
    );
    ownModelId = ownModel.id;
    for (const [index, value] of [2, 5, 3, 4, 1].entries()) {
      const id = await tree.opportunity(outcomeId, `worth ${value}`);
      await tree.size(id, 10 - index);
      await client.mutate(
        'scoreRecord',
        { nodeId: id, ownModelId, inputs: [{ factor: 'worth', value }] },
        'score { id }',
      );
      ids.push(id);
    }
  });

  const ranking = async (by: object) => {
    const { opportunityRanking } = await client.data<{
      opportunityRanking: {
        edges: { rank: number; band: { note: string | null }; node: { opportunity: { title: string } } }[];
      } | null;
    }>(
      `query ($outcomeId: ID, $model: ScoringModelKey, $ownModelId: ID) {
         opportunityRanking(outcomeId: $outcomeId, model: $model, ownModelId: $ownModelId) {
           edges { rank band { note } node { opportunity { title } } }
         }
       }`,
      { outcomeId, ...by },
    );
    return opportunityRanking?.edges.map(({ rank, node }) => `${rank} ${node.opportunity.title}`) ?? null;
  };

  it('has an order of its own', async () => {
    expect(await ranking({ ownModelId })).toEqual(['1 worth 5', '2 worth 4', '3 worth 3', '4 worth 2', '5 worth 1']);
    expect((await ranking({ model: 'OPPORTUNITY_SIZE' }))?.[0]).toBe('1 worth 2');
  });

  it('explains itself, notches of its criteria among it', async () => {
    const { node } = await client.data<{ node: { scoreExplanation: object } }>(
      `query ($nodeId: ID!, $ownModelId: ID!, $outcomeId: ID!) {
         node(id: $nodeId) { ... on Opportunity { scoreExplanation(ownModelId: $ownModelId, outcomeId: $outcomeId) {
           rank factors { factor value notches } above { node { title } } swapNote
         } } }
       }`,
      { nodeId: ids[2], ownModelId, outcomeId },
    );
    expect(node.scoreExplanation).toEqual({
      rank: 3,
      factors: [{ factor: 'worth', value: 3, notches: [2, 4] }],
      above: { node: { title: 'worth 4' } },
      // One notch makes it equal to either neighbour, and passes none.
      swapNote: 'No single notch of one factor would swap it with a neighbour.',
    });
  });

  it('is compared with that of a built-in one', async () => {
    const { node } = await client.data<{ node: { rankingComparison: object } }>(
      `query ($outcomeId: ID!, $ownModelIds: [ID!]) {
         node(id: $outcomeId) { ... on Outcome { rankingComparison(kind: OPPORTUNITY, models: [OPPORTUNITY_SIZE], ownModelIds: $ownModelIds) {
           models { model ownModelId name scored } agreements { n tauB } disagreements(first: 1) { node { title } spread }
         } } }
       }`,
      { outcomeId, ownModelIds: [ownModelId] },
    );
    expect(node.rankingComparison).toEqual({
      models: [
        { model: 'OPPORTUNITY_SIZE', ownModelId: null, name: 'Opportunity size', scored: 5 },
        { model: null, ownModelId, name: 'Ours', scored: 5 },
      ],
      agreements: [{ n: 5, tauB: 0.2 }],
      disagreements: [{ node: { title: 'worth 2' }, spread: 3 }],
    });
  });

  it('is a bad request by a model that is not there, by two, or by none', async () => {
    await expect(ranking({ ownModelId: 'nothing' })).rejects.toThrow('names none');
    await expect(ranking({})).rejects.toThrow('exactly one');
    await expect(ranking({ ownModelId, model: 'ULWICK' })).rejects.toThrow('exactly one');
    const stranger = await newWorkspace();
    const foreign = await stranger.mutate<{ ownModel: { id: string } }>('ownModelCreate', WEIGHED, 'ownModel { id }');
    await expect(ranking({ ownModelId: foreign.ownModel.id })).rejects.toThrow('names none');
  });
});
