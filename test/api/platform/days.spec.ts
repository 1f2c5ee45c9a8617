import { aim } from '../../support/aim.ts';
import { type Client, newWorkspace, workspaceIdOf } from '../../support/service.ts';

/** A workspace with a zone and a first day of the week. */
async function workspaceIn(timeZone: string, weekStart = 'MONDAY'): Promise<Client> {
  const client = await newWorkspace();
  const input = { id: await workspaceIdOf(client), expectedVersion: 1, timeZone, weekStart };
  expect((await client.mutate('workspaceUpdate', input)).userErrors).toEqual([]);
  return client;
}

describe('days of the workspace', () => {
  it('are what a date without a time stands for, through every door, and where a value falls', async () => {
    const client = await workspaceIn('America/Los_Angeles');
    const { id: metricId } = await aim(client).metric();
    await client.mutate('metricReadingRecord', { metricId, value: 1, observedAt: '2026-11-15' });
    const items = [{ metricId, externalId: 'a', value: 2, observedAt: '2026-11-16' }];
    await client.mutate('metricReadingIngest', { sourceSystem: 'warehouse', items });
    const line = { type: 'METRIC_READING', metricId, externalId: 'b', value: 3, observedAt: '2026-11-17' };
    const lines = client.with({ 'content-type': 'application/x-ndjson' });
    expect((await lines.post(`${JSON.stringify(line)}\n`, '/ingest/insights?source=warehouse')).status).toBe(200);
    const { node } = await client.data<{ node: { series: object[]; readings: { nodes: object[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Metric {
        series(interval: DAY, from: "2026-11-15", to: "2026-11-18") { startsOn value }
        readings { nodes { observedAt } } } } }`,
      { id: metricId },
    );
    expect(node.readings.nodes).toEqual(
      ['17', '16', '15'].map((day) => ({ observedAt: `2026-11-${day}T08:00:00.000Z` })),
    );
    expect(node.series).toEqual([1, 2, 3].map((value) => ({ startsOn: `2026-11-${14 + value}`, value })));
  });

  it.each([
    ['Atlantic/Azores', '2026-10-25', '2026-10-25T00:00:00.000Z', 'begins twice'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', 'begins twice'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 'has no midnight'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z', 'has no midnight'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', 'follows a day that never was'],
  ])('in %s, %s begins at %s: the day %s', async (zone, day, moment) => {
    const client = await workspaceIn(zone);
    const plan = aim(client);
    const { id: metricId } = await plan.metric();
    const cycle = await plan.cycle({ startsOn: '2011-01-01', endsOn: '2026-11-30' });
    const { id: objectiveId } = await plan.objective({ cycleId: cycle.id });
    const target = { kind: 'KEEP_BELOW', upper: 10 };
    const keyResult = await plan.keyResult(target, { objectiveId, metricId });
    const read = (value: number, observedAt: string) =>
      client.mutate<object>('metricReadingRecord', { metricId, value, observedAt }, 'reading { observedAt }');
    expect(await read(1, day)).toMatchObject({ reading: { observedAt: moment } });
    // Half an hour into the day, and a second before it.
    await read(2, new Date(Date.parse(moment) + 1_800_000).toISOString());
    await read(99, new Date(Date.parse(moment) - 1_000).toISOString());
    const { node } = await client.data<{ node: { series: { startsOn: string; value: number }[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Metric { series(interval: DAY, from: "${day}", to: "${new Date(Date.parse(moment) + 60_000).toISOString()}") { startsOn value } } } }`,
      { id: metricId },
    );
    expect(node.series).toEqual([{ startsOn: day, value: 2 }]);
    // The day has one value, its last, and the day before has another.
    const shown = await client.data<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on KeyResult { progress { daysRead shareInBand latestOn } } } }',
      { id: keyResult.id },
    );
    expect(shown.node).toEqual({ progress: { daysRead: 2, shareInBand: 0.5, latestOn: day } });
  });

  it('make weeks that begin as the workspace says, the cadence and the throughput among them', async () => {
    const client = await workspaceIn('America/New_York', 'SUNDAY');
    const weeks = async (figure: string) =>
      (
        await client.data<Record<string, { weeks: { week: string | null; startsOn: string; endsOn: string }[] }>>(
          `{ ${figure}(from: "2026-11-08", to: "2026-11-22") { weeks { week startsOn endsOn } } }`,
        )
      )[figure]?.weeks;
    const expected = [
      { week: null, startsOn: '2026-11-08', endsOn: '2026-11-14' },
      { week: null, startsOn: '2026-11-15', endsOn: '2026-11-21' },
    ];
    expect(await weeks('discoveryCadence')).toEqual(expected);
    expect(await weeks('discoveryThroughput')).toEqual(expected);
  });

  it('are told in sentences', async () => {
    const client = await workspaceIn('Pacific/Kiritimati');
    const plan = aim(client);
    const { id: metricId } = await plan.metric({ name: 'Returns' });
    const { id: objectiveId } = await plan.objective();
    await client.mutate('guardrailCreate', { objectiveId, metricId, threshold: { kind: 'KEEP_BELOW', upper: 3 } });
    await client.mutate('metricReadingRecord', { metricId, value: 9, observedAt: '2026-11-20T20:00:00Z' });
    const { guardrailBreaches } = await client.data<{ guardrailBreaches: { nodes: object[] } }>(
      '{ guardrailBreaches { nodes { sentence } } }',
    );
    expect(guardrailBreaches.nodes).toEqual([{ sentence: 'Returns is 9, not at most 3, since 2026-11-21.' }]);
  });
});
