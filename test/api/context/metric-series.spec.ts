import { aim } from '../../support/aim.ts';
import { Client, founder } from '../../support/service.ts';

interface Bucket {
  startsOn: string;
  endsOn: string;
  value: number | null;
}

describe('the series of a metric', () => {
  let client: Client;
  let plan: ReturnType<typeof aim>;
  beforeAll(async () => {
    const zone = { name: 'Berlin', timeZone: 'Europe/Berlin', weekStart: 'SUNDAY' };
    const { token } = await founder.mutate<{ token: string }>('workspaceCreate', zone, 'token');
    client = new Client(token);
    plan = aim(client);
  });

  const record = (metricId: string, value: number, observedAt: string) =>
    client.mutate('metricReadingRecord', { metricId, value, observedAt });
  const series = async (metricId: string, args: string): Promise<Bucket[]> => {
    const { metrics } = await client.data<{ metrics: { nodes: { id: string; series: Bucket[] }[] } }>(
      `{ metrics(first: 20) { nodes { id series(${args}) { startsOn endsOn value } } } }`,
    );
    return metrics.nodes.find(({ id }) => id === metricId)?.series ?? [];
  };

  it('shows the last reading of each day of the workspace, and null where there was none', async () => {
    const { id } = await plan.metric();
    // Half past eleven at night in Berlin, then half past midnight: another day there, the same in UTC.
    await record(id, 1, '2026-03-02T22:30:00Z');
    await record(id, 2, '2026-03-02T23:30:00Z');
    await record(id, 9, '2026-03-04T12:00:00Z');
    await record(id, 8, '2026-03-04T11:00:00Z');
    expect(await series(id, 'from: "2026-03-02", to: "2026-03-06", interval: DAY')).toEqual([
      { startsOn: '2026-03-02', endsOn: '2026-03-02', value: 1 },
      { startsOn: '2026-03-03', endsOn: '2026-03-03', value: 2 },
      { startsOn: '2026-03-04', endsOn: '2026-03-04', value: 9 },
      { startsOn: '2026-03-05', endsOn: '2026-03-05', value: null },
    ]);
  });

  it('begins weeks on the day the workspace does, and shows whole stretches whatever was asked for', async () => {
    const { id } = await plan.metric();
    await record(id, 0, '2026-03-07T12:00:00Z');
    await record(id, 5, '2026-03-12T12:00:00Z');
    const week = { startsOn: '2026-03-08', endsOn: '2026-03-14', value: 5 };
    expect(await series(id, 'from: "2026-03-10", to: "2026-03-11"')).toEqual([week]);
    expect(await series(id, 'from: "2026-03-07", to: "2026-03-09", interval: WEEK')).toEqual([
      { startsOn: '2026-03-01', endsOn: '2026-03-07', value: 0 },
      week,
    ]);
    expect(await series(id, 'from: "2026-02-20", to: "2026-03-02", interval: MONTH')).toEqual([
      { startsOn: '2026-02-01', endsOn: '2026-02-28', value: null },
      { startsOn: '2026-03-01', endsOn: '2026-03-31', value: 5 },
    ]);
    expect(await series(id, 'from: "2026-03-31", to: "2026-04-02", interval: QUARTER')).toEqual([
      { startsOn: '2026-01-01', endsOn: '2026-03-31', value: 5 },
      { startsOn: '2026-04-01', endsOn: '2026-06-30', value: null },
    ]);
  });

  it('ends today unless said', async () => {
    const { id } = await plan.metric();
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date());
    expect((await series(id, `from: "${today}", interval: DAY`)).map(({ startsOn }) => startsOn)).toEqual([today]);
  });

  it('is refused backwards and beyond four hundred stretches', async () => {
    for (const args of [
      'from: "2026-01-02", to: "2026-01-01"',
      'from: "2025-01-01", to: "2026-02-06", interval: DAY',
    ]) {
      const { errors } = await client.ask(`{ metrics { nodes { series(${args}) { value } } } }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    }
  });
});
