import { aim } from '../../support/aim.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Thing {
  readonly id: string;
  readonly version: number;
}

describe('an archived goal', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let cycleId: string;
  let objectiveId: string;
  let kept: { id: string };
  let gone: { id: string };
  beforeEach(async () => {
    client = await newWorkspace();
    plan = aim(client);
    cycleId = (await plan.cycle({ name: 'Autumn' })).id;
    objectiveId = (await plan.objective({ cycleId, statement: 'Shops are planned' })).id;
    [kept, gone] = [await plan.keyResult(undefined, { objectiveId }), await plan.keyResult(undefined, { objectiveId })];
    await plan.checkIn(kept.id, 50);
    await plan.checkIn(gone.id, 20);
  });

  const archive = async (name: string, id: string): Promise<number> => {
    const { [name]: thing, userErrors } = await client.mutate<Record<string, Thing>>(
      `${name}Archive`,
      { id, expectedVersion: 1, reason: 'Over' },
      `${name} { id version }`,
    );
    expect(userErrors).toEqual([]);
    return thing?.version ?? 0;
  };
  const restore = (name: string, id: string) => client.mutate(`${name}Restore`, { id, expectedVersion: 2 });
  const keyResults = async (args = ''): Promise<object[]> =>
    (
      await client.data<{ keyResults: { nodes: object[] } }>(
        `{ keyResults(first: 10${args}) { nodes { id archived archivedAt } } }`,
      )
    ).keyResults.nodes;
  const objective = async (): Promise<unknown> =>
    (
      await client.data<{ node: object }>(
        `{ node(id: "${objectiveId}") { ... on Objective { archived keyResults { id } progress { mean } grade { value } } } }`,
      )
    ).node;
  const covered = async (): Promise<string[]> =>
    (
      await client.data<{ keyResultCoverage: { keyResults: { nodes: { keyResult: { id: string } }[] } } }>(
        '{ keyResultCoverage { keyResults { nodes { keyResult { id } } } } }',
      )
    ).keyResultCoverage.keyResults.nodes.map(({ keyResult }) => keyResult.id);
  const messagesOf = ({ userErrors }: { userErrors: { code: string; message: string }[] }): string[] =>
    userErrors.map(({ code, message }) => `${code}: ${message}`);

  it('counts nowhere as a key result: neither in its objective, nor in lists and coverage', async () => {
    expect(await objective()).toMatchObject({ progress: { mean: 0.5 } });
    await archive('keyResult', gone.id);
    expect(await objective()).toMatchObject({
      archived: false,
      keyResults: [{ id: kept.id }],
      progress: { mean: 1 },
      grade: { value: 1 },
    });
    expect(await keyResults()).toEqual([{ id: kept.id, archived: false, archivedAt: null }]);
    expect(await covered()).toEqual([kept.id]);
    expect(await keyResults(', filter: { includeArchived: true }')).toEqual([
      expect.objectContaining({ id: kept.id, archived: false }),
      { id: gone.id, archived: true, archivedAt: expect.any(String) as string },
    ]);
  });

  it('archives in effect what belongs to it, and restoring lifts its own mark alone', async () => {
    await archive('keyResult', gone.id);
    for (const [name, id, called] of [
      ['objective', objectiveId, 'Objective "Shops are planned"'],
      ['cycle', cycleId, 'Cycle "Autumn"'],
    ] as const) {
      await archive(name, id);
      expect(await keyResults()).toEqual([]);
      expect(await covered()).toEqual([]);
      expect(await keyResults(', filter: { includeArchived: true }')).toContainEqual({
        id: kept.id,
        archived: true,
        archivedAt: null,
      });
      const refused = [
        `ARCHIVED: Key result "More of it" lies below ${called}, which is archived: restore that first.`,
      ];
      const title = { id: kept.id, expectedVersion: 1, title: 'Other' };
      expect(messagesOf(await client.mutate('keyResultUpdate', title))).toEqual(refused);
      expect(messagesOf(await client.mutate('checkInRecord', { keyResultId: kept.id, value: 1 }))).toEqual(refused);
      expect(messagesOf(await restore(name, id))).toEqual([]);
      expect(await keyResults()).toEqual([{ id: kept.id, archived: false, archivedAt: null }]);
    }
  });

  it('leaves breaches, and a lineage shows it laid aside', async () => {
    const metric = await plan.metric({ name: 'Wrong deliveries' });
    const threshold = { kind: 'KEEP_BELOW', upper: 3 };
    await client.mutate('guardrailCreate', { keyResultId: gone.id, metricId: metric.id, threshold });
    await client.mutate('metricReadingRecord', { metricId: metric.id, value: 9, observedAt: new Date().toISOString() });
    const breaches = '{ guardrailBreaches { nodes { value } } }';
    expect(await client.data(breaches)).toEqual({ guardrailBreaches: { nodes: [{ value: 9 }] } });
    await archive('keyResult', gone.id);
    expect(await client.data(breaches)).toEqual({ guardrailBreaches: { nodes: [] } });
    expect(
      await client.data(
        `{ node(id: "${gone.id}") { ... on KeyResult { lineage { steps { id isLaidAside } gaps { kind } } } } }`,
      ),
    ).toEqual({
      node: { lineage: { steps: [{ id: gone.id, isLaidAside: true }], gaps: [] } },
    });
  });

  it('is no key result more of its objective: another takes its place, and then it cannot come back', async () => {
    await archive('keyResult', gone.id);
    for (let made = 1; made < 50; made += 1) await plan.keyResult(undefined, { objectiveId });
    expect(messagesOf(await restore('keyResult', gone.id))).toEqual([
      'TOO_MANY: The key results of an objective can be at most 50.',
    ]);
  }, 60_000);

  it('keeps what it named: an archived owner stays, and can be named again where they were', async () => {
    const { person } = await client.mutate<{ person: Thing }>(
      'personCreate',
      { name: 'Mara', role: 'PRODUCT' },
      'person { id }',
    );
    const owned = await plan.keyResult(undefined, { objectiveId, ownerId: person.id });
    await archive('person', person.id);
    const update = { id: owned.id, expectedVersion: 1, ownerId: person.id, title: 'Still hers' };
    const { keyResult, userErrors } = await client.mutate<{ keyResult: object }>(
      'keyResultUpdate',
      update,
      'keyResult { title owner { name archivedAt } }',
    );
    expect(userErrors).toEqual([]);
    expect(keyResult).toEqual({
      title: 'Still hers',
      owner: { name: 'Mara', archivedAt: expect.any(String) as string },
    });
    const other = await client.mutate('keyResultUpdate', { id: kept.id, expectedVersion: 1, ownerId: person.id });
    expect(messagesOf(other)).toEqual(['ARCHIVED: Person "Mara" is archived and can only be read: restore it first.']);
    const { status, errors } = await client.with({ 'x-on-behalf-of': person.id }).ask('{ viewer { keyName } }');
    expect([status, errors?.map(({ message }) => message)]).toEqual([
      400,
      ['X-On-Behalf-Of takes the id of a person of your workspace who is not archived.'],
    ]);
  });

  it('takes readings that a source sends as a metric, none by hand', async () => {
    const metric = await plan.metric({ name: 'Planned shops' });
    await archive('metric', metric.id);
    const reading = { metricId: metric.id, value: 1, observedAt: '2026-01-05T00:00:00Z' };
    const { receipts } = await client.mutate<{ receipts: object[] }>(
      'metricReadingIngest',
      { sourceSystem: 'warehouse', items: [reading] },
      'receipts { status }',
    );
    expect(receipts).toEqual([{ status: 'CREATED' }]);
    expect(messagesOf(await client.mutate('metricReadingRecord', reading))).toEqual([
      'ARCHIVED: Metric "Planned shops" is archived and can only be read: restore it first.',
    ]);
  });
});
