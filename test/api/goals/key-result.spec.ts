import { aim } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Progress {
  raw: number | null;
  clamped: number | null;
  inBand: boolean | null;
  shareInBand: number | null;
  latest: number | null;
  steps: string[];
}
interface Link {
  id: string;
  version: number;
  node: { id: string };
  keyResult: { id: string };
}
const PROGRESS = 'raw clamped inBand shareInBand latest steps';
const hypothesis = { statement: 'They plan more', direction: 'UP', expectedSize: 5, confidence: 0.8 };

describe('key results', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let tree: ReturnType<typeof grow>;
  beforeAll(async () => {
    client = await newWorkspace();
    plan = aim(client);
    tree = grow(client);
  });

  const shown = async <Shown>(id: string, fields: string): Promise<Shown> => {
    const { keyResults } = await client.data<{ keyResults: { nodes: ({ id: string } & Shown)[] } }>(
      `{ keyResults(first: 100) { nodes { id ${fields} } } }`,
    );
    const found = keyResults.nodes.find((each) => each.id === id);
    if (!found) throw new Error('It is not listed.');
    return found;
  };
  const progressOf = async (id: string) =>
    (await shown<{ progress: Progress }>(id, `progress { ${PROGRESS} }`)).progress;

  it.each([
    { initial: 20, goal: 50, now: 35, raw: 0.5, step: '(35 − 20) ÷ (50 − 20) = 50 %' },
    { initial: 8, goal: 5, now: 6, raw: 2 / 3, step: '(6 − 8) ÷ (5 − 8) = 66.7 %' },
  ])('from $initial to $goal have come $raw of the way at $now', async ({ initial, goal, now, raw, step }) => {
    const { id } = await plan.keyResult({ kind: 'REACH', initial, goal });
    await plan.checkIn(id, now);
    const progress = await progressOf(id);
    expect(progress.raw).toBeCloseTo(raw, 12);
    expect(progress).toMatchObject({ clamped: progress.raw, inBand: null, latest: now, steps: [step] });
  });

  it('that are to stay within bounds tell whether they do, and on how many days', async () => {
    const { id } = await plan.keyResult({ kind: 'KEEP_BETWEEN', lower: 95, upper: 99 });
    for (const [index, value] of [96, 94, 98, 97].entries())
      await plan.checkIn(id, value, { observedAt: `2026-03-0${index + 1}` });
    expect(await progressOf(id)).toMatchObject({
      raw: null,
      clamped: null,
      inBand: true,
      shareInBand: 0.75,
      latest: 97,
      steps: [expect.any(String), '3 of 4 days with a reading = 75 %'],
    });
  });

  it('have no progress before the first check-in', async () => {
    const { id } = await plan.keyResult();
    expect(await progressOf(id)).toEqual({
      raw: null,
      clamped: null,
      inBand: null,
      shareInBand: null,
      latest: null,
      steps: ['no check-in or reading yet'],
    });
  });

  it('are refused without a way from initial to goal, with the field named', async () => {
    const input = {
      objectiveId: (await plan.objective()).id,
      metricId: (await plan.metric()).id,
      title: 'Nothing',
    };
    const create = async (target: object) => (await client.mutate('keyResultCreate', { ...input, target })).userErrors;
    expect(await create({ kind: 'REACH', initial: 5, goal: 5 })).toMatchObject([
      { code: 'INVALID_VALUE', path: ['target', 'goal'] },
    ]);
    expect(await create({ kind: 'KEEP_BETWEEN', goal: 5 })).toMatchObject([
      { path: ['target', 'goal'] },
      { path: ['target', 'lower'] },
      { path: ['target', 'upper'] },
    ]);
    expect(await create({ kind: 'KEEP_BETWEEN', lower: 9, upper: 9 })).toMatchObject([{ path: ['target', 'lower'] }]);
  });

  it('show how far they are ahead of an even pace by the day of the workspace', async () => {
    const { id } = await plan.keyResult();
    await plan.checkIn(id, 35);
    const { pace } = await shown<{ pace: { days: number; elapsedDays: number; share: number; aheadBy: number } }>(
      id,
      'pace { share elapsedDays days aheadBy steps }',
    );
    expect(pace.days).toBe(90);
    expect(pace.elapsedDays).toBe(35);
    expect(pace.share).toBeCloseTo(0.389, 3);
    expect(pace.aheadBy).toBeCloseTo(0.111, 3);
    const kept = await plan.keyResult({ kind: 'KEEP_BELOW', upper: 3 });
    expect(await shown(kept.id, 'pace { share } paceShape')).toMatchObject({ pace: null, paceShape: 'NONE' });
  });

  it('are changed as a whole target, whose kind stays once somebody checked in', async () => {
    const { id } = await plan.keyResult();
    const update = (expectedVersion: number, change: object) =>
      client.mutate<{ keyResult: object }>(
        'keyResultUpdate',
        { id, expectedVersion, ...change },
        'keyResult { title version target { kind initial goal lower upper } }',
      );
    const kept = { kind: 'KEEP_ABOVE', initial: null, goal: null, lower: 30, upper: null };
    expect(await update(1, { title: 'Kept', target: { kind: 'KEEP_ABOVE', lower: 30 } })).toMatchObject({
      keyResult: { title: 'Kept', version: 2, target: kept },
      userErrors: [],
    });
    await plan.checkIn(id, 31);
    expect((await update(2, { target: { kind: 'REACH', initial: 20, goal: 50 } })).userErrors).toMatchObject([
      { code: 'NOT_APPLICABLE', path: ['target', 'kind'] },
    ]);
    expect((await update(2, { target: { kind: 'KEEP_ABOVE', lower: 32 } })).userErrors).toEqual([]);
    expect((await progressOf(id)).inBand).toBe(false);
    expect((await update(2, { title: 'Stale' })).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    expect((await update(3, { target: null })).userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['target'] }]);
  });

  it('are at most fifty of an objective', async () => {
    const { id: objectiveId } = await plan.objective();
    const { id: metricId } = await plan.metric();
    const input = { objectiveId, metricId, title: 'One of many', target: { kind: 'KEEP_ABOVE', lower: 1 } };
    const answers = await Promise.all(
      Array.from({ length: 52 }, (_, index) =>
        (index % 2 ? client : client.elsewhere()).mutate('keyResultCreate', input),
      ),
    );
    const refused = answers.flatMap(({ userErrors }) => userErrors);
    expect(refused).toMatchObject([{ code: 'TOO_MANY', path: ['objectiveId'] }, { code: 'TOO_MANY' }]);
  });

  describe('and nodes', () => {
    const link = (keyResultId: string, nodeId: string, more: object = {}) =>
      client.mutate<{ keyResultLink: Link | null }>(
        'keyResultLinkCreate',
        { keyResultId, nodeId, hypothesis, ...more },
        'keyResultLink { id version impactHypothesis { statement direction expectedSize confidence verdict } }',
      );

    it('show each other with what is expected', async () => {
      const outcome = await tree.outcome();
      const opportunity = await tree.opportunity(outcome.id);
      const solution = await tree.solution(opportunity.id);
      const { id } = await plan.keyResult();
      for (const node of [outcome, opportunity, solution])
        expect((await link(id, node.id)).keyResultLink).toMatchObject({
          version: 1,
          impactHypothesis: { ...hypothesis, verdict: null },
        });
      const { links } = await shown<{ links: Link[] }>(id, 'links { node { id } impactHypothesis { confidence } }');
      expect(links.map(({ node }) => node.id)).toEqual([outcome.id, opportunity.id, solution.id]);
      const { tree: answer } = await client.data<{
        tree: { nodes: { keyResults: object[]; keyResultLinks: object[] }[] };
      }>(
        `query ($id: ID!) { tree(outcomeId: $id, first: 10) { nodes {
          ... on Outcome { keyResults { id } keyResultLinks { keyResult { id } node { id } } }
          ... on Opportunity { keyResults { id } keyResultLinks { keyResult { id } node { id } } }
          ... on Solution { keyResults { id } keyResultLinks { keyResult { id } node { id } } }
        } } }`,
        { id: outcome.id },
      );
      expect(answer.nodes).toEqual(
        [outcome, opportunity, solution].map((node) => ({
          keyResults: [{ id }],
          keyResultLinks: [{ keyResult: { id }, node: { id: node.id } }],
        })),
      );
    });

    it('are read from the outcome as the guide writes it', async () => {
      const workspace = await newWorkspace();
      const outcome = await grow(workspace).outcome('More planned shops');
      const { id: keyResultId } = await aim(workspace).keyResult();
      await workspace.mutate('keyResultLinkCreate', { keyResultId, nodeId: outcome.id, hypothesis });
      expect(await workspace.data('{ outcomes(first: 1) { nodes { id title keyResults { id } } } }')).toEqual({
        outcomes: { nodes: [{ id: outcome.id, title: 'More planned shops', keyResults: [{ id: keyResultId }] }] },
      });
    });

    it('are linked once, however many try', async () => {
      const { id: nodeId } = await tree.outcome();
      const { id } = await plan.keyResult();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? client : client.elsewhere()).mutate('keyResultLinkCreate', {
            keyResultId: id,
            nodeId,
            hypothesis,
          }),
        ),
      );
      const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? 'MADE').sort();
      expect(codes).toEqual([...Array.from({ length: 9 }, () => 'ALREADY_EXISTS'), 'MADE']);
    });

    it('are not linked where the node is an experiment or archived', async () => {
      const outcome = await tree.outcome();
      const opportunity = await tree.opportunity(outcome.id);
      const experiment = await tree.experiment(opportunity.id);
      const { id } = await plan.keyResult();
      expect((await link(id, experiment.id)).userErrors).toMatchObject([{ code: 'WRONG_KIND', path: ['nodeId'] }]);
      await client.mutate('nodeArchive', { id: outcome.id, expectedVersion: outcome.version, reason: 'over' });
      expect((await link(id, opportunity.id)).userErrors).toMatchObject([{ code: 'ARCHIVED', path: ['nodeId'] }]);
    });

    it('are refused a hypothesis out of range, with the field named', async () => {
      const { id: nodeId } = await tree.outcome();
      const { id } = await plan.keyResult();
      const wrong = await link(id, nodeId, {
        hypothesis: { ...hypothesis, confidence: 80, expectedSize: -1, statement: ' ' },
      });
      expect(wrong.userErrors.map(({ code, path }) => [code, path.join('.')]).sort()).toEqual([
        ['INVALID_VALUE', 'hypothesis.confidence'],
        ['INVALID_VALUE', 'hypothesis.expectedSize'],
        ['INVALID_VALUE', 'hypothesis.statement'],
      ]);
    });

    it('change what is expected, in the present version only', async () => {
      const { id: nodeId } = await tree.outcome();
      const made = await link((await plan.keyResult()).id, nodeId);
      const change = {
        id: made.keyResultLink?.id,
        expectedVersion: 1,
        hypothesis: { statement: 'They plan less', direction: 'DOWN' },
      };
      const fields =
        'keyResultLink { version impactHypothesis { statement direction expectedSize confidence verdict } }';
      expect(await client.mutate('keyResultLinkUpdate', change, fields)).toEqual({
        keyResultLink: {
          version: 2,
          impactHypothesis: { ...change.hypothesis, expectedSize: null, confidence: null, verdict: null },
        },
        userErrors: [],
      });
      expect(await client.mutate('keyResultLinkUpdate', change, fields)).toMatchObject({
        keyResultLink: { version: 2 },
        userErrors: [{ code: 'VERSION_CONFLICT' }],
      });
    });

    it('part when they are unlinked', async () => {
      const { id: nodeId } = await tree.outcome();
      const { id } = await plan.keyResult();
      const made = await link(id, nodeId);
      const gone = await client.mutate<{ keyResult: object }>(
        'keyResultLinkRemove',
        { id: made.keyResultLink?.id },
        'removedId keyResult { id links { id } }',
      );
      expect(gone).toEqual({ removedId: made.keyResultLink?.id, keyResult: { id, links: [] }, userErrors: [] });
      const again = await client.mutate('keyResultLinkRemove', { id: made.keyResultLink?.id }, 'keyResult { id }');
      expect(again).toMatchObject({ keyResult: null, userErrors: [{ code: 'NOT_FOUND', path: ['id'] }] });
      expect((await link(id, nodeId)).userErrors).toEqual([]);
    });

    it('stay together when opportunities are merged', async () => {
      const outcome = await tree.outcome();
      const [from, into] = [await tree.opportunity(outcome.id, 'From'), await tree.opportunity(outcome.id, 'Into')];
      const [both, one] = [await plan.keyResult(), await plan.keyResult()];
      const objective = await plan.objective({ opportunityId: from.id });
      const kept = await link(both.id, into.id);
      const left = await link(both.id, from.id);
      const moved = await link(one.id, from.id);
      const merged = await client.mutate('opportunityMerge', {
        id: from.id,
        intoId: into.id,
        expectedVersion: 1,
        intoExpectedVersion: 1,
      });
      expect(merged.userErrors).toEqual([]);
      const { survivor, emptied } = await client.data<Record<string, { keyResultLinks: Link[] }>>(
        `query ($from: ID!, $into: ID!) {
          survivor: treeNode(id: $into) { ... on Opportunity { keyResultLinks { id keyResult { id } } } }
          emptied: treeNode(id: $from) { ... on Opportunity { keyResultLinks { id } } }
        }`,
        { from: from.id, into: into.id },
      );
      expect(survivor?.keyResultLinks).toEqual([
        { id: kept.keyResultLink?.id, keyResult: { id: both.id } },
        { id: moved.keyResultLink?.id, keyResult: { id: one.id } },
      ]);
      // Its hypothesis is as strong as the other one, and stays where it was stated.
      expect(emptied?.keyResultLinks).toEqual([{ id: left.keyResultLink?.id }]);
      const { objectives } = await client.data<{ objectives: { nodes: { id: string; opportunity: object | null }[] } }>(
        '{ objectives(first: 100) { nodes { id opportunity { id } } } }',
      );
      expect(objectives.nodes.find(({ id }) => id === objective.id)?.opportunity).toEqual({ id: into.id });
    });
  });

  it('of other workspaces look like none', async () => {
    const stranger = await newWorkspace();
    const { id } = await plan.keyResult();
    const { id: nodeId } = await tree.outcome();
    const { id: ownId } = await aim(stranger).keyResult();
    const { id: ownNodeId } = await grow(stranger).outcome();
    const codes = async (mutation: string, input: object) =>
      (await stranger.mutate(mutation, { ...input })).userErrors.map(({ code, path }) => [code, ...path]);
    expect(await codes('keyResultUpdate', { id, expectedVersion: 1, title: 'Mine' })).toEqual([['NOT_FOUND', 'id']]);
    expect(await codes('checkInRecord', { keyResultId: id, value: 1 })).toEqual([['NOT_FOUND', 'keyResultId']]);
    expect(await codes('keyResultLinkCreate', { keyResultId: id, nodeId: ownNodeId, hypothesis })).toEqual([
      ['NOT_FOUND', 'keyResultId'],
    ]);
    expect(await codes('keyResultLinkCreate', { keyResultId: ownId, nodeId, hypothesis })).toEqual([
      ['NOT_FOUND', 'nodeId'],
    ]);
  });

  it('are forbidden below a node to a key that may not read them', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    const { errors } = await reader.ask('{ outcomes(first: 1) { nodes { id title keyResults { id } } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const links = await reader.ask('{ outcomes(first: 1) { nodes { keyResultLinks { id } } } }');
    expect(links.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
