import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Bench, newDatabase, sqlAs } from '../support/command.ts';
import { Client } from '../support/service.ts';

const bench = new Bench();
afterAll(() => bench.clear());

it('plants the whole sample once, however often it is killed while it plants', async () => {
  const settings = { ...(await newDatabase('planting')), PORT: '0', OST_SAMPLE: 'true' };
  const planted = async (): Promise<number> => {
    const found = await sqlAs<{ many: number }>(
      { role: 'postgres', database: 'planting' },
      `SELECT count(*)::int AS many FROM idempotency_key`,
    ).catch(() => []);
    return found[0]?.many ?? 0;
  };
  // Calls that were answered when it dies: in the middle of the first scores, of the ballots, and of what is measured.
  for (const calls of [20, 60, 90]) await bench.killOnce(async () => (await planted()) >= calls, ['serve'], settings);
  const service = await bench.serve(settings);
  const client = new Client(readFileSync(join(bench.folder, 'data', 'sample-key'), 'utf8').trim(), service.url);
  const sample = await client.data<Record<string, { nodes: { name?: string }[] }>>(
    `{ persons { nodes { name } } outcomes { nodes { title } } cycles { nodes { name } } guardrails { nodes { id } }
       ownModels { nodes { name } } ballots { nodes { id } } decisions { nodes { id } }
       objectives { nodes { statement } } }`,
  );
  expect(Object.fromEntries(Object.entries(sample).map(([list, { nodes }]) => [list, nodes.length]))).toEqual({
    persons: 3,
    outcomes: 2,
    cycles: 3,
    guardrails: 1,
    ownModels: 1,
    ballots: 2,
    decisions: 4,
    objectives: 5,
  });
  expect((await service.end()).code).toBe(0);
}, 120_000);
