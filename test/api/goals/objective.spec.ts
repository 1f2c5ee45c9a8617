import { aim } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

const NOBODY = '0198f3f0-0000-7000-8000-000000000000';

interface Objective {
  id: string;
  statement: string;
  version: number;
  quote: object | null;
  team: { id: string } | null;
}

interface Page {
  objectives: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

describe('objectives', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  beforeAll(async () => {
    client = await newWorkspace();
    plan = aim(client);
  });

  it('point to a cycle, a team and an opportunity, and are listed by cycle and team', async () => {
    const tree = grow(client);
    const opportunity = await tree.opportunity((await tree.outcome()).id, 'I forget things');
    const cycle = await plan.cycle();
    const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'Basket' }, 'team { id }');
    const quote = { text: 'I never forget a thing now', persona: 'Pia', origin: 'COMPOSED' };
    const about = { cycleId: cycle.id, teamId: team.id, opportunityId: opportunity.id, quote };
    const { id } = await plan.objective(about);
    await plan.objective({ cycleId: cycle.id });
    await plan.objective();
    const { objectives, ofTeam } = await client.data<Record<string, { nodes: object[] }>>(
      `query ($cycle: ID!, $team: ID!) {
        objectives(filter: { cycleIds: [$cycle] }) { nodes { id } }
        ofTeam: objectives(filter: { teamIds: [$team] }) { nodes { id cycle { id } team { id } opportunity { title } quote { text persona origin } focus ambition } }
      }`,
      { cycle: cycle.id, team: team.id },
    );
    expect(objectives?.nodes).toHaveLength(2);
    expect(ofTeam?.nodes).toEqual([
      {
        id,
        cycle,
        team,
        opportunity: { title: 'I forget things' },
        quote,
        focus: 'USER',
        ambition: 'ASPIRATIONAL',
      },
    ]);
  });

  it('are paged without doubles', async () => {
    const cycle = await plan.cycle();
    const ids = [];
    for (let index = 0; index < 5; index += 1) ids.push((await plan.objective({ cycleId: cycle.id })).id);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { objectives }: Page = await client.data(
        `query ($cycle: ID!, $after: String) { objectives(first: 2, after: $after, filter: { cycleIds: [$cycle] }) { nodes { id } pageInfo { endCursor hasNextPage } } }`,
        { cycle: cycle.id, after },
      );
      seen.push(...objectives.nodes.map(({ id }) => id));
      ({ endCursor: after, hasNextPage: more } = objectives.pageInfo);
    }
    expect(seen).toEqual(ids);
  });

  it('take an opportunity and nothing else, not archived', async () => {
    const tree = grow(client);
    const outcome = await tree.outcome();
    const opportunity = await tree.opportunity(outcome.id);
    const cycleId = (await plan.cycle()).id;
    const input = { statement: 'It is solved', focus: 'USER', ambition: 'COMMITTED', cycleId };
    const wrong = await client.mutate('objectiveCreate', { ...input, opportunityId: outcome.id });
    expect(wrong.userErrors).toMatchObject([{ code: 'WRONG_KIND', path: ['opportunityId'] }]);
    await client.mutate('nodeArchive', { id: outcome.id, expectedVersion: outcome.version, reason: 'over' });
    const archived = await client.mutate('objectiveCreate', { ...input, opportunityId: opportunity.id });
    expect(archived.userErrors).toMatchObject([{ code: 'ARCHIVED', path: ['opportunityId'] }]);
    const unknown = await client.mutate('objectiveCreate', { ...input, cycleId: 'no id' });
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['cycleId'] }]);
  });

  it('are changed by who knows the present version', async () => {
    const { id } = await plan.objective({ quote: { text: 'So it is', origin: 'RESTATED' } });
    const change = { id, expectedVersion: 1, statement: 'Other', quote: null };
    const changed = await client.mutate<{ objective: Objective }>(
      'objectiveUpdate',
      change,
      'objective { statement version quote { text } }',
    );
    expect(changed.objective).toEqual({ statement: 'Other', version: 2, quote: null });
    const stale = await client.mutate<{ objective: Objective }>('objectiveUpdate', change, 'objective { version }');
    expect(stale).toMatchObject({ objective: { version: 2 }, userErrors: [{ code: 'VERSION_CONFLICT' }] });
    const emptied = await client.mutate('objectiveUpdate', { id, expectedVersion: 2, statement: null });
    expect(emptied.userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['statement'] }]);
  });

  it('show the plain mean of what their key results reached', async () => {
    const { id: objectiveId } = await plan.objective();
    const rising = await plan.keyResult({ kind: 'REACH', initial: 20, goal: 50 }, { objectiveId });
    const past = await plan.keyResult({ kind: 'REACH', initial: 0, goal: 10 }, { objectiveId });
    await plan.keyResult({ kind: 'KEEP_ABOVE', lower: 3 }, { objectiveId });
    await plan.checkIn(rising.id, 35);
    await plan.checkIn(past.id, 20);
    const { keyResults } = await client.data<{ keyResults: { nodes: { objective: object }[] } }>(
      `query ($id: ID!) { keyResults(first: 1, filter: { objectiveIds: [$id] }) { nodes { objective { keyResults { id } progress { mean counted steps } } } } }`,
      { id: objectiveId },
    );
    expect(keyResults.nodes[0]?.objective).toMatchObject({
      keyResults: [{ id: rising.id }, { id: past.id }, {}],
      progress: {
        mean: 0.75,
        counted: 2,
        steps: ['(50 % + 100 %) ÷ 2 = 75 %', '1 key result without progress: not counted'],
      },
    });
  });

  it('are made once for an idempotency key', async () => {
    const input = {
      statement: 'Once',
      focus: 'BUSINESS',
      ambition: 'COMMITTED',
      cycleId: (await plan.cycle()).id,
      idempotencyKey: 'once',
    };
    const once = await client.mutate('objectiveCreate', input, 'objective { id }');
    expect(await client.elsewhere().mutate('objectiveCreate', input, 'objective { id }')).toEqual(once);
  });

  it('of other workspaces look like none', async () => {
    const stranger = await newWorkspace();
    const { id } = await plan.objective();
    const cycle = await plan.cycle();
    const asked = (objectiveId: string) =>
      stranger.mutate(
        'objectiveUpdate',
        { id: objectiveId, expectedVersion: 1, statement: 'Mine' },
        'objective { id }',
      );
    const answers = [await asked(id), await asked(NOBODY)].map((answer) => JSON.stringify(answer));
    expect(answers[0]?.replace(id, '')).toBe(answers[1]?.replace(NOBODY, ''));
    const input = { statement: 'Mine', focus: 'USER', ambition: 'COMMITTED', cycleId: cycle.id };
    expect((await stranger.mutate('objectiveCreate', input)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['cycleId'] },
    ]);
    const ofCycle = `query ($id: ID!) { objectives(filter: { cycleIds: [$id] }) { nodes { id } } }`;
    await expect(stranger.data(ofCycle, { id: cycle.id })).rejects.toThrow('names none');
  });

  it('need a key that may read or write them', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    const read = await reader.ask('{ objectives { nodes { id } } }');
    expect(read.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const onlyReads = await keyWith(client, ['OKR_READ']);
    const written = await onlyReads.ask(
      `mutation { objectiveCreate(input: { statement: "x", focus: USER, ambition: COMMITTED, cycleId: "x" }) { userErrors { code } } }`,
    );
    expect(written.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
