import { aim } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Told {
  userErrors: { code: string; message: string; path: string[] }[];
  warnings: { code: string; message: string; path: string[] }[];
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('things that cannot be', () => {
  let client: Client;
  let opportunityId: string;
  let solutionId: string;
  beforeAll(async () => {
    client = await newWorkspace();
    const outcome = await grow(client).outcome();
    opportunityId = (await grow(client).opportunity(outcome.id)).id;
    solutionId = (await grow(client).solution(opportunityId)).id;
  });

  /** What became of a call: paths of refusals, and of warnings where it was accepted. */
  const told = async (
    name: string,
    input: Readonly<Record<string, unknown>>,
    thing: string,
  ): Promise<Told & Record<string, unknown>> =>
    client.mutate<Told & Record<string, unknown>>(name, input, `${thing} warnings { code message path }`);
  const paths = (list: readonly { path: string[] }[]): string[] => list.map(({ path }) => path.join('.'));

  const experiment = (more: object) =>
    told('experimentCreate', { parentId: solutionId, title: 'Test', ...more }, 'experiment { id version }');
  const solution = (more: object) =>
    told('solutionCreate', { parentId: opportunityId, title: 'Solve', ...more }, 'solution { id version }');

  it.each([
    ['11 of 10 observed', { status: 'RUNNING', observation: { text: 'Many', count: 11, of: 10 } }, 'observation.count'],
    ['11 of 10 asked for', { successCriterion: { text: 'Many', atLeast: 11, of: 10 } }, 'successCriterion.atLeast'],
    ['supported while planned', { verdict: 'SUPPORTED' }, 'verdict'],
    [
      'concluded before it began',
      { status: 'CONCLUDED', startedOn: '2026-03-02', concludedOn: '2026-03-01' },
      'concludedOn',
    ],
    ['concluded next year', { status: 'CONCLUDED', concludedOn: inDays(365) }, 'concludedOn'],
    ['concluded while it runs', { status: 'RUNNING', concludedOn: '2026-03-01' }, 'concludedOn'],
    ['begun next week', { status: 'RUNNING', startedOn: inDays(7) }, 'startedOn'],
  ])('no experiment is %s', async (_, more, path) => {
    const { experiment: made, userErrors, warnings } = await experiment(more);
    expect([made, paths(userErrors), warnings]).toEqual([null, [path], []]);
  });

  it.each([
    ['shipped next year', { status: 'SHIPPED', shippedOn: inDays(365) }, 'shippedOn'],
    [
      'shipped before it was begun',
      { status: 'SHIPPED', buildingSince: '2026-03-02', shippedOn: '2026-03-01' },
      'shippedOn',
    ],
    ['an idea with a day of shipping', { shippedOn: '2026-03-01' }, 'shippedOn'],
  ])('no solution is %s', async (_, more, path) => {
    const { solution: made, userErrors, warnings } = await solution(more);
    expect([made, paths(userErrors), warnings]).toEqual([null, [path], []]);
  });

  it('are refused of every node of a tree, and of each item of a call', async () => {
    const impossible = { title: 'Idea', shippedOn: '2026-03-01' };
    const created = await told(
      'nodesCreate',
      { parentId: opportunityId, solutions: [{ title: 'Fine' }, impossible] },
      'nodes { id }',
    );
    expect(paths(created.userErrors)).toEqual(['solutions.1.shippedOn']);
    const [one, two] = [await grow(client).solution(opportunityId), await grow(client).solution(opportunityId)];
    const { results, warnings } = await client.mutate<Told & { results: Told[] }>(
      'nodesUpdate',
      {
        items: [
          { id: one.id, expectedVersion: 1, title: 'First' },
          { id: two.id, expectedVersion: 1, status: 'DISCARDED' },
        ],
      },
      'results { userErrors { path } } warnings { path }',
    );
    expect([results.map(({ userErrors }) => paths(userErrors)), warnings]).toEqual([
      [[], ['items.1.statusReason']],
      [],
    ]);
  });

  it('may be meant: then they are kept, and the payload says what contradicts what', async () => {
    const {
      experiment: made,
      userErrors,
      warnings,
    } = await experiment({
      status: 'CONCLUDED',
      startedOn: '2026-03-02',
      dueOn: '2026-03-01',
      successCriterion: { text: 'Seven of ten', atLeast: 7, of: 10 },
      observation: { text: 'Six', count: 6, of: 10 },
      verdict: 'SUPPORTED',
    });
    expect([paths(userErrors), paths(warnings)]).toEqual([[], ['dueOn', 'verdict']]);
    expect(warnings[1]).toEqual({
      code: 'CONTRADICTS',
      message: 'The verdict is SUPPORTED, yet 6 were observed and the criterion asks for 7.',
      path: ['verdict'],
    });
    const { id, version } = made as { id: string; version: number };
    const moved = { successCriterion: { text: 'Six of ten', atLeast: 6, of: 10 } };
    const update = (more: object, expectedVersion = version) =>
      told('experimentUpdate', { id, expectedVersion, ...more }, 'experiment { version }');
    expect(paths((await update(moved)).userErrors)).toEqual(['successCriterion']);
    expect((await update({ learning: 'Ask earlier' })).warnings).toEqual([]);
    const judgedAnew = await update({ ...moved, verdict: 'SUPPORTED' }, version + 1);
    expect([judgedAnew.userErrors, judgedAnew.warnings]).toEqual([[], []]);
  });

  it('are told of goals: a target that leads to where it is worse, a guardrail twice, a unit under running key results', async () => {
    const plan = aim(client);
    const [{ id: metricId }, { id: objectiveId }] = [await plan.metric(), await plan.objective()];
    const target = { kind: 'REACH', initial: 40, goal: 30 };
    const worse = await told(
      'keyResultCreate',
      { title: 'Less', objectiveId, metricId, target },
      'keyResult { id version }',
    );
    expect([paths(worse.userErrors), paths(worse.warnings)]).toEqual([[], ['target.goal']]);
    expect(worse.warnings[0]?.message).toBe('goal, 30, is worse than initial, 40: of this metric more is better.');
    const { id, version } = worse['keyResult'] as { id: string; version: number };
    const better = (more: object) =>
      told('keyResultUpdate', { id, expectedVersion: version, target: { ...target, ...more } }, 'keyResult { id }');
    expect(paths((await better({ goal: 130 })).warnings)).toEqual(['target.goal']);

    const rail = { metricId, objectiveId, threshold: { kind: 'KEEP_ABOVE', lower: 5 } };
    const first = await told('guardrailCreate', rail, 'guardrail { id version }');
    expect(first.userErrors).toEqual([]);
    expect((await told('guardrailCreate', rail, 'guardrail { id }')).userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', path: ['threshold'] },
    ]);
    const other = await told(
      'guardrailCreate',
      { ...rail, threshold: { kind: 'KEEP_ABOVE', lower: 6 } },
      'guardrail { id version }',
    );
    const { id: railId } = other['guardrail'] as { id: string };
    const twin = await told(
      'guardrailUpdate',
      { id: railId, expectedVersion: 1, threshold: rail.threshold },
      'guardrail { id }',
    );
    expect(paths(twin.userErrors)).toEqual(['threshold']);

    const change = (more: object) =>
      told('metricUpdate', { id: metricId, expectedVersion: 1, ...more }, 'metric { unit }');
    expect((await change({ unit: 'EUR' })).userErrors).toMatchObject([
      {
        path: ['unit'],
        message:
          'unit stays "PERCENT" while 1 key result and 2 guardrails are stated in it: add another metric, or archive these first.',
      },
    ]);
    expect(paths((await change({ direction: 'DOWN' })).warnings)).toEqual(['direction']);
  });

  it('are told of days: a cycle of one day or twice, what is due before it is written', async () => {
    const days = { name: 'Spring', startsOn: '2026-04-01', endsOn: '2026-06-30' };
    const cycle = (more: object) => told('cycleCreate', { ...days, ...more }, 'cycle { id }');
    expect((await cycle({})).warnings).toEqual([]);
    expect(paths((await cycle({ name: ' spring' })).warnings)).toEqual(['startsOn', 'name']);
    expect(paths((await cycle({ name: 'Day', endsOn: '2026-04-01' })).warnings)).toEqual(['endsOn']);
    expect(paths((await cycle({ name: 'Back', endsOn: '2026-03-31' })).userErrors)).toEqual(['endsOn']);
    const question = await told(
      'openQuestionCreate',
      { nodeId: solutionId, text: 'Who?', dueOn: '2026-01-01' },
      'openQuestion { id }',
    );
    expect(paths(question.warnings)).toEqual(['dueOn']);
    const { id: keyResultId } = await aim(client).keyResult();
    const hypothesis = { statement: 'It rises', direction: 'UP', dueOn: '2026-01-02' };
    const link = await told(
      'keyResultLinkCreate',
      { keyResultId, nodeId: solutionId, hypothesis },
      'keyResultLink { id }',
    );
    // Its baseline was read today.
    expect([paths(link.userErrors), paths(link.warnings)]).toEqual([['hypothesis.dueOn'], []]);
  });

  it('are warned of once: neither the next call nor a refused one repeats it', async () => {
    const { data } = await client.ask<Record<string, Told>>(
      `mutation ($a: SolutionCreateInput!, $b: SolutionCreateInput!, $c: SolutionCreateInput!) {
        a: solutionCreate(input: $a) { warnings { path } userErrors { path } }
        b: solutionCreate(input: $b) { warnings { path } userErrors { path } }
        c: solutionCreate(input: $c) { warnings { path } userErrors { path } }
      }`,
      {
        a: { parentId: opportunityId, title: 'A', buildingSince: '2026-03-01' },
        b: { parentId: opportunityId, title: 'B', buildingSince: '2026-03-01', shippedOn: '2026-03-02' },
        c: { parentId: opportunityId, title: 'C' },
      },
    );
    expect(Object.values(data).map(({ warnings, userErrors }) => [paths(warnings), paths(userErrors)])).toEqual([
      [['buildingSince'], []],
      [[], ['shippedOn']],
      [[], []],
    ]);
  });
});
