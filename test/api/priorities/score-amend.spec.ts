import { Bench } from '../../support/command.ts';
import { rankingAndRebuilt } from '../../support/rebuilt-ranking.ts';
import { treeOf } from '../../support/scored-tree.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Amended {
  id: string;
  value: number | null;
  batchId: string | null;
  modelVersion: number;
  note: string | null;
  amendsId: string | null;
  amends: { id: string; value: number | null } | null;
  inputs: { factor: string; value: number | null; range: object | null }[];
  interval: { low: number; high: number | null } | null;
}
const SCORE =
  'score { id value batchId modelVersion note amendsId amends { id value } inputs { factor value range { low likely high } } interval { low high } }';
const RICE = { reach: 100, impact: 2, confidence: 0.8, effort: 4 };

describe('amending a score', () => {
  const bench = new Bench();
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let outcome: string;
  let solution: string;
  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    outcome = await tree.outcome();
  });
  beforeEach(async () => {
    solution = await tree.solution(await tree.opportunity(outcome, 'Need'), 'Way');
  });
  afterAll(() => bench.clear());

  const amend = (id: string | undefined, inputs: readonly object[], more: object = {}, by = client) =>
    by.mutate<{ score: Amended | null }>('scoreAmend', { id, inputs, ...more }, SCORE);
  const scored = async (judged: Readonly<Record<string, number>> = RICE, model = 'RICE', more: object = {}) =>
    (await tree.score(solution, model, judged, { ...more })).score?.id ?? '';
  const current = async (): Promise<{ id: string; value: number | null }[]> => {
    const { node } = await client.data<{ node: { scores: { id: string; value: number | null }[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Solution { scores { id value } } } }`,
      { id: solution },
    );
    return node.scores;
  };

  it('changes one factor, takes over the others, and says which score it amends', async () => {
    const id = await scored();
    const { score, userErrors } = await amend(id, [{ factor: 'effort', value: 2 }], { note: 'Smaller than thought' });
    expect(userErrors).toEqual([]);
    expect(score).toMatchObject({
      value: 80,
      note: 'Smaller than thought',
      amendsId: id,
      amends: { id, value: 40 },
      inputs: [{ value: 100 }, { value: 2 }, { value: 0.8 }, { factor: 'effort', value: 2 }],
    });
    expect(await current()).toEqual([{ id: score?.id, value: 80 }]);
  });

  it('takes over ranges, and lets an interval follow', async () => {
    const judged = [
      { factor: 'reach', range: { low: 50, likely: 100, high: 200 } },
      ...Object.entries(RICE)
        .slice(1)
        .map(([factor, value]) => ({ factor, value })),
    ];
    const { score: first } = await client.mutate<{ score: Amended }>(
      'scoreRecord',
      { nodeId: solution, model: 'RICE', inputs: judged },
      SCORE,
    );
    const { score } = await amend(first.id, [{ factor: 'effort', range: { low: 1, likely: 2, high: 4 } }]);
    expect(score).toMatchObject({ value: 80, interval: { low: 20, high: 320 } });
    const { score: single } = await amend(score?.id, [{ factor: 'reach', value: 10 }]);
    expect(single).toMatchObject({ value: 8, interval: { low: 4, high: 16 }, amendsId: score?.id });
  });

  it('stays in the batch and in the version of the model', async () => {
    const wsjf = { userBusinessValue: 5, timeCriticality: 3, riskReduction: 1, jobSize: 2 };
    const spring = await scored(wsjf, 'WSJF', { batchId: 'spring' });
    await scored(wsjf, 'WSJF', { batchId: 'autumn' });
    expect((await amend(spring, [{ factor: 'jobSize', value: 1 }])).score).toMatchObject({
      batchId: 'spring',
      amendsId: spring,
    });
    const { ownModel } = await client.mutate<{ ownModel: { id: string; version: number } }>(
      'ownModelCreate',
      {
        name: `Ours ${solution}`,
        unit: 'points',
        appliesTo: ['SOLUTION'],
        criteria: [{ factor: 'fit', label: 'Fit', weight: 1, min: 1, max: 5, description: 'Does it fit?' }],
      },
      'ownModel { id version }',
    );
    const { score: own } = await client.mutate<{ score: { id: string } }>(
      'scoreRecord',
      { nodeId: solution, ownModelId: ownModel.id, inputs: [{ factor: 'fit', value: 3 }] },
      'score { id }',
    );
    const criteria = [{ factor: 'fit', label: 'Fit', weight: 1, min: 1, max: 9, description: 'Does it fit?' }];
    await client.mutate('ownModelUpdate', { id: ownModel.id, expectedVersion: ownModel.version, criteria });
    // The new version evaluated the judgements anew, so that the score by the former one counts no longer.
    const [refused] = (await amend(own.id, [{ factor: 'fit', value: 5 }])).userErrors;
    expect(refused).toMatchObject({ code: 'NOT_APPLICABLE', path: ['id'] });
    const counting = /score ([0-9a-f-]{36}) /.exec(refused?.message ?? '')?.[1] ?? '';
    expect((await amend(counting, [{ factor: 'fit', value: 9 }])).score).toMatchObject({ modelVersion: 2, value: 100 });
  });

  it('is for the score that counts; another is refused by naming that one', async () => {
    const former = await scored();
    const latest = await scored({ ...RICE, effort: 8 });
    const day = new Date().toISOString().slice(0, 10);
    const { score, userErrors } = await amend(former, [{ factor: 'effort', value: 1 }]);
    expect(score).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'NOT_APPLICABLE',
        message: `For this node, the score ${latest} of ${day} counts by RICE: amend that one.`,
        path: ['id'],
      },
    ]);
    expect((await amend('nothing', [{ factor: 'effort', value: 1 }])).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['id'] },
    ]);
  });

  it('refuses what it cannot take, at the place where it stands', async () => {
    const id = await scored();
    const refused = async (inputs: readonly object[], of = id) =>
      (await amend(of, inputs)).userErrors.map(({ code, path }) => [code, ...path].join(' '));
    expect(await refused([])).toEqual(['INVALID_VALUE inputs']);
    expect(await refused([{ factor: 'effort', value: null }])).toEqual(['INVALID_VALUE inputs 0 value']);
    expect(
      await refused([
        { factor: 'effort', value: -1 },
        { factor: 'charm', value: 1 },
        { factor: 'effort', value: 1 },
      ]),
    ).toEqual(['INVALID_VALUE inputs 2 factor', 'INVALID_VALUE inputs 0 value', 'INVALID_VALUE inputs 1 factor']);
    await client.mutate('nodeArchive', { id: solution, expectedVersion: 1, reason: 'Over' });
    expect(await refused([{ factor: 'effort', value: 1 }])).toEqual(['ARCHIVED id']);
  });

  it('completes a score that lacked a factor', async () => {
    const part = await scored({ reach: 100, impact: 2, confidence: 0.8 });
    expect(await current()).toEqual([{ id: part, value: null }]);
    const { score } = await amend(part, [{ factor: 'effort', value: 4 }]);
    expect(await current()).toEqual([{ id: score?.id, value: 40 }]);
  });

  it('happens once with an idempotency key, and once of many at the same time', async () => {
    const id = await scored();
    const inputs = [{ factor: 'effort', value: 2 }];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => amend(id, inputs, {}, index % 2 ? client : client.elsewhere())),
    );
    const made = answers.flatMap(({ score }) => score ?? []);
    expect(made).toHaveLength(1);
    expect(await current()).toEqual([{ id: made[0]?.id, value: 80 }]);
    const keyed = { idempotencyKey: `amend ${id}` };
    const first = await amend(made[0]?.id, [{ factor: 'effort', value: 1 }], keyed);
    expect(await amend(made[0]?.id, [{ factor: 'effort', value: 1 }], keyed)).toEqual(first);
  });

  it('keeps a complete score in the ranking when one factor alone is recorded, and warns', async () => {
    const id = await scored();
    const { score, warnings } = await client.mutate<{
      score: { id: string; incomplete: boolean };
      warnings: { message: string }[];
    }>(
      'scoreRecord',
      { nodeId: solution, model: 'RICE', inputs: [{ factor: 'effort', value: 1 }] },
      'score { id incomplete } warnings { message }',
    );
    expect(score.incomplete).toBe(true);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining(`call scoreAmend with its id ${id}.`),
    ]);
    expect(await current()).toEqual([{ id, value: 40 }]);
    const {
      node: { scoreHistory },
    } = await client.data<{ node: { scoreHistory: { nodes: { id: string }[] } } }>(
      `{ node(id: "${solution}") { ... on Solution { scoreHistory(first: 10) { nodes { id } } } } }`,
    );
    expect(scoreHistory.nodes.map((each) => each.id)).toEqual([score.id, id]);
    const complete = await scored({ ...RICE, effort: 5 });
    expect(await current()).toEqual([{ id: complete, value: 32 }]);
  });

  it('leaves rankings as a rebuild from nothing makes them', async () => {
    const { ranking, rebuilt } = await rankingAndRebuilt(client, bench);
    expect(ranking.length).toBeGreaterThan(10);
    expect(rebuilt).toEqual(ranking);
  }, 60_000);
});
