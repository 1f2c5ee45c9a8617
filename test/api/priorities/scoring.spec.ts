import { type Judged, SCORE, type ScoreAnswer, treeOf } from '../../support/scored-tree.ts';
import { type Client, databaseAs, keyWith, newWorkspace, workspaceIdOf } from '../../support/service.ts';

describe('scores', () => {
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

  interface History {
    edges: { cursor: string; node: ScoreAnswer }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }
  const historyOf = async (id: string, args: string): Promise<History> => {
    const { node } = await client.data<{ node: { scoreHistory: History } }>(
      `query ($id: ID!) { node: treeNode(id: $id) { ... on Opportunity { scoreHistory(${args}) { edges { cursor node { ${SCORE} } } pageInfo { hasNextPage endCursor } } } } }`,
      { id },
    );
    return node.scoreHistory;
  };
  const currentOf = async (id: string): Promise<(ScoreAnswer & { model: string })[]> => {
    const { node } = await client.data<{ node: { scores: (ScoreAnswer & { model: string })[] } }>(
      `query ($id: ID!) { node: treeNode(id: $id) { ... on Opportunity { scores { model ${SCORE} } } ... on Solution { scores { model ${SCORE} } } } }`,
      { id },
    );
    return node.scores;
  };

  const RICE = { reach: 2000, impact: 2, confidence: 0.8, effort: 4 };
  const ICE = { impact: 8, confidence: 6, ease: 4 };
  const WSJF = { userBusinessValue: 8, timeCriticality: 13, riskReduction: 5, jobSize: 5 };
  it.each<[string, 'opportunity' | 'solution', Judged, number, string]>([
    ['RICE', 'solution', RICE, 800, '800'],
    ['ICE_MEAN', 'solution', ICE, 6, '6'],
    ['ICE_PRODUCT', 'solution', ICE, 192, '190'],
    ['ICE_GILAD', 'solution', ICE, 192, '190'],
    ['WSJF', 'solution', WSJF, 5.2, '5.2'],
    ['VALUE_EFFORT', 'solution', { value: 4, effort: 2 }, 2, '2'],
    ['OPPORTUNITY_SIZE', 'opportunity', { peoplePerMonth: 19_000, timesEachPerMonth: 2.3 }, 43_700, '44,000'],
    ['ULWICK', 'opportunity', { importance: 9, satisfaction: 3 }, 15, '15'],
    ['WEIGHTED', 'opportunity', { customerValue: 5, reach: 3, risk: 1 }, 90, '90'],
  ])('by %s come out as published', async (model, kind, judged, value, text) => {
    const nodeId = kind === 'solution' ? solution : opportunity;
    const { score, userErrors } = await tree.score(
      nodeId,
      model,
      judged,
      model === 'WSJF' ? { batchId: 'spring' } : {},
    );
    expect(userErrors).toEqual([]);
    expect(score).toMatchObject({ value, displayValue: text, missing: [], incomplete: false, borrowed: false });
    expect(score?.steps.join(' ')).toContain('= ');
  });

  it('say how they come about, in words', async () => {
    const { score } = await tree.score(solution, 'RICE', RICE);
    expect(score?.steps).toEqual(['2,000 people a month × 2 (high) impact × 80 % confidence ÷ 4 person-months = 800']);
  });

  it('keep what was judged, with labels and units, by whom and when', async () => {
    const { score } = await client.mutate<{ score: Record<string, unknown> }>(
      'scoreRecord',
      {
        nodeId: opportunity,
        model: 'ULWICK',
        inputs: [
          { factor: 'satisfaction', value: 8 },
          { factor: 'importance', value: 5 },
        ],
        note: 'Survey of May',
        recordedAt: '2024-05-02T10:00:00Z',
      },
      'score { nodeId node { id } recordedBy { name } model modelVersion inputs { factor value label unit } note recordedById recordedAt notes }',
    );
    expect(score).toEqual({
      nodeId: opportunity,
      node: { id: opportunity },
      recordedBy: null,
      model: 'ULWICK',
      modelVersion: 1,
      inputs: [
        { factor: 'importance', value: 5, label: 'Importance', unit: expect.any(String) as unknown },
        { factor: 'satisfaction', value: 8, label: 'Satisfaction', unit: expect.any(String) as unknown },
      ],
      note: 'Survey of May',
      recordedById: null,
      recordedAt: '2024-05-02T10:00:00.000Z',
      notes: ['Band LOW.', 'Overserved: people are more satisfied than it matters to them.'],
    });
  });

  it('are incomplete while something is missing, and name it; never 0', async () => {
    const { score, userErrors } = await tree.score(solution, 'RICE', { reach: 100, impact: null, effort: 2 });
    expect(userErrors).toEqual([]);
    expect(score).toMatchObject({
      value: null,
      displayValue: null,
      steps: [],
      missing: ['impact', 'confidence'],
      incomplete: true,
    });
  });

  it('have no value where the formula has none, and say why; never Infinity', async () => {
    const { score } = await tree.score(solution, 'RICE', { ...RICE, effort: 0 });
    expect(score).toMatchObject({
      value: null,
      missing: [],
      incomplete: false,
      notes: ['Effort is 0: nothing can be divided by it.'],
    });
  });

  it('are marked as borrowed where the model was made for the other kind', async () => {
    const { score } = await tree.score(opportunity, 'RICE', RICE);
    expect(score).toMatchObject({
      value: 800,
      borrowed: true,
      borrowedReason: 'effort is a guess about a solution nobody has chosen',
    });
  });

  it('are refused with every fault at its field: factor, range and unit', async () => {
    const { score, userErrors } = await client.mutate<{ score: null }>(
      'scoreRecord',
      {
        nodeId: solution,
        model: 'RICE',
        inputs: [
          { factor: 'reach', value: 10 },
          { factor: 'impact', value: 7 },
          { factor: 'luck', value: 1 },
          { factor: 'reach', value: 11 },
          { factor: 'effort', value: -1 },
        ],
        batchId: 'spring',
        recordedAt: '2999-01-01T00:00:00Z',
      },
      'score { id }',
    );
    expect(score).toBeNull();
    const byPath = new Map(userErrors.map(({ path, code, message }) => [path.join('.'), { code, message }]));
    expect([...byPath.keys()].sort()).toEqual([
      'batchId',
      'inputs.1.value',
      'inputs.2.factor',
      'inputs.3.factor',
      'inputs.4.value',
      'recordedAt',
    ]);
    expect([...byPath.values()].every(({ code }) => code === 'INVALID_VALUE')).toBe(true);
    expect(byPath.get('inputs.1.value')?.message).toBe(
      'Impact must be one of 0.25, 0.5, 1, 2 or 3 (impact on each person); 7 is not.',
    );
    expect(byPath.get('inputs.4.value')?.message).toBe('Effort must be 0 to 10,000 person-months; -1 is not.');
  });

  it('are refused for the wrong model, kind, id and batch', async () => {
    const wrongModel = await tree.score(solution, 'ULWICK', {});
    expect(wrongModel.userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['model'] }]);
    const outcome = await tree.outcome();
    expect((await tree.score(outcome, 'RICE', RICE)).userErrors).toMatchObject([
      { code: 'WRONG_KIND', path: ['nodeId'] },
    ]);
    expect((await tree.score(solution, 'WSJF', WSJF)).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', path: ['batchId'] },
    ]);
    const foreign = await tree.score(opportunity, 'ULWICK', {}, {}, await newWorkspace());
    const unknown = await tree.score('00000000-0000-7000-8000-000000000000', 'ULWICK', {});
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['nodeId'] }]);
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['nodeId'] }]);
  });

  it('are refused below what is archived', async () => {
    const top = await tree.opportunity(await tree.outcome(), 'Archived one day');
    const below = await tree.opportunity(top, 'Below it');
    await client.mutate('nodeArchive', { id: top, expectedVersion: 1, reason: 'Out of date' });
    expect((await tree.size(below, 5)).userErrors).toMatchObject([{ code: 'ARCHIVED', path: ['nodeId'] }]);
  });

  it('are recorded once for an idempotency key', async () => {
    const node = await tree.opportunity(await tree.outcome(), 'Once');
    const [one, two] = [
      await tree.size(node, 5, { idempotencyKey: 'k' }),
      await tree.size(node, 5, { idempotencyKey: 'k' }, client.elsewhere()),
    ];
    expect(two).toEqual(one);
    expect((await historyOf(node, 'first: 10')).edges).toHaveLength(1);
  });

  it('stay, and the latest counts, whatever the order in which they arrive', async () => {
    const node = await tree.opportunity(await tree.outcome(), 'Scored thrice');
    await tree.size(node, 3, { recordedAt: '2025-03-01' });
    await tree.size(node, 1, { recordedAt: '2025-01-01' });
    await tree.size(node, 2, { recordedAt: '2025-02-01' });
    await tree.score(node, 'ULWICK', { importance: 9, satisfaction: 3 }, { recordedAt: '2025-02-15' });
    expect((await currentOf(node)).map(({ model, value }) => [model, value])).toEqual([
      ['OPPORTUNITY_SIZE', 3],
      ['ULWICK', 15],
    ]);
    const first = await historyOf(node, 'first: 3');
    expect(first.edges.map(({ node: { value } }) => value)).toEqual([3, 15, 2]);
    const second = await historyOf(node, `first: 3, after: "${first.pageInfo.endCursor}"`);
    expect(second.edges.map(({ node: { value } }) => value)).toEqual([1]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const sizes = await historyOf(node, 'model: OPPORTUNITY_SIZE, first: 10');
    expect(sizes.edges.map(({ node: { value } }) => value)).toEqual([3, 2, 1]);
  });

  it('of one node are all kept when 50 arrive at once over two processes, and it stands at the latest', async () => {
    const node = await tree.opportunity(await tree.outcome(), 'Contested');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => tree.size(node, index, {}, index % 2 ? client : client.elsewhere())),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const { edges } = await historyOf(node, 'first: 100');
    expect(new Set(edges.map(({ node: { value } }) => value)).size).toBe(50);
    expect((await currentOf(node)).map(({ id }) => id)).toEqual([edges[0]?.node.id]);
  });

  it('stand in the change log', async () => {
    const { score } = await tree.score(opportunity, 'ULWICK', { importance: 1, satisfaction: 1 });
    const workspaceId = await workspaceIdOf(client);
    const database = databaseAs('application');
    const connection = await database.connect();
    try {
      await connection.query('BEGIN READ ONLY');
      await connection.query(`SELECT set_config('app.workspace_id', $1, true)`, [workspaceId]);
      const { rows } = await connection.query<{ entity_type: string; operation: string; value: string }>(
        `SELECT entity_type, operation, image ->> 'value' AS value FROM change_log WHERE entity_id = $1`,
        [score?.id],
      );
      await connection.query('ROLLBACK');
      expect(rows).toEqual([{ entity_type: 'Score', operation: 'CREATED', value: '1' }]);
    } finally {
      connection.release();
      await database.end();
    }
  });

  it('need the right to write, and to read', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    const { errors } = await reader.ask(
      'mutation ($input: ScoreRecordInput!) { scoreRecord(input: $input) { score { id } } }',
      {
        input: { nodeId: opportunity, model: 'ULWICK', inputs: [] },
      },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('scoring models', () => {
  interface Model {
    key: string;
    appliesTo: string[];
    factors: { name: string; min: number; max: number; values: number[] | null; required: boolean; oneNotch: string }[];
  }
  const FIELDS =
    'key version name source formula unit appliesTo borrowedBy borrowedReason batched factors { factor label unit min max values higherIsBetter oneNotch description required }';

  it('tell kinds, factors, ranges, units and sources', async () => {
    const client = await newWorkspace();
    const { scoringModels } = await client.data<{ scoringModels: Model[] }>(`{ scoringModels { ${FIELDS} } }`);
    expect(scoringModels.map(({ key }) => key).sort()).toEqual([
      'ICE_GILAD',
      'ICE_MEAN',
      'ICE_PRODUCT',
      'OPPORTUNITY_SIZE',
      'RICE',
      'ULWICK',
      'VALUE_EFFORT',
      'WEIGHTED',
      'WSJF',
    ]);
    const rice = scoringModels.find(({ key }) => key === 'RICE');
    expect(rice).toMatchObject({ appliesTo: ['SOLUTION'], borrowedBy: ['OPPORTUNITY'], batched: false });
    expect(rice?.factors[1]).toMatchObject({ factor: 'impact', values: [0.25, 0.5, 1, 2, 3], required: true });
    expect(rice?.factors.map(({ oneNotch }) => oneNotch)).toEqual([
      '× 1.25 or ÷ 1.25',
      'the next of 0.25, 0.5, 1, 2, 3',
      'the next of 0.5, 0.8, 1',
      'the next of 0.5, 1, 2, 3, 5, 8, 13',
    ]);
  });

  it('are those of one kind when asked for', async () => {
    const client = await newWorkspace();
    const { scoringModels } = await client.data<{ scoringModels: Model[] }>(
      '{ scoringModels(appliesTo: OPPORTUNITY) { key } }',
    );
    expect(scoringModels.map(({ key }) => key).sort()).toEqual(['OPPORTUNITY_SIZE', 'ULWICK', 'WEIGHTED']);
  });
});
