import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/app.entities.ts';
import type { RankingScope } from '../../src/features/scoring/ranking-scope.model.ts';
import { RankingReader } from '../../src/features/scoring/ranking.reader.ts';
import { readConfig } from '../../src/platform/config.ts';
import { dataSourceOf } from '../../src/platform/database/data-source.ts';
import { Database } from '../../src/platform/database/database.ts';
import { type Caller, currentRequest, Request, within } from '../../src/platform/request/request.ts';
import { type Forest, plantForest } from '../support/forest.ts';
import { type Client, look, newWorkspace } from '../support/service.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}
const scansOf = (plan: Plan): Plan[] => [
  ...(plan['Relation Name'] === undefined ? [] : [plan]),
  ...(plan.Plans ?? []).flatMap(scansOf),
];
const readBy = (plan: Plan): number =>
  plan['Actual Loops'] *
  (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0));

const FIRST = 7;
const FAR = 500;

describe('a page of a ranking of 16,000 opportunities', () => {
  let client: Client;
  let workspaceId: string;
  let source: DataSource;
  let forest: Forest;
  let outcomeId: string;
  const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_URL'] ?? '' });
  const application = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] ?? '' });
  const sent: { text: string; values: unknown[] }[] = [];

  beforeAll(async () => {
    client = await newWorkspace();
    ({
      viewer: { workspaceId },
    } = await client.data<{ viewer: { workspaceId: string } }>('{ viewer { workspaceId } }'));
    const { product } = await client.mutate<{ product: { id: string } }>(
      'productCreate',
      { name: 'Product' },
      'product { id }',
    );
    const { team } = await client.mutate<{ team: { id: string } }>('teamCreate', { name: 'Team' }, 'team { id }');
    forest = { workspaceId, outcomes: 4, opportunitiesEach: 4_000, productIds: [product.id], teamIds: [team.id] };
    await Promise.all([owner, application].map((connection) => connection.connect()));
    for (const connection of [owner, application])
      await connection.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    await plantForest((text, values) => owner.query(text, [...values]), forest);
    [{ id: outcomeId }] = (await look<{ id: string }>(
      client,
      `SELECT id FROM tree_node WHERE kind = 'OUTCOME' ORDER BY id LIMIT 1`,
    )) as [{ id: string }];
    source = dataSourceOf(process.env['TEST_DATABASE_URL'] ?? '', readConfig({}), ENTITIES, (fault) => {
      throw fault;
    });
    const ignore = () => undefined;
    source.logger = {
      logQuery: (text, values) => void sent.push({ text, values: (values ?? []) as unknown[] }),
      ...{ logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore, log: ignore },
    };
    await source.initialize();
  }, 120_000);
  afterAll(async () => {
    if (source.isInitialized) await source.destroy();
    await Promise.all([owner.end(), application.end()]);
  });

  /** The scans of the statement that reads a page, run again as the application's role with row-level security. */
  async function scans(
    more: Partial<RankingScope>,
    after: { place: number; id: string } | null,
    first = FIRST,
  ): Promise<Plan[]> {
    const scope: RankingScope = {
      ...{ kind: 'OPPORTUNITY', model: 'OPPORTUNITY_SIZE', batchId: null },
      ...{ outcomeId: null, productId: null, teamIds: null, filter: {} },
      ...more,
    };
    const caller: Caller = {
      ...{ workspaceId, keyId: workspaceId, keyName: 'plan', scopes: new Set(), sourceSystem: null, onBehalfOf: null },
    };
    sent.length = 0;
    await within(new Request('plan', caller), async () => {
      const db = new Database(source, readConfig({}));
      const rankings = new RankingReader(db);
      const { snapshot } = await rankings.begin(scope);
      const { rows } = await rankings.scored(scope, after, after && snapshot, first + 21);
      expect(rows).toHaveLength(first + 21);
      await db.endSnapshot(currentRequest());
    });
    const statements = sent.filter(({ text }) => text.includes('FROM standing'));
    expect(statements).toHaveLength(1);
    const plans = await Promise.all(
      statements.map(async ({ text, values }) => {
        const { rows } = await application.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
          `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
          values,
        );
        return rows.map((row) => row['QUERY PLAN'][0].Plan);
      }),
    );
    return plans.flat().flatMap(scansOf);
  }
  /** Where a page so far down begins, found by counting, which the service never does. */
  async function placeOf(condition: string, pages: number): Promise<{ place: number; id: string }> {
    const [place] = await look<{ place: number; id: string }>(
      client,
      `SELECT place, node_id AS id FROM standing WHERE model = 'OPPORTUNITY_SIZE' AND state = 'RANKED' AND ${condition}
       ORDER BY place, node_id OFFSET $1 LIMIT 1`,
      [pages * FIRST - 1],
    );
    if (!place) throw new Error('The forest is too small.');
    return place;
  }

  it.each<[what: string, index: string, more: () => Partial<RankingScope>, condition: () => string]>([
    ['the workspace', 'standing_workspace_id_ladder_place_node_id_idx', () => ({}), () => 'true'],
    [
      'an outcome',
      'standing_workspace_id_tree_id_ladder_place_node_id_idx',
      () => ({ outcomeId }),
      () => `tree_id = '${outcomeId}'`,
    ],
    [
      'a product',
      'standing_workspace_id_product_id_ladder_place_node_id_idx',
      () => ({ productId: forest.productIds[0] ?? '' }),
      () => 'true',
    ],
    [
      'a team',
      'standing_workspace_id_team_id_ladder_place_node_id_idx',
      () => ({ teamIds: forest.teamIds }),
      () => 'true',
    ],
    [
      'a status',
      'standing_workspace_id_status_ladder_place_node_id_idx',
      () => ({ filter: { statuses: ['EXPLORING'] } }),
      () => `status = 'EXPLORING'`,
    ],
  ])('of %s reads at most 200 rows, and the 500th no more', async (_, index, more, condition) => {
    for (const after of [null, await placeOf(condition(), FAR - 1)]) {
      const read = await scans(more(), after);
      expect(read.map((scan) => [scan['Node Type'].replace('Only ', ''), scan['Index Name']])).toEqual([
        ['Index Scan', index],
      ]);
      expect(read.reduce((sum, scan) => sum + readBy(scan), 0)).toBeLessThanOrEqual(200);
    }
    const longest = await scans(more(), null, 100);
    expect(longest.reduce((sum, scan) => sum + readBy(scan), 0)).toBeLessThanOrEqual(200);
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
      `SELECT node_id AS id FROM standing JOIN tree_node AS node ON node.id = node_id
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
