import { grow, type Node } from '../../support/grow.ts';
import { treeOf } from '../../support/scored-tree.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';

interface Row {
  readonly id: string;
  readonly rows: readonly string[];
}

/** What stands in the table, a line a node. */
const STANDING = `
  SELECT node_id AS id, array_agg(DISTINCT concat_ws(' ', tree_id, product_id, team_id, status, state)) AS rows
  FROM ranking_entry GROUP BY node_id ORDER BY node_id`;

/** The same, from nothing but the tree. */
const RECOMPUTED = `
  WITH RECURSIVE node AS (
    SELECT id, kind, status, id AS tree_id, product_id, team_id, archived_at IS NOT NULL AS archived, false AS below
    FROM tree_node WHERE parent_id IS NULL
    UNION ALL
    SELECT child.id, child.kind, child.status, node.tree_id, node.product_id, node.team_id,
           node.archived OR child.archived_at IS NOT NULL,
           node.below OR node.status IN ('PARKED', 'DISCARDED', 'DROPPED')
    FROM node JOIN tree_node AS child ON child.parent_id = node.id
  )
  SELECT id, ARRAY[concat_ws(' ', tree_id, product_id, team_id, status,
    CASE WHEN archived THEN 'ARCHIVED' ELSE '' END
    || CASE WHEN below THEN CASE WHEN archived THEN '_' ELSE '' END || 'BELOW_LAID_ASIDE'
            WHEN status IN ('PARKED', 'DISCARDED') THEN CASE WHEN archived THEN '_' ELSE '' END || 'LAID_ASIDE'
            WHEN NOT archived THEN 'RANKED' ELSE '' END)] AS rows
  FROM node WHERE kind IN ('OPPORTUNITY', 'SOLUTION') ORDER BY id`;

/** A generator of whole numbers below a bound, the same for the same seed (Park and Miller, 1988). */
const chance = (seed: number) => (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;

describe('where nodes stand', () => {
  const seed = (Date.now() % 100_000) + 1;
  let client: Client;
  const same = async (): Promise<void> => {
    const [there, meant] = [await look<Row>(client, STANDING), await look<Row>(client, RECOMPUTED)];
    expect(there).toEqual(meant);
  };
  const made = async (mutation: string, input: object, field: string): Promise<string> =>
    (await client.mutate<Record<string, { id: string }>>(mutation, { ...input }, `${field} { id }`))[field]?.id ?? '';

  beforeAll(async () => {
    client = await newWorkspace();
  });

  it(`is what a recomputation from scratch says after whatever happens to the tree (seed ${seed})`, async () => {
    const next = chance(seed);
    const plant = grow(client);
    const tree = treeOf(client);
    const products = [
      await made('productCreate', { name: 'One' }, 'product'),
      await made('productCreate', { name: 'Two' }, 'product'),
    ];
    const teams = [await made('teamCreate', { name: 'Team' }, 'team')];
    const outcomes = [await plant.outcome('A', { productId: products[0], teamId: teams[0] }), await plant.outcome('B')];
    const ids = { outcome: outcomes.map(({ id }) => id), opportunity: [] as string[], solution: [] as string[] };
    const any = (from: readonly string[]): string => from[next(from.length)] ?? '';
    const { outcome: planted } = await client.mutate<{ outcome: { id: string } }>(
      'treeCreate',
      {
        outcome: {
          title: 'C',
          productId: products[1],
          opportunities: [{ title: 'C1', status: 'PARKED', statusReason: 'Not now', solutions: [{ title: 'C2' }] }],
        },
      },
      'outcome { id }',
    );
    ids.outcome.push(planted.id);
    for (let index = 0; index < 12; index++) {
      const { id } = await plant.opportunity(any([...ids.outcome, ...ids.opportunity]));
      ids.opportunity.push(id);
      if (index % 3 === 0) ids.solution.push((await plant.solution(id)).id);
    }
    await same();
    const version = async (id: string): Promise<number> =>
      (await client.data<{ treeNode: Node }>('query ($id: ID!) { treeNode(id: $id) { version } }', { id })).treeNode
        .version;
    const all = (): string[] => [...ids.outcome, ...ids.opportunity, ...ids.solution];
    const act = async (kind: number): Promise<unknown> => {
      const [id, parentId] = [any(all()), any([...ids.outcome, ...ids.opportunity])];
      const at = { id, expectedVersion: await version(id) };
      if (kind === 0) return client.mutate('nodeMove', { ...at, parentId });
      if (kind === 1) return client.mutate('nodeArchive', { ...at, reason: 'Chance' });
      if (kind === 2) return client.mutate('nodeRestore', at);
      if (kind === 3) {
        const opportunity = any(ids.opportunity);
        const status = ['PARKED', 'IDENTIFIED', 'EXPLORING'][next(3)];
        const set = { id: opportunity, expectedVersion: await version(opportunity), status };
        return client.mutate('opportunityUpdate', status === 'PARKED' ? { ...set, statusReason: 'Not now' } : set);
      }
      if (kind === 4) {
        const items = [
          { id: any(ids.solution), status: ['DISCARDED', 'IDEA'][next(2)], statusReason: 'Chance' },
          { id: any(ids.outcome), status: ['DROPPED', 'ACTIVE'][next(2)], statusReason: 'Chance' },
        ];
        const versioned = await Promise.all(
          items.map(async (item) => ({ ...item, expectedVersion: await version(item.id) })),
        );
        return client.mutate('nodesUpdate', { items: versioned });
      }
      if (kind === 5) {
        const [from, into] = [any(ids.opportunity), any(ids.opportunity)];
        return client.mutate('opportunityMerge', {
          id: from,
          expectedVersion: await version(from),
          intoId: into,
          intoExpectedVersion: await version(into),
        });
      }
      if (kind === 6) {
        const outcome = any(ids.outcome);
        const set = { productId: [...products, null][next(3)], teamId: [...teams, null][next(2)] };
        return client.mutate('outcomeUpdate', { id: outcome, expectedVersion: await version(outcome), ...set });
      }
      return tree.size(any(ids.opportunity), next(50));
    };
    for (let round = 0; round < 60; round++) {
      await act(next(8));
      if (round % 10 === 9) await same();
    }
  }, 60_000);

  it('is told apart from the tree by a check that can fail', async () => {
    const [one] = await look<{ id: string }>(client, `SELECT id FROM tree_node WHERE kind = 'OPPORTUNITY' LIMIT 1`);
    const meant = await look<Row>(
      client,
      RECOMPUTED.replace(`'PARKED', 'DISCARDED', 'DROPPED'`, `'IDENTIFIED', 'EXPLORING', 'PARKED'`),
    );
    expect(one).toBeDefined();
    expect(await look<Row>(client, STANDING)).not.toEqual(meant);
  });

  it('holds all of 50 scores of one node that come at once over two processes, and stands at the latest', async () => {
    const tree = treeOf(client);
    const id = await tree.opportunity(await tree.outcome(), 'Scored by all');
    const now = Date.now();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        tree.size(
          id,
          index + 1,
          { recordedAt: new Date(now - ((index * 7) % 50) * 60_000).toISOString() },
          index % 2 ? client : client.elsewhere(),
        ),
      ),
    );
    expect(answers.every(({ score }) => score !== null)).toBe(true);
    expect(await look(client, `SELECT count(*)::int FROM score WHERE node_id = $1`, [id])).toEqual([{ count: 50 }]);
    const standing = `SELECT value, notch_low AS low, notch_high AS high FROM ranking_entry WHERE node_id = $1 AND model <> ''`;
    expect(await look(client, standing, [id])).toEqual([{ value: 1, low: 0.8, high: 1.25 }]);
  });
});
