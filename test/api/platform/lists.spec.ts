import { type Client, newWorkspace } from '../../support/service.ts';

interface Page {
  readonly persons: {
    readonly nodes: { readonly name: string }[];
    readonly pageInfo: Record<'startCursor' | 'endCursor', string | null> &
      Record<'hasNextPage' | 'hasPreviousPage', boolean>;
    readonly totalCount?: number;
  };
}

const PAGE = 'nodes { name } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';
const NAMES = ['Cy', 'ada', 'Bo', 'Di', 'Eve'];

describe('a list', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
    for (const [index, name] of NAMES.entries())
      await client.mutate('personCreate', { name, role: index % 2 ? 'DESIGN' : 'PRODUCT' });
  });

  /** The page with these arguments. */
  const page = async (args: string, selection = PAGE): Promise<Page['persons']> =>
    (await client.data<Page>(`{ persons(${args}) { ${selection} } }`)).persons;
  const names = async (args: string): Promise<string[]> => (await page(args)).nodes.map(({ name }) => name);
  /** Every page from one end to the other, each as its names. */
  const walk = async (size: number, order: string, back: boolean): Promise<string[][]> => {
    const pages: string[][] = [];
    for (let cursor: string | null = null, more = true; more;) {
      const from: string = cursor === null ? '' : `, ${back ? 'before' : 'after'}: "${cursor}"`;
      const { nodes, pageInfo } = await page(`${back ? 'last' : 'first'}: ${size}${from}${order}`);
      pages.push(nodes.map(({ name }) => name));
      cursor = back ? pageInfo.startCursor : pageInfo.endCursor;
      more = back ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    }
    return pages;
  };

  it.each([
    ['', NAMES],
    [', orderBy: { field: CREATED_AT, direction: DESC }', NAMES.toReversed()],
    [', orderBy: { field: NAME }', ['ada', 'Bo', 'Cy', 'Di', 'Eve']],
    [', orderBy: { field: NAME, direction: DESC }', ['Eve', 'Di', 'Cy', 'Bo', 'ada']],
  ])('runs from either end, ordered by "%s"', async (order, expected) => {
    expect((await walk(2, order, false)).flat()).toEqual(expected);
    expect((await walk(2, order, true)).toReversed().flat()).toEqual(expected);
  });

  it('holds what lies between two cursors', async () => {
    const { pageInfo } = await page('first: 1');
    const { pageInfo: last } = await page('last: 1');
    expect(await names(`after: "${pageInfo.endCursor}", before: "${last.startCursor}"`)).toEqual(['ada', 'Bo', 'Di']);
    const between = await page(`last: 2, after: "${pageInfo.endCursor}", before: "${last.startCursor}"`);
    expect(between).toMatchObject({
      nodes: [{ name: 'Bo' }, { name: 'Di' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    });
  });

  it('tells its total on every page, with the filter counted in', async () => {
    expect(await page('first: 1', 'totalCount nodes { name }')).toEqual({ totalCount: 5, nodes: [{ name: 'Cy' }] });
    expect(await page('first: 1, filter: { roles: [DESIGN] }', 'totalCount nodes { name }')).toEqual({
      totalCount: 2,
      nodes: [{ name: 'ada' }],
    });
    expect(await page('filter: { text: "nobody" }', 'totalCount nodes { name }')).toEqual({ totalCount: 0, nodes: [] });
  });

  it('counts its total in the cost, and only where it is asked for', async () => {
    const costOf = async (selection: string): Promise<number> =>
      (await client.ask(`{ persons(first: 2) { ${selection} } }`)).extensions.cost.requested;
    expect((await costOf('totalCount nodes { id }')) - (await costOf('nodes { id }'))).toBe(100);
  });

  it('counts `last` in the cost as it counts `first`', async () => {
    const costOf = async (args: string): Promise<number> =>
      (await client.ask(`{ persons${args} { nodes { id } } }`)).extensions.cost.requested;
    expect(await costOf('(last: 50)')).toBe(await costOf('(first: 50)'));
    expect(await costOf('')).toBe(await costOf('(first: 20)'));
  });

  it.each([
    ['first: 1, last: 1', '"first" and "last" are both said. Take one: a page is counted from one end.'],
    ['last: 0', '"last" is how many at most: 1 to 100, not 0.'],
    ['first: 101', '"first" is how many at most: 1 to 100, not 101.'],
    ['after: ""', '"after" is empty. Leave it out for the first page.'],
    ['before: ""', '"before" is empty. Leave it out for the last page.'],
    [
      'before: "nonsense"',
      '"before" is no cursor of this list. Pass the cursor of an item of the same list, with the same filter and order.',
    ],
  ])('refuses %s', async (args, message) => {
    const { errors } = await client.ask(`{ persons(${args}) { nodes { name } } }`);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_REQUEST' } }]);
  });

  it('refuses a cursor that was taken with another filter, order or direction', async () => {
    const { pageInfo } = await page('first: 1, orderBy: { field: NAME }');
    for (const args of [
      '',
      ', orderBy: { field: NAME, direction: DESC }',
      ', filter: { roles: [DESIGN] }, orderBy: { field: NAME }',
    ]) {
      const { errors } = await client.ask(`{ persons(after: "${pageInfo.endCursor}"${args}) { nodes { name } } }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    }
    expect(await names(`after: "${pageInfo.endCursor}", orderBy: { field: NAME }`)).toEqual(['Bo', 'Cy', 'Di', 'Eve']);
  });

  it('narrows by what people look for', async () => {
    const { persons } = await client.data<{ persons: { nodes: { id: string }[] } }>('{ persons { nodes { id } } }');
    const memberIds = persons.nodes.slice(0, 2).map(({ id }) => id);
    const { team } = await client.mutate<{ team: { id: string } }>(
      'teamCreate',
      { name: 'Checkout', memberIds },
      'team { id }',
    );
    await client.mutate('teamCreate', { name: 'Search', memberIds: [] });
    expect(await names(`filter: { teamIds: ["${team.id}"] }`)).toEqual(['Cy', 'ada']);
    expect(await names('filter: { text: "AD" }')).toEqual(['ada']);
    const { teams } = await client.data<{ teams: { nodes: { name: string }[] } }>(
      `{ teams(filter: { memberIds: ["${memberIds[0]}"] }) { nodes { name } } }`,
    );
    expect(teams.nodes).toEqual([{ name: 'Checkout' }]);
  });
});
