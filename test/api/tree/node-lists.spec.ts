import { aim } from '../../support/aim.ts';
import { decide } from '../../support/decide.ts';
import { grow } from '../../support/grow.ts';
import { hearing } from '../../support/hear.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';
import { WatchedService } from '../../support/watched-service.ts';

type ListName = 'treeNodes' | 'outcomes' | 'opportunities' | 'solutions' | 'experiments';
interface Page {
  readonly nodes: { readonly id: string; readonly title: string }[];
  readonly totalCount: number;
  readonly stoppedEarly: boolean;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Which nodes a filter lets through; ids stand by their names, as "$team". */
const FILTERS: readonly [list: ListName, filter: Readonly<Record<string, unknown>>, titles: readonly string[]][] = [
  ['outcomes', {}, ['Alpha', 'Beta']],
  ['outcomes', { outcomeIds: ['$beta'] }, ['Beta']],
  ['outcomes', { teamIds: ['$team'] }, ['Alpha']],
  ['outcomes', { productIds: ['$product'] }, ['Alpha']],
  ['outcomes', { metricIds: ['$metric'] }, ['Alpha']],
  ['outcomes', { types: ['BUSINESS'] }, ['Beta']],
  ['outcomes', { goals: ['LEARNING'] }, ['Alpha']],
  ['outcomes', { statuses: ['DROPPED'] }, ['Beta']],
  ['outcomes', { ownerIds: ['$ada'] }, ['Alpha']],
  ['outcomes', { hasOwner: false }, ['Beta']],
  ['opportunities', {}, ['Find recipes', 'Plan meals', 'Shopping lists']],
  ['opportunities', { includeArchived: true }, ['Find recipes', 'Gone', 'Plan meals', 'Shopping lists']],
  ['opportunities', { includeLaidAside: false }, ['Plan meals', 'Shopping lists']],
  ['opportunities', { outcomeIds: ['$alpha'] }, ['Plan meals', 'Shopping lists']],
  ['opportunities', { parentIds: ['$alpha', '$beta'] }, ['Find recipes', 'Plan meals']],
  ['opportunities', { belowIds: ['$meals'] }, ['Shopping lists']],
  ['opportunities', { teamIds: ['$team'] }, ['Plan meals', 'Shopping lists']],
  ['opportunities', { productIds: ['$product'] }, ['Plan meals', 'Shopping lists']],
  ['opportunities', { keyResultIds: ['$keyResult'] }, ['Plan meals', 'Shopping lists']],
  ['opportunities', { ownerIds: ['$ada'] }, ['Plan meals']],
  ['opportunities', { hasOwner: false }, ['Find recipes', 'Shopping lists']],
  ['opportunities', { hasOwner: true }, ['Plan meals']],
  ['opportunities', { tags: ['mobile', 'q3'] }, ['Find recipes', 'Plan meals']],
  ['opportunities', { allTags: ['mobile', 'q3'] }, ['Find recipes']],
  ['opportunities', { tags: ['mob'] }, []],
  ['opportunities', { text: 'a list of carrots' }, []],
  ['opportunities', { text: 'the list for shops' }, ['Shopping lists']],
  ['opportunities', { text: '…' }, []],
  ['opportunities', { personaIds: ['$persona'] }, ['Plan meals']],
  ['opportunities', { sensingChannels: ['STRATEGIC'] }, ['Find recipes']],
  ['opportunities', { types: ['DESIRE'] }, ['Shopping lists']],
  ['opportunities', { statuses: ['PARKED', 'EXPLORING'] }, ['Find recipes', 'Plan meals']],
  ['opportunities', { isTarget: true }, ['Shopping lists']],
  ['opportunities', { isTarget: false }, ['Find recipes', 'Plan meals']],
  ['opportunities', { isLeaf: true }, ['Find recipes', 'Shopping lists']],
  ['opportunities', { isLeaf: false }, ['Plan meals']],
  ['opportunities', { hasEvidence: true }, ['Plan meals']],
  ['opportunities', { hasEvidence: false, belowIds: ['$alpha'] }, ['Shopping lists']],
  ['solutions', {}, ['Send reminders', 'Share a list']],
  ['solutions', { statuses: ['DISCARDED'] }, ['Send reminders']],
  ['solutions', { shippedSince: '2026-02-10' }, ['Share a list']],
  ['solutions', { shippedSince: '2026-02-11' }, []],
  ['solutions', { shippedBefore: '2026-02-11' }, ['Share a list']],
  ['solutions', { shippedBefore: '2026-02-10' }, []],
  ['solutions', { keyResultIds: ['$keyResult'], ownerIds: ['$bo'] }, ['Share a list']],
  ['experiments', { statuses: ['RUNNING'] }, ['Ask cooks', 'Fake door', 'Letters']],
  ['experiments', { statuses: ['RUNNING'], includeLaidAside: false }, ['Fake door']],
  ['experiments', { statuses: ['RUNNING'], teamIds: ['$team'] }, ['Fake door', 'Letters']],
  ['experiments', { dueBefore: '2026-01-21' }, ['Fake door']],
  ['experiments', { dueBefore: '2026-01-20' }, []],
  ['experiments', { startedBefore: '2026-01-10' }, ['Fake door']],
  ['experiments', { verdicts: ['SUPPORTED'] }, ['Old test']],
  ['experiments', { decisions: ['PERSEVERE'] }, ['Older test']],
  ['experiments', { hasDecision: true }, ['Older test']],
  ['experiments', { statuses: ['CONCLUDED'], hasDecision: false }, ['Old test']],
  ['experiments', { learningQuestions: ['WANT_TO_TRY'] }, ['Fake door']],
  ['treeNodes', { kinds: ['OUTCOME', 'SOLUTION'] }, ['Alpha', 'Beta', 'Send reminders', 'Share a list']],
  ['treeNodes', { ownerIds: ['$ada', '$bo'] }, ['Alpha', 'Plan meals', 'Share a list']],
  ['treeNodes', { statuses: ['SHIPPED', 'PARKED'] }, ['Find recipes', 'Share a list']],
  [
    'treeNodes',
    { outcomeIds: ['$beta'], includeArchived: true, kinds: ['OPPORTUNITY', 'SOLUTION'] },
    ['Below gone', 'Find recipes', 'Gone'],
  ],
  ['treeNodes', { parentIds: ['$meals'], kinds: ['SOLUTION'] }, ['Send reminders', 'Share a list']],
  ['treeNodes', { ownerIds: [] }, []],
];

/** In which order a list comes; each is also read backwards. */
const ORDERS: readonly [
  list: ListName,
  field: string,
  ascending: readonly string[],
  descending: readonly string[] | null,
][] = [
  ['outcomes', 'TITLE', ['Alpha', 'Beta'], null],
  ['opportunities', 'CREATED_AT', ['Plan meals', 'Shopping lists', 'Find recipes'], null],
  ['opportunities', 'TITLE', ['Find recipes', 'Plan meals', 'Shopping lists'], null],
  ['opportunities', 'UPDATED_AT', ['Shopping lists', 'Find recipes', 'Plan meals'], null],
  ['solutions', 'SHIPPED_ON', ['Share a list', 'Send reminders'], ['Share a list', 'Send reminders']],
  [
    'experiments',
    'STARTED_ON',
    ['Fake door', 'Letters', 'Ask cooks', 'Older test', 'Old test'],
    ['Older test', 'Ask cooks', 'Letters', 'Fake door', 'Old test'],
  ],
  [
    'experiments',
    'DUE_ON',
    ['Fake door', 'Letters', 'Ask cooks', 'Old test', 'Older test'],
    ['Letters', 'Fake door', 'Older test', 'Old test', 'Ask cooks'],
  ],
  [
    'experiments',
    'CONCLUDED_ON',
    ['Older test', 'Old test', 'Fake door', 'Letters', 'Ask cooks'],
    ['Old test', 'Older test', 'Ask cooks', 'Letters', 'Fake door'],
  ],
];

describe('lists of nodes across trees', () => {
  let client: Client;
  const ids: Record<string, string> = {};
  let between = '';

  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    const made = async (field: string, input: object): Promise<string> =>
      (await client.mutate<Record<string, { id: string }>>(`${field}Create`, { ...input }, `${field} { id }`))[field]
        ?.id ?? '';
    ids['ada'] = await made('person', { name: 'Ada', role: 'PRODUCT' });
    ids['bo'] = await made('person', { name: 'Bo', role: 'DESIGN' });
    ids['team'] = await made('team', { name: 'Checkout', memberIds: [] });
    ids['product'] = await made('product', { name: 'Planner' });
    ids['persona'] = await made('persona', { name: 'Parent' });
    ids['metric'] = (await aim(client).metric()).id;
    ids['keyResult'] = (await aim(client).keyResult()).id;
    const alpha = { type: 'PRODUCT', goal: 'LEARNING', metricId: ids['metric'], ownerId: ids['ada'] };
    ids['alpha'] = (await plant.outcome('Alpha', { ...alpha, teamId: ids['team'], productId: ids['product'] })).id;
    ids['beta'] = (await plant.outcome('Beta', { type: 'BUSINESS', status: 'DROPPED', statusReason: 'Over' })).id;
    const meals = await plant.opportunity(ids['alpha'], 'Plan meals', {
      ownerId: ids['ada'],
      tags: ['mobile'],
      personaIds: [ids['persona']],
    });
    ids['meals'] = meals.id;
    const lists = await plant.opportunity(meals.id, 'Shopping lists', { type: 'DESIRE' });
    const share = await plant.solution(meals.id, 'Share a list', {
      ownerId: ids['bo'],
      status: 'SHIPPED',
      shippedOn: '2026-02-10',
    });
    const running = { status: 'RUNNING', successCriterion: { text: 'Half of them try it' } };
    await plant.experiment(share.id, 'Fake door', {
      ...running,
      startedOn: '2026-01-05',
      dueOn: '2026-01-20',
      learningQuestion: 'WANT_TO_TRY',
    });
    const laidAside = await plant.solution(meals.id, 'Send reminders', {
      status: 'DISCARDED',
      statusReason: 'Annoying',
    });
    await plant.experiment(laidAside.id, 'Letters', { ...running, startedOn: '2026-01-10', dueOn: '2026-03-01' });
    const recipes = await plant.opportunity(ids['beta'], 'Find recipes', {
      tags: ['mobile', 'q3'],
      status: 'PARKED',
      statusReason: 'Later',
      sensingChannelsOverride: ['STRATEGIC'],
    });
    await plant.experiment(recipes.id, 'Ask cooks', { ...running, startedOn: '2026-02-01' });
    const concluded = { status: 'CONCLUDED', verdict: 'SUPPORTED' };
    await plant.experiment(meals.id, 'Old test', { ...concluded, concludedOn: '2026-02-02' });
    await plant.experiment(meals.id, 'Older test', {
      ...concluded,
      verdict: 'REFUTED',
      decision: 'PERSEVERE',
      startedOn: '2026-02-01',
      concludedOn: '2026-02-01',
    });
    const gone = await plant.opportunity(ids['beta'], 'Gone');
    await plant.solution(gone.id, 'Below gone');
    await client.mutate('nodeArchive', { id: gone.id, expectedVersion: 1, reason: 'Over' });
    await decide(client).target(ids['alpha'], lists.id);
    await hearing(client)(meals.id, { who: 'p1' });
    const hypothesis = { statement: 'It helps', direction: 'UP', dueOn: '2030-01-01' };
    const linked = await client.mutate('keyResultLinkCreate', {
      keyResultId: ids['keyResult'],
      nodeId: meals.id,
      hypothesis,
    });
    expect(linked).toEqual({ userErrors: [] });
    between = new Date().toISOString();
    await client.mutate('opportunityUpdate', { id: meals.id, expectedVersion: 1, status: 'EXPLORING' });
    await plant.outcome('Late', { ownerId: null, status: 'ACHIEVED' });
  }, 60_000);

  /** The filter with ids in place of their names. */
  const named = (filter: object): object =>
    JSON.parse(JSON.stringify(filter).replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? name)) as object;
  const page = async (list: ListName, args: object, by = client): Promise<Page> => {
    const type = { treeNodes: 'TreeNode', opportunities: 'Opportunity' }[list as string] ?? list.slice(0, -1);
    const of = `${type[0]?.toUpperCase()}${type.slice(1)}`;
    const { [list]: found } = await by.data<Record<ListName, Page>>(
      `query ($filter: ${of}Filter, $orderBy: ${of}Order, $first: Int, $last: Int, $after: String) {
        ${list}(filter: $filter, orderBy: $orderBy, first: $first, last: $last, after: $after) {
          totalCount stoppedEarly nodes { id title } pageInfo { hasNextPage endCursor } } }`,
      { ...args },
    );
    return found;
  };
  const titles = async (list: ListName, args: object, by = client): Promise<string[]> =>
    (await page(list, args, by)).nodes.map(({ title }) => title).filter((title) => title !== 'Late');

  it.each(FILTERS)('lists of %s by %j only those that fit, and counts them', async (list, filter, expected) => {
    const found = await page(list, { filter: named(filter) });
    const fitting = found.nodes.map(({ title }) => title);
    expect(fitting.filter((title) => title !== 'Late').sort()).toEqual(expected);
    expect(found).toMatchObject({ totalCount: fitting.length, stoppedEarly: false });
  });

  it.each(ORDERS)('orders %s by %s either way, from either end', async (list, field, rising, falling) => {
    const orderBy = (direction: string) => ({ orderBy: { field, direction } });
    expect(await titles(list, orderBy('ASC'))).toEqual(rising);
    expect(await titles(list, orderBy('DESC'))).toEqual(falling ?? rising.toReversed());
    for (const direction of ['ASC', 'DESC']) {
      const all = await page(list, orderBy(direction));
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const next: Page = await page(list, { ...orderBy(direction), first: 2, after });
        seen.push(...next.nodes.map(({ id }) => id));
        [after, more] = [next.pageInfo.endCursor, next.pageInfo.hasNextPage];
      }
      expect(seen).toEqual(all.nodes.map(({ id }) => id));
      expect((await page(list, { ...orderBy(direction), last: 2 })).nodes).toEqual(all.nodes.slice(-2));
    }
  });

  it('lists what was changed since, and what was created since', async () => {
    expect(await titles('treeNodes', { filter: { changedSince: between } })).toEqual(['Plan meals']);
    expect((await page('treeNodes', { filter: { changedSince: between } })).totalCount).toBe(2);
    const created = await page('treeNodes', { filter: { createdSince: between } });
    expect(created.nodes.map(({ title }) => title)).toEqual(['Late']);
  });

  it('lists what belongs to a team, a product, a person and a persona, each in one statement for all', async () => {
    const { teams, products, persons, personas } = await client.data<
      Record<string, { nodes: Record<string, Page>[] }>
    >(`{
      teams { nodes { outcomes { totalCount nodes { id title } } } }
      products { nodes { outcomes { totalCount nodes { id title } } } }
      persons(orderBy: { field: NAME }) { nodes { nodes(orderBy: { field: TITLE, direction: DESC }) { totalCount nodes { id title } } } }
      personas { nodes { opportunities { totalCount nodes { id title } } } }
    }`);
    const found = (things: typeof teams, field: string) =>
      things?.nodes.map((thing) => [
        thing[field]?.totalCount,
        ...(thing[field]?.nodes ?? []).map(({ title }) => title),
      ]);
    expect(found(teams, 'outcomes')).toEqual([[1, 'Alpha']]);
    expect(found(products, 'outcomes')).toEqual([[1, 'Alpha']]);
    expect(found(persons, 'nodes')).toEqual([
      [2, 'Plan meals', 'Alpha'],
      [1, 'Share a list'],
    ]);
    expect(found(personas, 'opportunities')).toEqual([[1, 'Plan meals']]);
  });

  it('shows nothing of another workspace, by whatever filter', async () => {
    const stranger = await newWorkspace();
    for (const [list, filter] of FILTERS) {
      const asked = titles(list, { filter: named(filter) }, stranger);
      if (JSON.stringify(filter).includes('"$')) await expect(asked).rejects.toThrow('names none');
      else expect(await asked).toEqual([]);
    }
    expect((await page('treeNodes', { filter: { includeArchived: true } }, stranger)).totalCount).toBe(0);
  });

  it('needs the scope of key results to narrow by them', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    expect(await titles('opportunities', {}, reader)).toHaveLength(3);
    const { errors } = await reader.ask(
      `{ opportunities(filter: { keyResultIds: ["${ids['keyResult']}"] }) { nodes { id } } }`,
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('refuses statuses and orders of other kinds', async () => {
    for (const args of ['filter: { statuses: [RUNNING] }', 'orderBy: { field: DUE_ON }'])
      expect((await client.ask(`{ solutions(${args}) { nodes { id } } }`)).errors?.[0]?.extensions.code).toBe(
        'BAD_REQUEST',
      );
  });
});

describe('the number of statements of a list of nodes', () => {
  const service = new WatchedService();
  let client: Client;
  beforeAll(async () => {
    const workspace = await newWorkspace();
    const experiments = Array.from({ length: 4 }, (_, index) => ({ title: `Test ${index}` }));
    const opportunities = Array.from({ length: 25 }, (_, index) => ({ title: `Need ${index}`, experiments }));
    await workspace.mutate('treeCreate', { outcome: { title: 'Outcome', opportunities } });
    client = service.client(workspace);
  });
  afterAll(() => {
    service.close();
  });

  it.each(['', 'filter: { statuses: [PLANNED] }', 'filter: { hasDecision: false }, orderBy: { field: DUE_ON }'])(
    'with "%s" is the same for two and for a hundred',
    async (args) => {
      const statements = async (first: number): Promise<number> => {
        const { headers, data } = await client.ask<{ experiments: { nodes: object[] } }>(
          `{ experiments(first: ${first}, ${args}) { totalCount nodes { title owner { name } parent { title } counts { solutions } } } }`,
        );
        expect(data.experiments.nodes).toHaveLength(first);
        return (await service.answered(headers.get('x-request-id') ?? '')).statements;
      };
      const few = await statements(2);
      expect(few).toBeLessThanOrEqual(6);
      expect(await statements(100)).toBe(few);
    },
  );
});
