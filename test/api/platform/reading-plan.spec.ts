import { CalendarReader } from '../../../src/platform/calendar/calendar.reader.ts';
import pg from 'pg';
import { ConfidenceReader } from '../../../src/features/research/evidence/confidence.reader.ts';
import { LedgerReader } from '../../../src/features/research/evidence/ledger.reader.ts';
import { SearchReader } from '../../../src/features/tree/node/search.reader.ts';
import { CountedWordsReader } from '../../../src/features/research/triage/counted-words.reader.ts';
import { InsightSimilarityReader } from '../../../src/features/research/triage/insight-similarity.reader.ts';
import { SimilarOpportunityReader } from '../../../src/features/research/triage/similar-opportunity.reader.ts';
import { type HeardForest, createHeardForest } from '../../support/heard-forest.ts';
import { type Client, look, newWorkspace, workspaceIdOf } from '../../support/service.ts';
import { scansBy, type TableScan } from '../../support/triage-plans.ts';
import { WatchedService } from '../../support/watched-service.ts';

const BIG = [
  'tree_node',
  'search_word',
  'opportunity_word',
  'participant',
  'insight',
  'insight_word',
  'link_training',
  'evidence',
];

describe('what is read of 6,000 opportunities and what people said of them', () => {
  const service = new WatchedService();
  let client: Client;
  let forest: HeardForest;
  /** Opportunities in the order of their words. */
  let opportunities: string[];
  let insights: string[];

  beforeAll(async () => {
    client = await newWorkspace();
    const workspaceId = await workspaceIdOf(client);
    forest = {
      workspaceId,
      outcomes: 2,
      opportunitiesEach: 3_000,
      productIds: [],
      teamIds: [],
      insights: 6_000,
      participants: 4_000,
    };
    const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_URL'] ?? '' });
    await owner.connect();
    await owner.query(`SELECT set_config('app.workspace_id', $1, false)`, [workspaceId]);
    await createHeardForest((text, values) => owner.query(text, [...values]), forest);
    await owner.end();
    const ids = async (statement: string) => (await look<{ id: string }>(forest, statement)).map(({ id }) => id);
    opportunities = await ids(`SELECT id FROM tree_node WHERE kind = 'OPPORTUNITY' ORDER BY id`);
    insights = await ids('SELECT id FROM insight ORDER BY id');
  }, 120_000);
  afterAll(() => {
    service.close();
  });

  const scans = (read: Parameters<typeof scansBy>[2], about: RegExp): Promise<TableScan[]> =>
    scansBy(process.env['TEST_DATABASE_URL'] ?? '', forest.workspaceId, read, about);
  /** Rows of each table that were touched, those thrown away among them; and what reached them by no index. */
  const readBy = (all: readonly TableScan[]): { rows: Record<string, number>; wholes: TableScan[] } => {
    const rows: Record<string, number> = {};
    for (const scan of all) {
      const name = scan['Relation Name'];
      rows[name] =
        (rows[name] ?? 0) + (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops'];
    }
    return {
      rows,
      wholes: all.filter((scan) => BIG.includes(scan['Relation Name']) && scan['Node Type'].includes('Seq Scan')),
    };
  };

  it('by a search is what holds its words, each found by index', async () => {
    const found = await scans(async (db, columns) => {
      const { nodes } = await new SearchReader(db, columns).search({ text: 'sort7 number307', first: 20 });
      expect(nodes[0]?.node.id).toBe(opportunities[307]);
    }, /search_word/);
    const { rows, wholes } = readBy(found);
    expect(wholes).toEqual([]);
    // Twenty are of a sort, and eleven numbers begin like the last word.
    expect(rows['search_word']).toBeLessThanOrEqual(20 + 11);
    // Each that is found, and its way up where it is shown.
    expect(rows['tree_node']).toBeLessThanOrEqual(21 * (1 + 6));
  });

  it('by a search while it is typed, for a word that all hold, is no more than it looks at of one word', async () => {
    const found = await scans(async (db, columns) => {
      const { nodes } = await new SearchReader(db, columns).search({ text: 'parc', first: 5 });
      expect(nodes).toHaveLength(5);
    }, /search_word/);
    const { rows, wholes } = readBy(found);
    expect(wholes).toEqual([]);
    expect(rows['search_word']).toBeLessThanOrEqual(5_000);
    expect(rows['tree_node']).toBeLessThanOrEqual(6 * (1 + 6));
  });

  it('to find opportunities that are alike is where its words stand, and of nodes the best alone', async () => {
    const found = await scans(async (db) => {
      const alike = await new SimilarOpportunityReader(db, new CalendarReader(db)).similar({
        id: opportunities[7] ?? '',
        title: 'Parcel of sort7',
        description: null,
      });
      expect(alike).toHaveLength(10);
      for (const { words } of alike) expect(words).toContain('sort7');
    }, /opportunity_word/);
    const { rows, wholes } = readBy(found);
    expect(wholes).toEqual([]);
    expect(rows['opportunity_word']).toBeLessThanOrEqual(6_000 + 20);
    expect(rows['tree_node']).toBeLessThanOrEqual(48);
    expect(rows['link_training']).toBeLessThanOrEqual(2 * 48);
  });

  it.each([1, 50])('to find what says the same as %d insights stands behind a few of their words', async (count) => {
    const found = await scans(async (db) => {
      const reader = new InsightSimilarityReader(db, new CountedWordsReader(db));
      const asked = insights.slice(0, count);
      const alike = await Promise.all(asked.map((id) => reader.of(id)));
      expect(alike.map((each) => each.map(({ insightId }) => insightId))).toEqual(
        asked.map((_, index) => [insights[3_000 + index]]),
      );
    }, /insight_word/);
    const { rows, wholes } = readBy(found);
    // How the latest thousand insights are counted is for the test of triage to say.
    expect(wholes.filter((scan) => scan['Relation Name'] !== 'insight')).toEqual([]);
    // Five words of each and of what is near; at most a hundred places of the word that all say, and two of each other.
    expect(rows['insight_word']).toBeLessThanOrEqual(count * (5 + 5 * 3 * 2) + 4 * 100 + 20 * 5 * count);
  });

  it.each([2, 50])(
    'to tell who was heard of %d opportunities, and how sure one may be, is what is evidence of them',
    async (count) => {
      const found = await scans(async (db) => {
        const reader = new ConfidenceReader(db, new LedgerReader(db));
        // The last of a tree, so that nothing hangs below.
        const sure = await reader.problems(opportunities.slice(-count), new Date());
        expect(sure).toHaveLength(count);
        expect(sure.map(({ supports, contradicts }) => supports + contradicts)).toEqual(sure.map(() => 1));
      }, /told_evidence/);
      const { rows, wholes } = readBy(found);
      expect(wholes).toEqual([]);
      for (const table of ['evidence', 'insight']) expect(rows[table]).toBeLessThanOrEqual(count);
      expect(rows['participant']).toBeLessThanOrEqual(3 * count);
      expect(rows['tree_node'] ?? 0).toBeLessThanOrEqual(count);
    },
  );

  it.each([
    [
      'a search',
      (first: number) =>
        `{ search(text: "parcel sort7", first: ${first}) { nodes { snippet node { ... on TreeNode { id title } } } } }`,
    ],
    [
      'likeness of opportunities',
      (first: number) =>
        `{ similarOpportunities(text: "${first === 2 ? 'number7 number8' : 'parcel sort7'}") { similarity opportunity { title } } }`,
    ],
    [
      'likeness of insights',
      (first: number) => `{ insights(first: ${first}) { nodes { similarInsights { similarity insight { title } } } } }`,
    ],
    [
      'the ledger, and confidence',
      (first: number) =>
        `{ opportunityRanking(model: OPPORTUNITY_SIZE, first: ${first}) { nodes { opportunity { ledger { needed united { participants { heard } } } problemConfidence { level } } } } }`,
    ],
  ])('takes the same statements for two rows and for fifty: %s', async (_, query) => {
    const of = service.client(client);
    const statements = async (first: number): Promise<number> => {
      const { errors, headers } = await of.ask(query(first));
      expect(errors).toBeUndefined();
      return (await service.answered(headers.get('x-request-id') ?? '')).statements;
    };
    const few = await statements(2);
    expect(few).toBeGreaterThan(0);
    expect(await statements(50)).toBe(few);
  });
});
