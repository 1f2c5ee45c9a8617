import pg from 'pg';
import type { RankingScope } from '../../../src/features/priorities/scoring/ranking-scope.model.ts';
import { type Forest, createForest } from '../../support/forest.ts';
import { RankingPlans } from '../../support/ranking-plans.ts';
import { type Client, look, newWorkspace, workspaceIdOf } from '../../support/service.ts';

const FIRST = 7;
const FAR = 500;

describe('a page of a ranking of 16,000 opportunities', () => {
  let client: Client;
  let workspaceId: string;
  let plans: RankingPlans;
  let forest: Forest;
  let outcomeId: string;

  beforeAll(async () => {
    client = await newWorkspace();
    workspaceId = await workspaceIdOf(client);
    const made = async (mutation: string, field: string): Promise<string> =>
      (await client.mutate<Record<string, { id: string }>>(mutation, { name: mutation }, `${field} { id }`))[field]
        ?.id ?? '';
    const productIds = [await made('productCreate', 'product'), await made('productCreate', 'product')];
    const teamIds = [await made('teamCreate', 'team'), await made('teamCreate', 'team')];
    forest = { workspaceId, outcomes: 4, opportunitiesEach: 4_000, productIds, teamIds };
    const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_URL'] ?? '' });
    await owner.connect();
    await owner.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    await createForest((text, values) => owner.query(text, [...values]), forest);
    // As after a while in production: plans must hold when Postgres knows what it has, not only when it guesses.
    await owner.query('ANALYZE ranking_entry, tree_node');
    await owner.end();
    [{ id: outcomeId }] = (await look<{ id: string }>(
      client,
      `SELECT id FROM tree_node WHERE kind = 'OUTCOME' ORDER BY id LIMIT 1`,
    )) as [{ id: string }];
    plans = await RankingPlans.open(process.env['TEST_DATABASE_URL'] ?? '', workspaceId);
  }, 120_000);
  afterAll(() => plans.close());

  it.each<[what: string, index: string, more: () => Partial<RankingScope>, condition: () => string]>([
    ['the workspace', 'ranking_entry_workspace_partition_key_place_node_id_idx', () => ({}), () => 'true'],
    [
      'an outcome',
      'ranking_entry_tree_id_partition_key_place_node_id_idx',
      () => ({ outcomeId }),
      () => `tree_id = '${outcomeId}'`,
    ],
    [
      'a product',
      'ranking_entry_product_id_partition_key_place_node_id_idx',
      () => ({ productId: forest.productIds[0] ?? '' }),
      () => `product_id = '${forest.productIds[0] ?? ''}'`,
    ],
    [
      'a team',
      'ranking_entry_team_id_partition_key_place_node_id_idx',
      () => ({ teamIds: forest.teamIds.slice(0, 1) }),
      () => `team_id = '${forest.teamIds[0] ?? ''}'`,
    ],
    [
      'a status',
      'ranking_entry_status_partition_key_place_node_id_idx',
      () => ({ filter: { statuses: ['EXPLORING'] } }),
      () => `status = 'EXPLORING'`,
    ],
  ])('of %s reads at most 200 rows, and the 500th no more', async (_, index, more, condition) => {
    for (const pages of [0, FAR - 1]) {
      const page = await plans.page(more(), await plans.last(condition(), pages, FIRST), FIRST);
      expect(page.rows).toHaveLength(FIRST + 21);
      expect(page.scans.map((scan) => [scan['Node Type'].replace('Only ', ''), scan['Index Name']])).toEqual([
        ['Index Scan', index],
      ]);
      expect(page.read).toBeLessThanOrEqual(200);
    }
    expect((await plans.page(more(), null, 100)).read).toBeLessThanOrEqual(200);
  });

  it('that only few fit looks at 5,000 nodes, says so, and goes on from there until all are found', async () => {
    const query = `query ($after: String) {
      opportunityRanking(model: OPPORTUNITY_SIZE, first: 100, after: $after, filter: { tags: ["rare"] }) {
        scanned edges { rank node { opportunity { id } } } pageInfo { hasNextPage endCursor }
      }
    }`;
    interface Page {
      scanned: number;
      edges: { rank: number | null; node: { opportunity: { id: string } } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    }
    const pages: Page[] = [];
    let after: string | null = null;
    do {
      const { opportunityRanking: page }: { opportunityRanking: Page } = await client.data(query, { after });
      pages.push(page);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(pages[0]?.scanned).toBe(5_000);
    expect(pages.length).toBeGreaterThan(3);
    const found = pages.flatMap(({ edges }) => edges);
    expect(found.map(({ rank }) => rank)).toEqual(found.map((_, index) => index + 1));
    const rare = await look<{ id: string }>(
      client,
      `SELECT node_id AS id FROM ranking_entry JOIN tree_node AS node ON node.id = node_id
       WHERE model = 'OPPORTUNITY_SIZE' AND state = 'RANKED' AND node.tags = '{rare}' ORDER BY place, node_id`,
    );
    expect(found.map(({ node }) => node.opportunity.id)).toEqual(rare.map(({ id }) => id));
  });

  it('walks to the end of one outcome, each once and in its place', async () => {
    const query = `query ($outcomeId: ID!, $after: String) {
      opportunityRanking(outcomeId: $outcomeId, model: OPPORTUNITY_SIZE, first: 100, after: $after) {
        edges { rank node { score { value } opportunity { id } } } pageInfo { hasNextPage endCursor }
      }
    }`;
    interface Page {
      edges: { rank: number; node: { score: { value: number }; opportunity: { id: string } } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    }
    const seen: Page['edges'] = [];
    let after: string | null = null;
    do {
      const { opportunityRanking: page }: { opportunityRanking: Page } = await client.data(query, { outcomeId, after });
      seen.push(...page.edges);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen.map(({ node }) => node.opportunity.id)).size).toBe(3_875);
    const values = seen.map(({ node }) => node.score.value);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    expect(seen.map(({ rank }) => rank)).toEqual(values.map((value) => values.indexOf(value) + 1));
  }, 30_000);
});
