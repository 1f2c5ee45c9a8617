import { aim } from '../../support/aim.ts';
import { treeOf } from '../../support/scored-tree.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Band {
  firstRank: number;
  lastRank: number;
  goesOn: boolean;
  note: string | null;
}
interface Page {
  edges: { rank: number | null; band: Band | null; node: { opportunity: { title: string } } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  scanned: number;
  totalCount: number;
  flatAcrossParents: boolean;
}
const FIELDS = `edges { rank band { firstRank lastRank goesOn note } node { opportunity { title } } } pageInfo { hasNextPage endCursor }
  scanned totalCount flatAcrossParents`;

describe('a ranking of more than one outcome', () => {
  let client: Client;
  let tree: ReturnType<typeof treeOf>;
  let ids: Record<'product' | 'other' | 'team' | 'one' | 'two' | 'three' | 'branch', string>;

  const page = async (more: object = {}, by = client): Promise<Page | null> =>
    (
      await by.data<{ ranking: Page | null }>(
        `query ($outcomeId: ID, $productId: ID, $teamIds: [ID!], $first: Int, $after: String, $filter: RankingFilter) {
           ranking: opportunityRanking(outcomeId: $outcomeId, productId: $productId, teamIds: $teamIds, model: OPPORTUNITY_SIZE,
             first: $first, after: $after, filter: $filter) { ${FIELDS} }
         }`,
        { first: 100, ...more },
      )
    ).ranking;
  const titles = async (more: object = {}, by = client) =>
    (await page(more, by))?.edges.map(({ node }) => node.opportunity.title);
  const made = async (mutation: string, input: object, field: string): Promise<string> =>
    (await client.mutate<Record<string, { id: string }>>(mutation, { ...input }, `${field} { id }`))[field]?.id ?? '';
  const sized = async (parentId: string, title: string, size: number | null, more: object = {}): Promise<string> => {
    const id = await tree.opportunity(parentId, title, more);
    if (size !== null) await tree.size(id, size);
    return id;
  };

  beforeAll(async () => {
    client = await newWorkspace();
    tree = treeOf(client);
    const product = await made('productCreate', { name: 'Product' }, 'product');
    const other = await made('productCreate', { name: 'Other' }, 'product');
    const team = await made('teamCreate', { name: 'Team' }, 'team');
    const one = await made('outcomeCreate', { title: 'One', productId: product, teamId: team }, 'outcome');
    const two = await made('outcomeCreate', { title: 'Two', productId: product }, 'outcome');
    const three = await made('outcomeCreate', { title: 'Three', productId: other, teamId: team }, 'outcome');
    const branch = await sized(one, 'a 1000', 1000);
    await sized(branch, 'a 10', 10, { tags: ['t'] });
    await sized(two, 'b 100', 100, { status: 'EXPLORING' });
    await sized(three, 'c 1', 1, { status: 'EXPLORING' });
    await sized(three, 'c none', null);
    ids = { product, other, team, one, two, three, branch };
  });

  it('ranks the workspace, a product, teams, and what is common to them', async () => {
    expect(await titles()).toEqual(['a 1000', 'b 100', 'a 10', 'c 1', 'c none']);
    expect(await titles({ productId: ids.product })).toEqual(['a 1000', 'b 100', 'a 10']);
    expect(await titles({ teamIds: [ids.team] })).toEqual(['a 1000', 'a 10', 'c 1', 'c none']);
    expect(await titles({ teamIds: [ids.team], productId: ids.other })).toEqual(['c 1', 'c none']);
    expect(await titles({ outcomeId: ids.one, productId: ids.other })).toEqual([]);
    expect(await titles({ outcomeId: ids.three, teamIds: [ids.team] })).toEqual(['c 1', 'c none']);
    expect(await page()).toMatchObject({ totalCount: 5, flatAcrossParents: true });
    expect(await page({ productId: ids.other })).toMatchObject({ totalCount: 2, flatAcrossParents: false });
  });

  it('can be narrowed within each', async () => {
    expect(await titles({ filter: { statuses: ['EXPLORING'] } })).toEqual(['b 100', 'c 1']);
    expect(await titles({ filter: { statuses: ['EXPLORING', 'IDENTIFIED'] } })).toHaveLength(5);
    expect(await titles({ productId: ids.product, filter: { statuses: ['EXPLORING'] } })).toEqual(['b 100']);
    expect(await titles({ filter: { statuses: [] } })).toEqual([]);
    expect(await titles({ filter: { tags: ['t'] } })).toEqual(['a 10']);
    expect(await titles({ teamIds: [ids.team], filter: { leafOnly: true } })).toEqual(['a 10', 'c 1', 'c none']);
  });

  it('ranks what serves a key result, itself or by what it hangs below, for those who may read key results', async () => {
    const { id: keyResultId } = await aim(client).keyResult();
    const link = (nodeId: string) =>
      client.mutate(
        'keyResultLinkCreate',
        { keyResultId, nodeId, hypothesis: { statement: 'It moves it', direction: 'UP' } },
        'keyResultLink { id }',
      );
    await link(ids.branch);
    expect(await titles({ filter: { keyResultId } })).toEqual(['a 1000', 'a 10']);
    await link(ids.three);
    expect(await titles({ filter: { keyResultId } })).toEqual(['a 1000', 'a 10', 'c 1', 'c none']);
    await expect(titles({ filter: { keyResultId: 'nothing' } })).rejects.toThrow('names none');
    const reader = await keyWith(client, ['TREE_READ']);
    await expect(titles({ filter: { keyResultId } }, reader)).rejects.toThrow('okr:read');
    expect(await titles({}, reader)).toHaveLength(5);
  });

  it('walks through all of it, whatever the size of a page', async () => {
    const whole = (await page())?.edges;
    for (const filter of [null, { leafOnly: true }]) {
      const expected = await titles({ filter });
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const one: Page | null = await page({ first: 2, after, filter });
        seen.push(...(one?.edges ?? []).map(({ node }) => node.opportunity.title));
        after = one?.pageInfo.hasNextPage ? one.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(expected);
    }
    expect(whole?.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, null]);
  });

  it('is a bad request without such a product, without such a team, and with too many teams', async () => {
    await expect(page({ productId: 'nothing' })).rejects.toThrow('names none');
    await expect(titles({ teamIds: ['nothing'] })).rejects.toThrow('names none');
    await expect(page({ teamIds: Array.from({ length: 21 }, () => ids.team) })).rejects.toThrow('1 to 20 teams');
    await expect(page({ teamIds: [] })).rejects.toThrow('1 to 20 teams');
  });

  it('follows when an outcome goes to another product', async () => {
    const moving = await made('outcomeCreate', { title: 'Moving', productId: ids.other }, 'outcome');
    await sized(moving, 'moving', 5);
    expect(await titles({ productId: ids.other })).toContain('moving');
    await client.mutate('outcomeUpdate', { id: moving, expectedVersion: 1, productId: null });
    expect(await titles({ productId: ids.other })).not.toContain('moving');
    await client.mutate('nodeArchive', { id: moving, expectedVersion: 2, reason: 'Over' });
    expect(await titles()).not.toContain('moving');
  });

  it('says which cannot be told apart from the first of their band, across pages too', async () => {
    const outcomeId = await tree.outcome();
    // One notch takes 420 above 500 and 340 above 420, and 340 never above 500.
    for (const size of [1000, 500, 450, 420, 340, 300]) await sized(outcomeId, String(size), size);
    const bands = (one: Page | null) => one?.edges.map(({ band }) => band);
    const alone = (at: number) => ({ firstRank: at, lastRank: at, goesOn: false, note: null });
    const band = (firstRank: number, lastRank: number) => ({
      firstRank,
      lastRank,
      goesOn: false,
      note: `${firstRank}–${lastRank} cannot be told apart from the first of them`,
    });
    const [three, two] = [band(2, 4), band(5, 6)];
    const all = [alone(1), three, three, three, two, two];
    expect(bands(await page({ outcomeId }))).toEqual(all);
    for (const size of [1, 2, 3, 4, 5]) {
      const paged: (Band | null)[] = [];
      for (let after: string | null = null; ;) {
        const next: Page | null = await page({ outcomeId, first: size, after });
        paged.push(...(bands(next) ?? []));
        if (!next?.pageInfo.hasNextPage) break;
        after = next.pageInfo.endCursor;
      }
      expect(paged).toEqual(all);
    }
  });

  it('says that a band goes on where it is longer than what is looked at', async () => {
    const { outcome } = await client.mutate<{ outcome: { id: string } }>(
      'treeCreate',
      { outcome: { title: 'Close', opportunities: Array.from({ length: 30 }, (_, index) => ({ title: `${index}` })) } },
      'outcome { id }',
    );
    const { tree: grown } = await client.data<{ tree: { nodes: { id: string; kind: string }[] } }>(
      'query ($id: ID!) { tree(outcomeId: $id) { nodes { id kind } } }',
      { id: outcome.id },
    );
    const opportunities = grown.nodes.filter(({ kind }) => kind === 'OPPORTUNITY');
    await Promise.all(opportunities.map(({ id }, index) => tree.size(id, 1000 - index)));
    const first = await page({ outcomeId: outcome.id, first: 2 });
    const band = {
      firstRank: 1,
      lastRank: 23,
      goesOn: true,
      note: '1–23 and more cannot be told apart from the first of them',
    };
    expect(first?.edges.map((edge) => edge.band)).toEqual([band, band]);
    const next = await page({ outcomeId: outcome.id, first: 10, after: first?.pageInfo.endCursor });
    expect(next?.edges[9]?.band).toEqual({
      firstRank: 1,
      lastRank: 30,
      goesOn: false,
      note: '1–30 cannot be told apart from the first of them',
    });
  });
});
