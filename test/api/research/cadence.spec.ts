import { grow } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Cadence {
  weeks: { week: string; startsOn: string; touchpoints: number; withTrio: number; withEngineer: number }[];
  streakWeeks: number;
  lastOn: string | null;
  daysSinceLast: number | null;
}
const CADENCE = 'weeks { week startsOn touchpoints withTrio withEngineer } streakWeeks lastOn daysSinceLast';

describe('how often teams talk to people', () => {
  let client: Client;
  const person: Record<string, string> = {};
  const team: Record<string, string> = {};
  let participantId: string;

  beforeAll(async () => {
    client = await newWorkspace();
    for (const role of ['PRODUCT', 'DESIGN', 'ENGINEERING', 'OTHER'])
      person[role] = (
        await client.mutate<{ person: { id: string } }>('personCreate', { name: role, role }, 'person { id }')
      ).person.id;
    const teams = { trio: ['PRODUCT', 'DESIGN', 'ENGINEERING'], others: ['OTHER'] };
    for (const [name, roles] of Object.entries(teams)) {
      const input = { name, memberIds: roles.map((role) => person[role]) };
      team[name] = (await client.mutate<{ team: { id: string } }>('teamCreate', input, 'team { id }')).team.id;
    }
    const item = { externalId: 'first', kind: 'SUPPORT', occurredAt: '2026-03-04T10:00:00Z', title: 'A ticket' };
    await client.mutate('insightIngest', {
      sourceSystem: 'desk',
      items: [{ ...item, participant: { externalId: 'p' } }],
    });
    const { participants } = await client.data<{ participants: { nodes: { id: string }[] } }>(
      '{ participants { nodes { id } } }',
    );
    participantId = participants.nodes[0]?.id ?? '';
  });

  const meet = async (heldAt: string, roles: readonly string[], more: object = {}): Promise<void> => {
    const attendeeIds = roles.map((role) => person[role]);
    const input = { heldAt, kind: 'INTERVIEW', participantIds: [participantId], attendeeIds, ...more };
    expect((await client.mutate('interviewCreate', input)).userErrors).toEqual([]);
  };
  const cadence = async (args: string): Promise<Cadence> =>
    (await client.data<{ discoveryCadence: Cadence }>(`{ discoveryCadence(${args}) { ${CADENCE} } }`)).discoveryCadence;

  it('is told by ISO week, without gaps, of sessions that took place with one of the team there, and of nothing else', async () => {
    await meet('2026-03-03T10:00:00Z', ['PRODUCT', 'DESIGN', 'ENGINEERING']);
    await meet('2026-03-05T10:00:00Z', ['DESIGN'], { kind: 'OBSERVATION' });
    await meet('2026-03-17T10:00:00Z', ['PRODUCT', 'ENGINEERING'], { kind: 'USABILITY' });
    await meet('2026-03-10T10:00:00Z', []);
    await meet('2026-03-10T11:00:00Z', ['PRODUCT'], { status: 'CANCELLED' });
    await meet('2026-03-11T11:00:00Z', ['PRODUCT'], { status: 'PLANNED' });
    const days = 'from: "2026-03-01", to: "2026-03-23"';
    const told = await cadence(days);
    expect(told.weeks.map(({ week, ...of }) => [week, of.touchpoints, of.withTrio, of.withEngineer])).toEqual([
      ['2026-W09', 0, 0, 0],
      ['2026-W10', 2, 1, 1],
      ['2026-W11', 0, 0, 0],
      ['2026-W12', 1, 0, 1],
    ]);
    expect(told).toMatchObject({ streakWeeks: 1, lastOn: '2026-03-17', daysSinceLast: 5 });
    expect((await cadence(`${days}, teamIds: ["${team['others'] ?? ''}"]`)).lastOn).toBeNull();
    await meet('2026-03-10T12:00:00Z', ['OTHER']);
    expect(await cadence(`${days}, teamIds: ["${team['trio'] ?? ''}"]`)).toEqual(told);
    expect((await cadence(days)).streakWeeks).toBe(3);
  });

  it('counts the day of the workspace, and does not change when people change roles or teams', async () => {
    const {
      viewer: { workspace },
    } = await client.data<{ viewer: { workspace: { id: string; version: number } } }>(
      '{ viewer { workspace { id version } } }',
    );
    const zone = { id: workspace.id, expectedVersion: workspace.version, timeZone: 'Pacific/Auckland' };
    expect((await client.mutate('workspaceUpdate', zone)).userErrors).toEqual([]);
    // Sunday night in UTC is Monday in Auckland.
    await meet('2025-06-01T20:00:00Z', ['ENGINEERING']);
    const asked = `from: "2025-06-01", to: "2025-06-09", teamIds: ["${team['trio'] ?? ''}"]`;
    const before = await cadence(asked);
    expect(before.weeks.map(({ startsOn, withEngineer }) => [startsOn, withEngineer])).toEqual([
      ['2025-05-26', 0],
      ['2025-06-02', 1],
    ]);
    await client.mutate('teamUpdate', { id: team['trio'], expectedVersion: 1, memberIds: [] });
    await client.mutate('personUpdate', { id: person['ENGINEERING'], expectedVersion: 1, role: 'LEADERSHIP' });
    expect(await cadence(asked)).toEqual(before);
  });

  it.each([
    ['an end before the beginning', 'from: "2026-03-02", to: "2026-03-01"'],
    ['more weeks than are shown', 'from: "2020-03-02", to: "2026-03-01"'],
    ['a time without a moment', 'from: "2026-03-02", to: "2026-03-02"'],
  ])('is refused for %s', async (_, args) => {
    const { errors } = await client.ask(`{ discoveryCadence(${args}) { streakWeeks } }`);
    expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});

describe('what discovery brings about', () => {
  it('is told of experiments, of ideas that were discarded, and of the way from insight to decision', async () => {
    const client = await newWorkspace();
    const tree = grow(client);
    const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'Shop' }, 'team { id }');
    const need = await tree.opportunity((await tree.outcome('Outcome', { teamId: team.id })).id);
    const [kept, dropped] = [await tree.solution(need.id), await tree.solution(need.id)];
    await tree.solution(need.id);
    const item = { externalId: 'a', kind: 'INTERVIEW', occurredAt: new Date().toISOString(), title: 'Heard' };
    const items = [{ ...item, links: [{ nodeId: need.id }] }];
    await client.mutate('insightIngest', { sourceSystem: 'desk', items });
    const change = async (id: string, set: object): Promise<void> => {
      expect((await client.mutate('solutionUpdate', { id, expectedVersion: 1, ...set })).userErrors).toEqual([]);
    };
    await change(kept.id, { status: 'BUILDING' });
    await change(dropped.id, { status: 'DISCARDED', statusReason: 'Nobody tried it.' });
    const ask = async (args: string) =>
      (
        await client.data<{ discoveryThroughput: object }>(
          `{ discoveryThroughput(${args}) { decided discarded discardedShare weeks { experiments } steps { step n medianDays } loop { n } } }`,
        )
      ).discoveryThroughput;
    const today = new Date().toISOString().slice(0, 10);
    expect(await ask(`from: "${today}", teamIds: ["${team.id}"]`)).toMatchObject({
      decided: 2,
      discarded: 1,
      discardedShare: 0.5,
      weeks: [{ experiments: 0 }],
      loop: { n: 0 },
      steps: [{ step: 'INSIGHT_TO_TARGET', n: 0, medianDays: null }, {}, {}, {}],
    });
    expect(await ask('from: "2020-01-06", to: "2020-01-13"')).toMatchObject({ decided: 0, discardedShare: null });
  });
});

describe('sensing', () => {
  it('tells of each channel what came, what came before and when the last came, and that one is silent', async () => {
    const client = await newWorkspace();
    const { product } = await client.mutate<{ product: { id: string } }>(
      'productCreate',
      { name: 'List' },
      'product { id }',
    );
    const need = await grow(client).opportunity((await grow(client).outcome('Outcome', { productId: product.id })).id);
    const heard = (externalId: string, kind: string, occurredAt: string, more: object = {}) => ({
      externalId,
      kind,
      occurredAt: `${occurredAt}T12:00:00Z`,
      title: 'Heard',
      ...more,
    });
    const items = [
      heard('a', 'SUPPORT', '2026-03-02', { links: [{ nodeId: need.id }] }),
      heard('b', 'INTERVIEW', '2026-03-08', { interview: { externalId: 'i', productId: product.id } }),
      heard('c', 'SUPPORT', '2026-02-28'),
      heard('d', 'VISION', '2026-01-05'),
    ];
    await client.mutate('insightIngest', { sourceSystem: 'desk', items });
    const ask = async (args = '') =>
      (
        await client.data<{ sensingHealth: { channels: { channel: string; sentence: string }[] } }>(
          `{ sensingHealth(from: "2026-03-02", to: "2026-03-09"${args}) { channels { channel count countBefore lastOn trend sentence } } }`,
        )
      ).sensingHealth.channels;
    const all = await ask();
    expect(all).toMatchObject([
      { channel: 'TACTICAL', count: 2, countBefore: 1, lastOn: '2026-03-08', trend: 'RISING' },
      { channel: 'STRATEGIC', count: 0, countBefore: 0, lastOn: '2026-01-05', trend: 'SILENT' },
      { channel: 'TECHNOLOGICAL', count: 0, lastOn: null, trend: 'SILENT' },
    ]);
    expect(all[2]?.sentence).toMatch(/^Nothing has ever come through the technological channel/);
    expect((await ask(`, productId: "${product.id}"`))[0]).toMatchObject({ count: 2, countBefore: 0 });
  });
});
