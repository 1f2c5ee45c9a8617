import { type Client, newWorkspace } from '../../support/service.ts';

describe('the days that statuses begin on', () => {
  let client: Client;
  let opportunity: string;
  const today = new Date().toISOString().slice(0, 10);

  beforeAll(async () => {
    client = await newWorkspace();
    const outcome = await make('outcomeCreate', { title: 'More weekly shoppers' }, 'outcome');
    opportunity = await make('opportunityCreate', { title: 'I forget what I need', parentId: outcome }, 'opportunity');
  });

  async function make(name: string, input: Record<string, unknown>, thing: string): Promise<string> {
    const { [thing]: made } = (await client.mutate(name, input, `${thing} { id }`)) as Record<string, { id: string }>;
    return made?.id ?? '';
  }

  it('keeps the day on which building began and on which it was shipped, unless one is named', async () => {
    const id = await make('solutionCreate', { title: 'Shared list', parentId: opportunity }, 'solution');
    const update = (expectedVersion: number, set: Record<string, unknown>) =>
      client.mutate('solutionUpdate', { id, expectedVersion, ...set }, 'solution { buildingSince shippedOn }');
    expect(await update(1, { status: 'BUILDING' })).toMatchObject({
      solution: { buildingSince: today, shippedOn: null },
    });
    expect(
      await update(2, {
        status: 'SHIPPED',
        buildingSince: '2026-01-05',
        shippedOn: '2026-02-03',
        actualEffortPersonMonths: 2.5,
      }),
    ).toMatchObject({
      solution: { buildingSince: '2026-01-05', shippedOn: '2026-02-03' },
    });
    expect(await update(3, { status: 'BUILDING' })).toMatchObject({
      solution: { buildingSince: '2026-01-05', shippedOn: '2026-02-03' },
    });
  });

  it('does so for what is created, planted and changed in bulk, and for experiments', async () => {
    const input = { title: 'Reminders', parentId: opportunity, status: 'BUILDING', buildingSince: null };
    const named = await client.mutate('solutionCreate', input, 'solution { buildingSince }');
    expect(named).toMatchObject({ solution: { buildingSince: null } });
    const running = { title: 'Smoke test', parentId: opportunity, status: 'RUNNING', expectedSupport: 0.7 };
    expect(
      await client.mutate('experimentCreate', running, 'experiment { startedOn concludedOn expectedSupport }'),
    ).toMatchObject({ experiment: { startedOn: today, concludedOn: null, expectedSupport: 0.7 } });
    const outcome = {
      title: 'Planted',
      opportunities: [{ title: 'Need', solutions: [{ title: 'Way', status: 'SHIPPED', effortPersonMonths: 1 }] }],
    };
    const { outcome: root } = (await client.mutate('treeCreate', { outcome }, 'outcome { id }')) as {
      outcome: { id: string };
    };
    const found = await client.data(
      `query ($id: ID!) { tree(outcomeId: $id) { nodes { ... on Solution { buildingSince shippedOn } } } }`,
      { id: root.id },
    );
    expect(found).toEqual({ tree: { nodes: [{}, {}, { buildingSince: null, shippedOn: today }] } });
  });

  it('refuses a share above 1, naming the field and what would be right', async () => {
    const { userErrors } = await client.mutate('experimentCreate', {
      title: 'Too sure',
      parentId: opportunity,
      expectedSupport: 70,
    });
    expect(userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['expectedSupport'] }]);
    expect(userErrors[0]?.message).toBe('expectedSupport takes at most 1, not 70.');
  });
});
