import { aim, day } from '../../support/aim.ts';
import { grow } from '../../support/grow.ts';
import { pastFinal } from '../../support/finals.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';

interface Figures {
  grade: { value: number | null; band: string | null; isFinal: boolean; steps: string[] };
  progress: { raw: number | null; latest: number | null; ageDays: number | null };
  isMet: boolean | null;
  cameAfter: { source: string; value: number; isWithinCycle: boolean; checkIn: { id: string } | null }[];
  objective: { grade: Figures['grade'] & { neverRead: { title: string }[] }; progress: { mean: number | null } };
}
const FIGURES = `grade { value band isFinal steps } progress { raw latest ageDays } isMet
  cameAfter { source value isWithinCycle checkIn { id } }
  objective { grade { value band isFinal steps neverRead { title } } progress { mean } }`;

describe('the figures of a cycle that is over', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  let cycleId: string;
  let objectiveId: string;
  let metricId: string;
  let id: string;
  beforeEach(async () => {
    client = await newWorkspace();
    plan = aim(client);
    cycleId = (await plan.cycle({ startsOn: day(-60), endsOn: day(-30) })).id;
    objectiveId = (await plan.objective({ cycleId })).id;
    metricId = (await plan.metric()).id;
    id = (await plan.keyResult({ kind: 'REACH', initial: 0, goal: 100 }, { objectiveId, metricId })).id;
  });

  const shown = async (of = id): Promise<Figures> =>
    (
      await client.data<{ node: Figures }>(`query ($id: ID!) { node(id: $id) { ... on KeyResult { ${FIGURES} } } }`, {
        id: of,
      })
    ).node;
  const at = (ago: number, time = '12:00:00'): string => `${day(-ago)}T${time}Z`;
  const read = (value: number, ago: number) =>
    client.mutate('metricReadingRecord', { metricId, value, observedAt: at(ago) });
  const ingest = (externalId: string, value: number, ago: number, sourceUpdatedAt = new Date().toISOString()) =>
    client.mutate<{ receipts: { status: string }[] }>(
      'metricReadingIngest',
      { sourceSystem: 'warehouse', items: [{ metricId, externalId, value, observedAt: at(ago), sourceUpdatedAt }] },
      'receipts { status }',
    );
  const refused = async (mutation: string, input: object) =>
    (await client.mutate(mutation, { ...input })).userErrors.map(({ code, path }) => [code, ...path].join('.'));

  it('count what was observed from its first to its last moment', async () => {
    await plan.checkIn(id, 60, { observedAt: at(31) });
    expect(await shown()).toMatchObject({ grade: { value: 0.6, band: 'YELLOW', isFinal: false }, cameAfter: [] });
    await plan.checkIn(id, 100, { observedAt: at(10) });
    await plan.checkIn(id, 100, { observedAt: at(61) });
    await read(100, 5);
    expect(await shown()).toMatchObject({
      grade: { value: 0.6, band: 'YELLOW', isFinal: false },
      progress: { raw: 0.6, latest: 60, ageDays: 1 },
      cameAfter: [
        { source: 'METRIC_READING', value: 100, isWithinCycle: false, checkIn: null },
        { source: 'CHECK_IN', value: 100, isWithinCycle: false, checkIn: { id: expect.any(String) as string } },
      ],
    });
    await plan.checkIn(id, 70, { observedAt: at(30, '23:59:59') });
    expect(await shown()).toMatchObject({ grade: { value: 0.7 } });
  });

  it('count what arrived until they are final, corrections among it; what comes later is shown beside them', async () => {
    const first = await plan.checkIn(id, 60, { observedAt: at(31) });
    const { receipts } = await ingest('r1', 64, 30);
    expect(receipts).toMatchObject([{ status: 'CREATED' }]);
    const before = await shown();
    expect(before).toMatchObject({ grade: { value: 0.64 }, isMet: false });
    await pastFinal(client, cycleId);
    const final = { ...before, grade: { ...before.grade, isFinal: true } };
    final.objective = { ...before.objective, grade: { ...before.objective.grade, isFinal: true } };
    expect(await shown()).toEqual(final);
    const correction = await plan.checkIn(id, 90, { correctsId: first.id });
    await plan.checkIn(id, 100, { observedAt: at(30, '23:00:00') });
    await read(100, 30);
    expect((await ingest('r1', 99, 30)).receipts).toMatchObject([{ status: 'UPDATED' }]);
    expect((await ingest('r2', 99, 40)).receipts).toMatchObject([{ status: 'CREATED' }]);
    const after = await shown();
    expect({ ...after, cameAfter: [] }).toEqual(final);
    expect(after.cameAfter.map(({ source, value, isWithinCycle }) => [source, value, isWithinCycle])).toEqual([
      ['METRIC_READING', 99, true],
      ['METRIC_READING', 99, true],
      ['METRIC_READING', 100, true],
      ['CHECK_IN', 100, true],
      ['CHECK_IN', 90, true],
    ]);
    expect(after.cameAfter.at(-1)?.checkIn?.id).toBe(correction.id);
    // The reading is moved out of the cycle and back by its source.
    await ingest('r1', 5, 20);
    expect({ ...(await shown()), cameAfter: [] }).toEqual(final);
    await ingest('r1', 6, 35);
    expect({ ...(await shown()), cameAfter: [] }).toEqual(final);
  });

  it('are kept from changes of what they rest on', async () => {
    await plan.checkIn(id, 60, { observedAt: at(31) });
    const other = await plan.keyResult(undefined, { objectiveId, title: 'Never read' });
    const early = await plan.keyResult(undefined, { objectiveId, title: 'Put away before' });
    const archive = { reason: 'It is over' };
    await client.mutate('keyResultArchive', { id: early.id, expectedVersion: 1, ...archive });
    await pastFinal(client, cycleId);
    const final = await shown();
    expect(final.objective.grade).toMatchObject({
      value: 0.3,
      isFinal: true,
      steps: [
        '(60 % + 0 %) ÷ 2 = 30 %',
        '0.3 is RED for an aspirational objective',
        '1 key result never read, so counted as 0 (Never read)',
      ],
      neverRead: [{ title: 'Never read' }],
    });
    const version = { expectedVersion: 1 };
    expect(await refused('cycleUpdate', { id: cycleId, ...version, endsOn: day(0) })).toEqual([
      'NOT_APPLICABLE.endsOn',
    ]);
    expect(await refused('cycleUpdate', { id: cycleId, ...version, name: 'Autumn', endsOn: day(-30) })).toEqual([]);
    const target = { kind: 'REACH', initial: 0, goal: 60 };
    expect(await refused('keyResultUpdate', { id, ...version, target })).toEqual(['NOT_APPLICABLE.target']);
    expect(
      await refused('keyResultUpdate', { id, ...version, title: 'Better said', target: { ...target, goal: 100 } }),
    ).toEqual([]);
    expect(await refused('keyResultUpdate', { id, expectedVersion: 2, paceShape: 'BY_DATE' })).toEqual([
      'NOT_APPLICABLE.paceShape',
    ]);
    const next = (await plan.cycle()).id;
    expect(
      await refused('objectiveUpdate', { id: objectiveId, ...version, ambition: 'COMMITTED', cycleId: next }),
    ).toEqual(['NOT_APPLICABLE.cycleId', 'NOT_APPLICABLE.ambition']);
    const current = await plan.objective({ cycleId: next });
    expect(await refused('objectiveUpdate', { id: current.id, ...version, cycleId })).toEqual([
      'NOT_APPLICABLE.cycleId',
    ]);
    expect(await refused('keyResultRestore', { id: early.id, expectedVersion: 2 })).toEqual(['NOT_APPLICABLE.id']);
    expect(await refused('keyResultArchive', { id: other.id, ...version, ...archive })).toEqual([]);
    expect(await refused('keyResultArchive', { id, expectedVersion: 2, ...archive })).toEqual([]);
    expect(await refused('keyResultRestore', { id, expectedVersion: 3 })).toEqual([]);
    await plan.keyResult(undefined, { objectiveId });
    expect(await shown()).toEqual(final);
    const workspace = { id: await workspaceIdOf(client), ...version };
    await client.mutate('workspaceUpdate', { ...workspace, timeZone: 'Pacific/Kiritimati', finalAfterDays: 366 });
    expect(await shown()).toEqual(final);
    await client.mutate('metricUpdate', { id: metricId, ...version, direction: 'DOWN', unit: 'HOURS' });
    await client.mutate('metricArchive', { id: metricId, expectedVersion: 2, ...archive });
    await client.mutate('objectiveArchive', { id: objectiveId, ...version, ...archive });
    await client.mutate('cycleArchive', { id: cycleId, expectedVersion: 2, ...archive });
    expect(await shown()).toEqual(final);
  });

  it('are final by the workspace: a setting of 0 to 366 days that is changed and logged', async () => {
    const workspaceId = await workspaceIdOf(client);
    const set = (finalAfterDays: number | null, expectedVersion = 1) =>
      client.mutate(
        'workspaceUpdate',
        { id: workspaceId, expectedVersion, finalAfterDays },
        'workspace { finalAfterDays }',
      );
    for (const wrong of [-1, 367, null])
      expect((await set(wrong)).userErrors).toMatchObject([{ code: 'INVALID_VALUE', path: ['finalAfterDays'] }]);
    const finalAt = async () =>
      (
        await client.data<{ node: { finalAt: string; version: number } }>(
          `query ($id: ID!) { node(id: $id) { ... on Cycle { finalAt version } } }`,
          { id: current.id },
        )
      ).node;
    const current = await plan.cycle({ endsOn: day(10) });
    expect(await finalAt()).toEqual({ finalAt: `${day(18)}T00:00:00.000Z`, version: 1 });
    expect(await set(30)).toMatchObject({ workspace: { finalAfterDays: 30 }, userErrors: [] });
    expect(await finalAt()).toEqual({ finalAt: `${day(41)}T00:00:00.000Z`, version: 1 });
    await client.mutate('workspaceUpdate', { id: workspaceId, expectedVersion: 2, timeZone: 'Asia/Tokyo' });
    expect(await finalAt()).toEqual({ finalAt: `${day(40)}T15:00:00.000Z`, version: 1 });
    await client.mutate('cycleUpdate', { id: current.id, expectedVersion: 1, endsOn: day(11) });
    expect(await finalAt()).toEqual({ finalAt: `${day(41)}T15:00:00.000Z`, version: 2 });
  });

  it('leave out what was stored after they were final even where that is at once', async () => {
    await client.mutate('workspaceUpdate', { id: await workspaceIdOf(client), expectedVersion: 1, finalAfterDays: 0 });
    const over = await plan.cycle({ startsOn: day(-60), endsOn: day(-30) });
    const objective = await plan.objective({ cycleId: over.id });
    const late = await plan.keyResult(undefined, { objectiveId: objective.id });
    await plan.checkIn(late.id, 50, { observedAt: at(31) });
    expect(await shown(late.id)).toMatchObject({
      grade: { value: null, isFinal: true },
      isMet: null,
      cameAfter: [{ value: 50, isWithinCycle: true }],
      objective: { grade: { value: null, isFinal: true } },
    });
  });

  it('count breaches that were read in time, by the threshold of that time', async () => {
    const outcome = await grow(client).outcome();
    const hypothesis = { statement: 'It helps', direction: 'UP' };
    await client.mutate('keyResultLinkCreate', { keyResultId: id, nodeId: outcome.id, hypothesis });
    const rails = await Promise.all(
      [{ objectiveId }, { keyResultId: id }, { outcomeId: outcome.id }].map(async (beside) =>
        client.mutate<{ guardrail: { id: string } }>(
          'guardrailCreate',
          { metricId, threshold: { kind: 'KEEP_BELOW', upper: 50 }, ...beside },
          'guardrail { id }',
        ),
      ),
    );
    const breaches = async () =>
      (
        await client.data<{ node: { breaches: object[]; metWhileGuardrailBroke: boolean } }>(
          `query ($id: ID!) { node(id: $id) { ... on KeyResult {
            breaches { value since until observedAt sentence guardrail { id } } metWhileGuardrailBroke } } }`,
          { id },
        )
      ).node;
    for (const [value, ago] of [
      [60, 55],
      [40, 50],
      [70, 45],
      [90, 44],
      [55, 43],
      [10, 40],
    ] as const)
      await read(value, ago);
    await ingest('r1', 30, 35);
    await plan.checkIn(id, 100, { observedAt: at(30, '13:00:00') });
    const before = await breaches();
    expect(before.breaches).toHaveLength(6);
    expect(before).toMatchObject({ metWhileGuardrailBroke: true });
    await pastFinal(client, cycleId);
    await read(99, 38);
    await ingest('r1', 99, 35);
    const [ofObjective, ofKeyResult, ofOutcome] = rails.map(({ guardrail }) => guardrail.id);
    const threshold = { kind: 'KEEP_BELOW', upper: 1 };
    expect(await refused('guardrailUpdate', { id: ofObjective, expectedVersion: 1, threshold })).toEqual([
      'NOT_APPLICABLE.threshold',
    ]);
    expect(await refused('guardrailRemove', { id: ofKeyResult, expectedVersion: 1 })).toEqual(['NOT_APPLICABLE.id']);
    expect(await refused('guardrailUpdate', { id: ofOutcome, expectedVersion: 1, threshold })).toEqual([]);
    await client.mutate('guardrailCreate', { metricId, threshold, objectiveId });
    expect(await breaches()).toEqual(before);
    const paged = async () =>
      client.data(
        `query ($cycleId: ID!) { guardrailBreaches(filter: { cycleId: $cycleId, includeRecovered: true }) {
          totalCount nodes { value since until observedAt sentence guardrail { id } metMeanwhile { id } } } }`,
        { cycleId },
      );
    const page = await paged();
    expect(page).toMatchObject({ guardrailBreaches: { totalCount: 6 } });
    expect(JSON.stringify(page)).toContain(`"metMeanwhile":[{"id":"${id}"}]`);
    // What stands beside the cycle is removed, put away and moved to another zone.
    const { node } = await client.data<{ node: { links: { id: string }[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on KeyResult { links { id } } } }',
      { id },
    );
    expect(await refused('keyResultLinkRemove', { id: node.links[0]?.id })).toEqual([]);
    const late = await grow(client).outcome();
    await client.mutate('guardrailCreate', { metricId, threshold, outcomeId: late.id });
    await client.mutate('keyResultLinkCreate', { keyResultId: id, nodeId: late.id, hypothesis });
    expect(await refused('guardrailRemove', { id: ofOutcome, expectedVersion: 2 })).toEqual([]);
    const archive = { expectedVersion: 1, reason: 'It is over' };
    await client.mutate('nodeArchive', { id: outcome.id, ...archive });
    await client.mutate('nodeArchive', { id: late.id, ...archive });
    const workspace = { id: await workspaceIdOf(client), expectedVersion: 1 };
    await client.mutate('workspaceUpdate', { ...workspace, timeZone: 'Pacific/Kiritimati' });
    expect(await breaches()).toEqual(before);
    await client.mutate('objectiveArchive', { id: objectiveId, ...archive });
    await client.mutate('cycleArchive', { id: cycleId, ...archive });
    expect(await paged()).toEqual(page);
  });

  it('count readings by the metric of that time, and its rhythm', async () => {
    const other = await plan.metric({ rhythmDays: 30 });
    const kept = await plan.keyResult({ kind: 'KEEP_BELOW', upper: 50 }, { objectiveId, metricId: other.id });
    await read(10, 31);
    await ingest('r1', 60, 30);
    const send = (externalId: string, to: string, value: number) =>
      client.mutate('metricReadingIngest', {
        sourceSystem: 'warehouse',
        items: [{ metricId: to, externalId, value, observedAt: at(30), sourceUpdatedAt: new Date().toISOString() }],
      });
    await send('r2', other.id, 20);
    const before = [await shown(), await shown(kept.id)];
    expect(before).toMatchObject([{ grade: { value: 0.6 } }, { grade: { value: 1, band: 'GREEN' } }]);
    await pastFinal(client, cycleId);
    const figures = (all: Figures[]) =>
      all.map(({ grade, progress, isMet, objective }) => ({ grade, progress, isMet, objective }));
    const final = figures([await shown(), await shown(kept.id)]);
    expect(final.map(({ grade }) => grade.value)).toEqual([0.6, 1]);
    await send('r1', other.id, 99);
    await send('r2', metricId, 99);
    await client.mutate('metricUpdate', { id: other.id, expectedVersion: 1, rhythmDays: 1 });
    const after = [await shown(), await shown(kept.id)];
    expect(figures(after)).toEqual(final);
    expect(after.map(({ cameAfter }) => cameAfter.map(({ value }) => value))).toEqual([[99], [99]]);
    await send('r1', metricId, 7);
    expect(figures([await shown(), await shown(kept.id)])).toEqual(final);
  });
});
