import { type Client, newWorkspace } from '../../support/service.ts';

interface Cycle {
  id: string;
  name: string;
  startsOn: string;
  endsOn: string;
  version: number;
}

const CYCLE = 'cycle { id name startsOn endsOn version }';
const QUARTER = { name: '2026 Q4', startsOn: '2026-10-01', endsOn: '2026-12-31' };

describe('cycles', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const create = (input: Record<string, unknown>) => client.mutate<{ cycle: Cycle }>('cycleCreate', input, CYCLE);
  const update = (input: Record<string, unknown>) => client.mutate<{ cycle: Cycle }>('cycleUpdate', input, CYCLE);

  it('are added, changed in part, and listed', async () => {
    const { cycle } = await create(QUARTER);
    expect(cycle).toEqual({ id: cycle.id, ...QUARTER, version: 1 });
    const changed = { id: cycle.id, ...QUARTER, endsOn: '2026-12-24', version: 2 };
    expect(await update({ id: cycle.id, expectedVersion: 1, endsOn: '2026-12-24' })).toEqual({
      cycle: changed,
      userErrors: [],
    });
    const { cycles } = await client.data<{ cycles: { nodes: Cycle[] } }>(
      '{ cycles { nodes { id name startsOn endsOn version } } }',
    );
    expect(cycles.nodes).toEqual([changed]);
  });

  it('may last one day, but do not end before they start, whichever end is changed', async () => {
    const { cycle } = await create({ ...QUARTER, endsOn: QUARTER.startsOn });
    expect(cycle.endsOn).toBe(QUARTER.startsOn);
    const refused = [
      await create({ ...QUARTER, endsOn: '2026-09-30' }),
      await update({ id: cycle.id, expectedVersion: 1, startsOn: '2026-10-02' }),
      await update({ id: cycle.id, expectedVersion: 1, endsOn: '2026-09-30' }),
    ];
    for (const { userErrors } of refused)
      expect(userErrors.map(({ code, path }) => [code, path])).toEqual([['INVALID_VALUE', ['endsOn']]]);
    const moved = await update({ id: cycle.id, expectedVersion: 1, startsOn: '2027-01-01', endsOn: '2027-03-31' });
    expect(moved.userErrors).toEqual([]);
  });

  it('have both ends, and days that exist', async () => {
    const { cycle } = await create(QUARTER);
    const { userErrors } = await update({ id: cycle.id, expectedVersion: 1, startsOn: null, endsOn: null });
    expect(userErrors.map(({ code, path }) => [code, path])).toEqual([
      ['INVALID_VALUE', ['startsOn']],
      ['INVALID_VALUE', ['endsOn']],
    ]);
    const { errors } = await client.ask(
      'mutation { cycleCreate(input: { name: "x", startsOn: "2026-02-30", endsOn: "2026-03-01" }) { userErrors { code } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});
