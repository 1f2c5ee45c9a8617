import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Shown {
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number | null } | null;
}

describe('scores by ranges', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let opportunity: string;
  let solution: string;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    opportunity = await tree.opportunity(await tree.outcome(), 'I forget what I have at home');
    solution = await tree.solution(opportunity, 'A list that fills itself');
  });
  const score = (inputs: object[], more: object = { model: 'RICE' }) =>
    client.mutate<{ score: Shown | null }>(
      'scoreRecord',
      { nodeId: solution, inputs, ...more },
      'score { value steps interval { low high kind note } inputs { factor value range { low likely high } } missing }',
    );
  const reach = { factor: 'reach', range: { low: 1000, likely: 2000, high: 4000 } };
  const certain = [
    { factor: 'impact', value: 2 },
    { factor: 'confidence', value: 0.8 },
  ];
  const effort = (low: number, likely: number, high: number) => ({ factor: 'effort', range: { low, likely, high } });

  it('have the value of what is likely, and an interval of what is possible', async () => {
    const { score: recorded, userErrors } = await score([reach, ...certain, effort(2, 4, 8)]);
    expect(userErrors).toEqual([]);
    expect(recorded).toEqual({
      value: 800,
      steps: ['2,000 people a month × 2 (high) impact × 80 % confidence ÷ 4 person-months = 800'],
      interval: {
        low: 200,
        high: 3200,
        kind: 'EXACT',
        note: expect.stringContaining('least and the greatest') as string,
      },
      inputs: [
        { factor: 'reach', value: 2000, range: { low: 1000, likely: 2000, high: 4000 } },
        { factor: 'impact', value: 2, range: null },
        { factor: 'confidence', value: 0.8, range: null },
        { factor: 'effort', value: 4, range: { low: 2, likely: 4, high: 8 } },
      ],
      missing: [],
    });
  });

  it('have no upper end where effort may be 0, and no interval without a value or a range', async () => {
    expect((await score([reach, ...certain, effort(0, 4, 8)])).score?.interval).toMatchObject({ low: 200, high: null });
    const nobody = { factor: 'reach', value: 0 };
    expect((await score([nobody, ...certain, effort(0, 4, 8)])).score).toMatchObject({
      value: 0,
      interval: { low: 0, high: 0, kind: 'EXACT' },
    });
    expect((await score([reach, ...certain])).score).toMatchObject({ value: null, interval: null });
    expect(
      (await score([{ factor: 'reach', value: 1 }, ...certain, { factor: 'effort', value: 1 }])).score?.interval,
    ).toBeNull();
  });

  it('are exact for formulas that rise or fall with a factor, and for those that do both', async () => {
    const factor = {
      factor: 'pull',
      label: 'Pull',
      unit: 'points',
      min: -5,
      max: 5,
      description: 'How much?',
      higherIsBetter: true,
    };
    const by = async (formula: string) => {
      const made = await client.mutate<{ ownModel: { id: string } | null }>(
        'ownModelCreate',
        { name: formula, unit: 'points', appliesTo: ['SOLUTION'], factors: [factor], formula },
        'ownModel { id }',
      );
      const input = [{ factor: 'pull', range: { low: -2, likely: 1, high: 3 } }];
      return (await score(input, { ownModelId: made.ownModel?.id })).score;
    };
    expect(await by('pull * 2 + 1')).toMatchObject({ value: 3, interval: { low: -3, high: 7 } });
    expect(await by('pull ^ 3 + pull')).toMatchObject({ value: 2, interval: { low: -10, high: 30 } });
    expect(await by('pull ^ 2 - pull')).toMatchObject({ value: 0, interval: { low: -0.25, high: 6, kind: 'EXACT' } });
  });

  it('are refused out of order or out of range, naming factor, range and unit', async () => {
    const { score: none, userErrors } = await score([reach, effort(5, 4, 20_000)]);
    expect(none).toBeNull();
    expect(userErrors.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['inputs.1.range.high', 'Effort must be 0 to 10,000 person-months; 20000 is not.'],
      ['inputs.1.range', 'Effort must be low ≤ likely ≤ high, each 0 to 10,000 person-months; 5, 4, 20000 is not.'],
    ]);
  });
});

describe('the history of scores', () => {
  it('tells who judged what, when, by which model and version, and is cut by time', async () => {
    const client = await newWorkspace();
    const tree = treeOf(client);
    const node = await tree.opportunity(await tree.outcome(), 'Scored again and again');
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Mara', role: 'PRODUCT' },
      'person { id }',
    );
    const made = await client.mutate<{ ownModel: { id: string } }>(
      'ownModelCreate',
      {
        name: 'Ours',
        unit: 'points',
        appliesTo: ['OPPORTUNITY'],
        criteria: [{ factor: 'worth', label: 'Worth', weight: 1, min: 1, max: 5, description: 'How much?' }],
      },
      'ownModel { id }',
    );
    const ownModelId = made.ownModel.id;
    for (const month of ['01', '02', '03']) await tree.size(node, Number(month), { recordedAt: `2025-${month}-01` });
    await client.mutate('scoreRecord', {
      nodeId: node,
      ownModelId,
      inputs: [{ factor: 'worth', value: 4 }],
      recordedAt: '2025-02-15',
    });
    const history = async (args: string) =>
      (
        await client.data<{ node: { scoreHistory: { nodes: { value: number }[]; pageInfo: { endCursor: string } } } }>(
          `{ node(id: "${node}") { ... on Opportunity { scoreHistory(${args}) { nodes { value model ownModelId modelVersion recordedAt recordedById inputs { factor value } } pageInfo { endCursor } } } } }`,
        )
      ).node.scoreHistory;
    const values = async (args: string) => (await history(args)).nodes.map(({ value }) => value);
    expect(await values('first: 20')).toEqual([3, 75, 2, 1]);
    expect(await values('model: OPPORTUNITY_SIZE')).toEqual([3, 2, 1]);
    expect(await values('from: "2025-02-01", to: "2025-03-01"')).toEqual([75, 2]);
    expect((await history(`ownModelId: "${ownModelId}"`)).nodes).toEqual([
      {
        value: 75,
        model: null,
        ownModelId,
        modelVersion: 1,
        recordedAt: '2025-02-15T00:00:00.000Z',
        recordedById: null,
        inputs: [{ factor: 'worth', value: 4 }],
      },
    ]);
    const one = await history('first: 2');
    expect(await values(`first: 2, after: "${one.pageInfo.endCursor}"`)).toEqual([2, 1]);
    const both = await client.ask(
      `{ node(id: "${node}") { ... on Opportunity { scoreHistory(model: RICE, ownModelId: "${ownModelId}") { nodes { id } } } } }`,
    );
    expect(both.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    const asked = (id: string) => `{ node(id: "${id}") { ... on Opportunity { scoreHistory { nodes { id } } } } }`;
    expect(await client.data(asked(person.id))).toEqual({ node: {} });
    expect(await (await newWorkspace()).data(asked(node))).toEqual({ node: null });
  });
});
