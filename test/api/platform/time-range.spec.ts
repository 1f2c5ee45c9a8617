import { aim } from '../../support/aim.ts';
import { Client, founder } from '../../support/service.ts';

const LINES = { 'content-type': 'application/x-ndjson' };

describe('a day in the place of an instant', () => {
  const inZone = async (timeZone: string): Promise<Client> => {
    const { token } = await founder.mutate<{ token: string }>('workspaceCreate', { name: timeZone, timeZone }, 'token');
    return new Client(token);
  };

  it.each([
    ['Pacific/Auckland', '2026-03-01T11:00:00.000Z'],
    ['UTC', '2026-03-02T00:00:00.000Z'],
    ['America/New_York', '2026-03-02T05:00:00.000Z'],
  ])('is its first moment in the zone of the workspace: %s', async (zone, moment) => {
    const client = await inZone(zone);
    const { id: metricId } = await aim(client).metric();
    // The same text for every workspace, so that one whose values were kept would answer for another.
    const recorded = await client.data<{ metricReadingRecord: { reading: { observedAt: string } } }>(
      'mutation ($id: ID!) { metricReadingRecord(input: { metricId: $id, value: 1, observedAt: "2026-03-02" }) { reading { observedAt } } }',
      { id: metricId },
    );
    expect(recorded.metricReadingRecord.reading.observedAt).toBe(moment);
    const twoDays = { metricId, value: 2, observedAt: '2026-03-03' };
    expect((await client.mutate('metricReadingRecord', twoDays)).userErrors).toEqual([]);
    const read = await client.data<{ node: { readings: { nodes: object[] } } }>(
      'query ($id: ID!, $to: DateTime) { node(id: $id) { ... on Metric { readings(filter: { from: "2026-03-02", to: $to }) { nodes { observedAt } } } } }',
      { id: metricId, to: '2026-03-03' },
    );
    expect(read.node.readings.nodes).toEqual([{ observedAt: moment }]);
    const line = JSON.stringify({ externalId: 'a', kind: 'SUPPORT', occurredAt: '2026-03-02', title: 'Heard' });
    expect((await client.with(LINES).post(line, '/ingest/insights?source=desk')).status).toBe(200);
    const { insights } = await client.data<{ insights: { nodes: object[] } }>('{ insights { nodes { occurredAt } } }');
    expect(insights.nodes).toEqual([{ occurredAt: moment }]);
  });

  it.each([
    ['discoveryCadence(to: "9999-12-31") { streakWeeks }', '"to" lies on 9999-12-30'],
    ['discoveryCadence(from: "0001-01-01", to: "0001-02-01") { streakWeeks }', '"from" lies on 0001-01-01'],
    ['discoveryThroughput(to: "9999-12-31") { decided }', '"to" lies on 9999-12-30'],
    ['sensingHealth(to: "9999-12-31") { startsOn }', '"to" lies on 9999-12-30'],
    ['sensingHealth(from: "9999-12-31") { startsOn }', '"from" lies on 9999-12-31'],
    ['metrics { nodes { series(from: "9999-12-30", to: "9999-12-31") { value } } }', '"from" lies on 9999-12-30'],
    ['discoveryCadence(to: "99999-12-31") { streakWeeks }', 'DateTime takes an instant'],
  ])('tells of the argument beyond what figures are made of: %s', async (question, problem) => {
    const client = await inZone('UTC');
    await aim(client).metric();
    const { errors } = await client.ask(`{ ${question} }`);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(problem) as unknown, extensions: { code: 'BAD_REQUEST' } },
    ]);
  });

  it('bounds a list at both ends of the calendar', async () => {
    const client = await inZone('UTC');
    const read =
      '{ decisions(filter: { from: "0001-01-01", to: "9999-12-31" }) { nodes { id } } insights(filter: { from: "0001-01-01", to: "9999-12-31" }) { nodes { id } } }';
    expect(await client.data(read)).toEqual({ decisions: { nodes: [] }, insights: { nodes: [] } });
  });
});
