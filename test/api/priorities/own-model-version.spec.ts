import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

const factor = (name: string, label: string, more: object = {}) => ({
  factor: name,
  label,
  unit: 'points',
  min: 0,
  max: 100,
  description: 'How much?',
  ...more,
});
const REACH = factor('reach', 'Reach');
const WORTH = factor('worth', 'Worth');
const EASE = factor('ease', 'Ease');

interface Edge {
  rank: number | null;
  node: {
    opportunity: { title: string };
    score: { value: number | null; modelVersion: number; missing: string[]; recordedAt: string } | null;
  };
}
interface Updated {
  ownModel: { version: number; modelVersion: number } | null;
  evaluatedScores: number | null;
  warnings: string[];
}

describe('a new version of an own model', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let outcomeId: string;
  let ownModelId: string;
  let nodes: string[];

  beforeEach(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    outcomeId = await tree.outcome();
    const { ownModel } = await client.mutate<{ ownModel: { id: string } }>(
      'ownModelCreate',
      {
        name: 'Ours',
        unit: 'points',
        appliesTo: ['OPPORTUNITY', 'SOLUTION'],
        factors: [REACH, WORTH],
        formula: 'reach + worth',
      },
      'ownModel { id }',
    );
    ownModelId = ownModel.id;
    nodes = [];
    for (const [reach, worth] of [
      [10, 1],
      [8, 90],
      [5, 2],
    ] as const) {
      const id = await tree.opportunity(outcomeId, `reach ${reach}`);
      nodes.push(id);
      await record(id, [
        { factor: 'reach', range: { low: 1, likely: reach, high: 20 } },
        { factor: 'worth', value: worth },
      ]);
    }
  });

  const record = (nodeId: string, inputs: object[], by = client) =>
    by.mutate<{ score: { id: string; modelVersion: number } | null }>(
      'scoreRecord',
      { nodeId, ownModelId, inputs },
      'score { id modelVersion }',
    );
  const update = async (expectedVersion: number, more: object) => {
    const { warnings, ...rest } = await client.mutate<Omit<Updated, 'warnings'> & { warnings: { message: string }[] }>(
      'ownModelUpdate',
      { id: ownModelId, expectedVersion, ...more },
      'ownModel { version modelVersion } evaluatedScores warnings { message }',
    );
    return { ...rest, warnings: warnings.map(({ message }) => message) };
  };
  const ranking = async () => {
    const { opportunityRanking } = await client.data<{ opportunityRanking: { edges: Edge[] } }>(
      `query ($outcomeId: ID, $ownModelId: ID) {
         opportunityRanking(outcomeId: $outcomeId, ownModelId: $ownModelId) {
           edges { rank node { opportunity { title } score { value modelVersion missing recordedAt } } }
         }
       }`,
      { outcomeId, ownModelId },
    );
    return opportunityRanking.edges.map(({ rank, node }) => ({ rank, title: node.opportunity.title, ...node.score }));
  };

  it('ranks at once by the judgements that were kept, ranges among them', async () => {
    const before = await ranking();
    expect(before.map(({ title, value }) => [title, value])).toEqual([
      ['reach 8', 98],
      ['reach 10', 11],
      ['reach 5', 7],
    ]);
    const { evaluatedScores, warnings, ownModel } = await update(1, { factors: [REACH], formula: 'reach * 2' });
    expect({ evaluatedScores, warnings, ownModel }).toEqual({
      evaluatedScores: 3,
      warnings: [],
      ownModel: { version: 2, modelVersion: 2 },
    });
    const after = await ranking();
    expect(after).toMatchObject([
      { rank: 1, title: 'reach 10', value: 20, modelVersion: 2, missing: [] },
      { rank: 2, title: 'reach 8', value: 16, modelVersion: 2 },
      { rank: 3, title: 'reach 5', value: 10, modelVersion: 2 },
    ]);
    // The judgements are of the same instant as before.
    expect(new Set(after.map(({ recordedAt }) => recordedAt))).toEqual(
      new Set(before.map(({ recordedAt }) => recordedAt)),
    );
    const { node } = await client.data<{ node: { scores: object[]; scoreHistory: { nodes: object[] } } }>(
      `query ($id: ID!, $ownModelId: ID) { node: treeNode(id: $id) { ... on Opportunity {
         scores { value interval { low high } amends { modelVersion value } } scoreHistory(ownModelId: $ownModelId) { nodes { value modelVersion } } } } }`,
      { id: nodes[0], ownModelId },
    );
    expect(node).toEqual({
      scores: [{ value: 20, interval: { low: 2, high: 40 }, amends: { modelVersion: 1, value: 11 } }],
      scoreHistory: {
        nodes: [
          { value: 20, modelVersion: 2 },
          { value: 11, modelVersion: 1 },
        ],
      },
    });
  });

  it('names what it lacks, and leaves what it cannot judge without a value', async () => {
    const { warnings, evaluatedScores } = await update(1, {
      factors: [{ ...REACH, max: 9 }, EASE],
      formula: 'reach + ease',
    });
    expect(evaluatedScores).toBe(3);
    // A range of reach up to 20 does not fit into 0 to 9.
    expect(warnings).toEqual([
      '3 scores lack Reach, which no judgement before answers: no value until it is given.',
      '3 scores lack Ease, which no judgement before answers: no value until it is given.',
    ]);
    expect(await ranking()).toEqual(
      nodes.map(() => expect.objectContaining({ rank: null, value: null, missing: ['reach', 'ease'] }) as object),
    );
    await record(nodes[2] ?? '', [
      { factor: 'reach', value: 9 },
      { factor: 'ease', value: 9 },
    ]);
    expect((await ranking())[0]).toMatchObject({ rank: 1, title: 'reach 5', value: 18 });
  });

  it('says what it no longer scores, and changes nothing where only the name changes', async () => {
    expect(await update(1, { name: 'Named otherwise' })).toMatchObject({ evaluatedScores: 0, warnings: [] });
    expect((await ranking()).every(({ modelVersion }) => modelVersion === 1)).toBe(true);
    const { evaluatedScores, warnings } = await update(2, { appliesTo: ['SOLUTION'] });
    expect(evaluatedScores).toBe(0);
    expect(warnings).toEqual(['Named otherwise scores solutions, not opportunities.']);
  });

  it('evaluates nothing that was voided, and each score that is recorded meanwhile', async () => {
    const { score } = await record(nodes[0] ?? '', [
      { factor: 'reach', value: 50 },
      { factor: 'worth', value: 1 },
    ]);
    await client.mutate('scoreVoid', { id: score?.id, reason: 'A slip' });
    const [changed, ...recorded] = await Promise.all([
      update(1, { factors: [REACH, WORTH], formula: 'reach * 100 + worth' }),
      ...nodes.slice(1).map((id, index) =>
        record(
          id,
          [
            { factor: 'reach', value: 30 + index },
            { factor: 'worth', value: 3 },
          ],
          client.elsewhere(),
        ),
      ),
    ]);
    expect(changed.userErrors).toEqual([]);
    expect(recorded.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect((await ranking()).map(({ title, value, modelVersion }) => [title, value, modelVersion])).toEqual([
      ['reach 5', 3103, 2],
      ['reach 8', 3003, 2],
      ['reach 10', 1001, 2],
    ]);
  });
});
