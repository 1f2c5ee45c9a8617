import pg from 'pg';
import type { NodeKind } from '../../../src/domain/tree/node/node-kind.ts';
import type { NodeArgs, NodeOrderField } from '../../../src/features/tree/node/lists/node-args.model.ts';
import { NodeListReader } from '../../../src/features/tree/node/lists/node-list.reader.ts';
import { TreeNode } from '../../../src/features/tree/node/tree-node.model.ts';
import { ListCandidates } from '../../../src/platform/database/list-candidates.reader.ts';
import { ListReader } from '../../../src/platform/database/list.reader.ts';
import { encodeCursor } from '../../../src/platform/paging/cursor.ts';
import { createListedForest } from '../../support/listed-forest.ts';
import { scratchDatabase } from '../../support/own-service.ts';
import { StatementPlans } from '../../support/statement-plans.ts';

const FIRST = 10;
const FAR = 500;
/** What a page looks at, at most. */
const MOST = 5_000;

const TREES = 40;
const id = (letter: string, number: number): string =>
  `${letter}0000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const OWNERS = Array.from({ length: 60 }, (_, at) => id('c', at));
const [MANY = '', FEW = ''] = OWNERS;
const COMMON = ['CREATED_AT', 'UPDATED_AT', 'TITLE'] as const;

/** What can be asked of nodes of each kind: orders, and filters that let few of them through, many, or almost none. */
const LISTS: readonly { kind: NodeKind; orders: readonly NodeOrderField[]; filters: readonly object[] }[] = [
  {
    kind: 'OPPORTUNITY',
    orders: COMMON,
    filters: [
      {},
      { includeArchived: true },
      { includeLaidAside: false },
      { outcomeIds: ['$outcome'] },
      { parentIds: ['$outcome'] },
      { belowIds: ['$outcome'] },
      { teamIds: [id('d', 0)] },
      { teamIds: [id('d', 1), id('d', 2)] },
      { ownerIds: [MANY] },
      { ownerIds: [FEW] },
      { hasOwner: true },
      { hasOwner: false },
      { tags: ['rare'] },
      { allTags: ['rare', 'none'] },
      { personaIds: [id('e', 0)] },
      { statuses: ['EXPLORING'] },
      { statuses: ['PARKED'] },
      { types: ['NEED'] },
      { isTarget: true },
      { isTarget: false },
      { isLeaf: true },
      { hasEvidence: true },
      { hasEvidence: false },
      { keyResultIds: [id('f', 0)] },
      { changedSince: new Date(Date.now() - 3_600_000) },
      { changedSince: new Date(0) },
      { createdSince: new Date(0) },
    ],
  },
  {
    kind: 'SOLUTION',
    orders: [...COMMON, 'SHIPPED_ON'],
    filters: [
      {},
      { text: 'node' },
      { text: 'seldom nodes' },
      { shippedSince: '2027-10-01' },
      { shippedBefore: '2026-02-01' },
      { shippedSince: '2026-01-01' },
    ],
  },
  {
    kind: 'EXPERIMENT',
    orders: [...COMMON, 'DUE_ON', 'STARTED_ON', 'CONCLUDED_ON'],
    filters: [
      {},
      { includeArchived: true },
      { statuses: ['RUNNING'], teamIds: [id('d', 1)] },
      { statuses: ['CONCLUDED'], hasDecision: false },
      { hasDecision: true },
      { verdicts: ['REFUTED'] },
      { dueBefore: '2026-01-10' },
      { dueBefore: '2027-10-01' },
      { startedBefore: '2026-01-10' },
    ],
  },
];

describe('lists of 100,000 nodes', () => {
  let owner: pg.Client;
  let plans: StatementPlans;
  let lists: NodeListReader;
  let database: Awaited<ReturnType<typeof scratchDatabase>>;
  let outcomeId = '';
  /** By order and direction, the place in which the item of a whole list stands with which its 500th page begins. */
  const places = new Map<string, readonly unknown[]>();

  beforeAll(async () => {
    database = await scratchDatabase('listed');
    owner = new pg.Client({ connectionString: database.settings['DATABASE_OWNER_URL'] ?? '' });
    await owner.connect();
    const application = database.settings['DATABASE_URL'] ?? '';
    const { rows } = await owner.query<{ id: string }>('SELECT founded_id AS id FROM first_workspace');
    const workspaceId = rows[0]?.id ?? '';
    await createListedForest(owner, {
      workspaceId,
      trees: TREES,
      nodesEach: 100_000 / TREES,
      ownerIds: OWNERS,
      teamIds: Array.from({ length: 3 }, (_, at) => id('d', at)),
      personaIds: [id('e', 0)],
    });
    const [outcome] = (await owner.query<{ id: string }>(`SELECT id FROM tree_node WHERE kind = 'OUTCOME' LIMIT 1`))
      .rows;
    outcomeId = outcome?.id ?? '';
    plans = await StatementPlans.open(application, workspaceId);
    const { db, columns } = plans.own;
    lists = new NodeListReader(new ListCandidates(db), new ListReader(db, columns), columns);
  }, 120_000);
  afterAll(async () => {
    await plans.close();
    await owner.end();
    await database.drop();
  });

  /** What a page reads, with rows of the model of all kinds. */
  const read = (kinds: readonly NodeKind[], args: object) =>
    plans.of(() => lists.page(TreeNode, kinds, args as NodeArgs));
  const named = (filter: object): object =>
    Object.fromEntries(
      Object.entries(filter).map(([field, value]) => [
        field,
        JSON.stringify(value) === '["$outcome"]' ? [outcomeId] : (value as unknown),
      ]),
    );
  /** The cursor of a page's list, moved to where the 500th page of the whole list begins. */
  const far = async (kind: NodeKind, field: NodeOrderField, direction: string, cursor: string): Promise<string> => {
    const key = `${kind}/${field}/${direction}`;
    const column =
      { CREATED_AT: 'id', UPDATED_AT: 'updated_at', TITLE: 'title_key' }[field as string] ??
      `${field.toLowerCase()}_${direction === 'ASC' ? 'rising' : 'falling'}`;
    const known = places.get(key);
    if (!known) {
      const { rows } = await owner.query<{ value: string; id: string }>(
        `SELECT ${column}::text AS value, id FROM tree_node WHERE kind = $1 AND NOT archived_in_effect
         ORDER BY ${column} ${direction}, id ${direction} OFFSET $2 LIMIT 1`,
        [kind, FIRST * (FAR - 1)],
      );
      places.set(key, field === 'CREATED_AT' ? [rows[0]?.id] : [rows[0]?.value, rows[0]?.id]);
    }
    const [list] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string];
    return encodeCursor(list, places.get(key) ?? []);
  };

  it.each(LISTS.flatMap(({ kind, orders, filters }) => filters.map((filter) => [kind, filter, orders] as const)))(
    'of %s by %j read at most 5,000 for the first and the 500th page of every order',
    async (kind, filter, orders) => {
      for (const [at, field] of orders.entries()) {
        const direction = at % 2 ? 'DESC' : 'ASC';
        const args = { first: FIRST, filter: named(filter), orderBy: { field, direction } };
        const first = await read([kind], args);
        const cursor = first.answer.pageInfo.endCursor;
        const pages = [first];
        if (cursor !== null)
          pages.push(await read([kind], { ...args, after: await far(kind, field, direction, cursor) }));
        for (const { answer, rows, whole } of pages) {
          expect(whole.filter((table) => ['tree_node', 'search_word'].includes(table))).toEqual([]);
          // Candidates of each filter are counted, those of one read and looked up; or rows are walked, with what hangs on each.
          // By what its sample told, Postgres looks a row up beside the walk once or twice more; never one for each of all nodes.
          expect(rows).toBeLessThanOrEqual((4 + Object.keys(filter).length) * (MOST + 1) + 100);
          expect(answer.nodes.length === FIRST || answer.stoppedEarly || !answer.pageInfo.hasNextPage).toBe(true);
        }
        if (Object.keys(filter).length === 0)
          expect(Math.max(...pages.map(({ rows }) => rows))).toBeLessThanOrEqual(2 * FIRST);
      }
    },
  );

  it('of all kinds, with archived ones, merge the parts of an index', async () => {
    const kinds = ['OUTCOME', 'OPPORTUNITY', 'SOLUTION', 'EXPERIMENT'] as const;
    for (const field of COMMON) {
      const page = await read(kinds, {
        first: FIRST,
        filter: { includeArchived: true },
        orderBy: { field, direction: 'DESC' },
      });
      expect(page.answer.nodes).toHaveLength(FIRST);
      expect(page.rows).toBeLessThanOrEqual(8 * 2 * FIRST);
    }
  });

  it('that end early say so, and go on until all are found, from either end', async () => {
    const filter = { types: ['PAIN_POINT'] };
    const { rows } = await owner.query<{ id: string }>(
      `SELECT id FROM tree_node WHERE type = 'PAIN_POINT' AND NOT archived_in_effect ORDER BY title_key, id`,
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const [size, cursor, start] of [
      ['first', 'after', 'endCursor'],
      ['last', 'before', 'startCursor'],
    ] as const) {
      const found: string[] = [];
      let early = 0;
      for (let at: string | null = null, more = true; more;) {
        const { answer } = await read(['OPPORTUNITY'], {
          [size]: 100,
          [cursor]: at,
          filter,
          orderBy: { field: 'TITLE', direction: 'ASC' },
        });
        const ids = answer.nodes.map((node) => node.id);
        found[size === 'first' ? 'push' : 'unshift'](...ids);
        early += Number(answer.stoppedEarly);
        [at, more] = [
          answer.pageInfo[start],
          size === 'first' ? answer.pageInfo.hasNextPage : answer.pageInfo.hasPreviousPage,
        ];
      }
      expect(found).toEqual(rows.map((row) => row.id));
      expect(early).toBeGreaterThan(0);
    }
  });
});
