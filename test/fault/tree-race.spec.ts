import { chanceOf } from '../support/chance.ts';
import { grow, type Node } from '../support/grow.ts';
import { type Client, look, newWorkspace } from '../support/service.ts';

const ROUNDS = Number(process.env['OST_TEST_ROUNDS'] ?? 40);
const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

describe(`concurrent changes of trees over two processes (seed ${SEED}, ${ROUNDS} rounds)`, () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  it('leave no cycle and no orphan, and let exactly one of two opposite moves through', async () => {
    const chance = chanceOf(SEED);
    const plant = grow(client);
    const roots = [await plant.outcome('one'), await plant.outcome('two')];
    const nodes: Node[] = [];
    for (let index = 0; index < 12; index++)
      nodes.push(
        await plant.opportunity((nodes[chance(nodes.length + 2) - 2] ?? roots[index % 2] ?? nodes[0])?.id ?? ''),
      );
    const some = (): string => nodes[chance(nodes.length)]?.id ?? '';

    for (let round = 0; round < ROUNDS; round++) {
      const rows = await look<{ id: string; version: number }>(client, 'SELECT id, version FROM tree_node');
      const versions = new Map(rows.map(({ id, version }) => [id, version]));
      const at = (id: string) => ({ id, expectedVersion: versions.get(id) });
      const [left, right] = [
        await plant.opportunity(roots[0]?.id ?? ''),
        await plant.opportunity(roots[round % 2]?.id ?? ''),
      ];
      const opposite = [
        client.mutate('nodeMove', { id: left.id, parentId: right.id, expectedVersion: 1 }),
        client.elsewhere().mutate('nodeMove', { id: right.id, parentId: left.id, expectedVersion: 1 }),
      ];
      const others = Array.from({ length: chance(7) }, (_, index) => {
        const who = index % 2 ? client : client.elsewhere();
        const what = chance(4);
        if (what === 0) return who.mutate('nodeArchive', { ...at(some()), reason: 'race' });
        if (what === 1) return who.mutate('nodeRestore', at(some()));
        if (what === 2) return who.mutate('opportunityCreate', { parentId: some(), title: `round ${round}` });
        return who.mutate('nodeMove', { ...at(some()), parentId: chance(3) ? some() : (roots[chance(2)]?.id ?? '') });
      });
      // `mutate` throws on any top-level error, so a deadlock or a masked fault that reached a client ends the test.
      await Promise.all(others);
      const codes = (await Promise.all(opposite)).map(({ userErrors }) => userErrors.map(({ code }) => code).join());
      expect(codes.sort()).toEqual(['', 'WOULD_CYCLE']);
    }

    const [broken] = await look<{ lost: number; astray: number; deep: number }>(
      client,
      `WITH RECURSIVE below AS (
         SELECT id, id AS root, 1 AS depth FROM tree_node WHERE parent_id IS NULL
         UNION ALL
         SELECT child.id, below.root, below.depth + 1 FROM below JOIN tree_node AS child ON child.parent_id = below.id WHERE below.depth < 100
       )
       SELECT (SELECT count(*) FROM tree_node AS node WHERE NOT EXISTS (SELECT FROM below WHERE below.id = node.id))::int AS lost,
              (SELECT count(*) FROM tree_node AS node JOIN below USING (id) WHERE node.tree_id <> below.root)::int AS astray,
              (SELECT count(*) FROM below WHERE depth > 12)::int AS deep`,
    );
    expect(broken).toEqual({ lost: 0, astray: 0, deep: 0 });
  }, 240_000);
});

describe('one idempotency key, 50 times at once over two processes', () => {
  it('makes one thing; whoever is told to try again gets the same', async () => {
    const client = await newWorkspace();
    const query = `mutation { outcomeCreate(input: { title: "Once", idempotencyKey: "once" }) { outcome { id } userErrors { code } } }`;
    const ids = new Set<string>();
    const call = async (who: Client): Promise<void> => {
      for (let tries = 0; tries < 20; tries++) {
        const { data, errors } = await who.ask<{ outcomeCreate: { outcome: Node } }>(query);
        if (!errors) return void ids.add(data.outcomeCreate.outcome.id);
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['CONFLICT']);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('It was in flight for two seconds.');
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => call(index % 2 ? client : client.elsewhere())));
    expect(ids.size).toBe(1);
    const [{ count } = { count: -1 }] = await look<{ count: number }>(
      client,
      'SELECT count(*)::int AS count FROM tree_node',
    );
    expect(count).toBe(1);
  });

  it('does not remember what was refused, and refuses other input', async () => {
    const client = await newWorkspace();
    const refused = await client.mutate('outcomeCreate', { title: ' ', idempotencyKey: 'again' });
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['INVALID_VALUE']);
    const made = await client.mutate<{ outcome: Node }>(
      'outcomeCreate',
      { title: 'Now', idempotencyKey: 'again' },
      'outcome { id }',
    );
    expect(made.userErrors).toEqual([]);
    const other = await client.mutate('outcomeCreate', { title: 'Other', idempotencyKey: 'again' });
    expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });
});
