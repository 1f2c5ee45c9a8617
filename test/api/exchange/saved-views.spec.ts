import { type GraphQLObjectType, isInputObjectType, isObjectType } from 'graphql';
import { builtSchema } from '../../../src/app.schema.ts';
import { type Client, keyWith, newWorkspace } from '../../support/service.ts';
import { grow } from '../../support/grow.ts';

interface SavedView {
  id: string;
  name: string;
  list: string;
  filter: unknown;
  orderBy: unknown;
  version: number;
  problems: string[];
}

const VIEW = 'savedView { id name list filter orderBy version problems }';

describe('saved views', () => {
  let client: Client;
  let outcomeId: string;
  let ownerId: string;
  beforeAll(async () => {
    client = await newWorkspace();
    outcomeId = (await grow(client).outcome()).id;
    const { person } = await client.mutate<{ person: { id: string } }>(
      'personCreate',
      { name: 'Ada', role: 'DESIGN' },
      'person { id }',
    );
    ownerId = person.id;
    for (const [title, tags] of [
      ['Late deliveries', ['late']],
      ['Another late delivery', ['late', 'again']],
      ['Cold soup', []],
    ] as const)
      await client.mutate('opportunityCreate', { parentId: outcomeId, title, tags });
  });

  const create = (input: Readonly<Record<string, unknown>>, who = client) =>
    who.mutate<{ savedView: SavedView | null }>('savedViewCreate', input, VIEW);
  const titles = async (args: string, who = client): Promise<string[]> => {
    const { opportunities } = await who.data<{ opportunities: { nodes: { title: string }[] } }>(
      `{ opportunities(${args}) { nodes { title } } }`,
    );
    return opportunities.nodes.map(({ title }) => title);
  };

  it('are lists by a name, in their own order', async () => {
    const filter = { tags: ['late'] };
    const orderBy = { field: 'TITLE', direction: 'ASC' };
    const { savedView } = await create({ name: 'What is late', list: 'opportunities', filter, orderBy });
    expect(savedView).toMatchObject({
      name: 'What is late',
      list: 'opportunities',
      filter,
      orderBy,
      version: 1,
      problems: [],
    });
    expect(await titles('view: "What is late"')).toEqual(['Another late delivery', 'Late deliveries']);
    expect(await titles('view: "  WHAT is   late "')).toEqual(['Another late delivery', 'Late deliveries']);
    expect(await titles('view: "What is late", filter: { text: "another" }')).toEqual(['Another late delivery']);
    expect(await titles('view: "What is late", orderBy: { field: TITLE, direction: DESC }')).toEqual([
      'Late deliveries',
      'Another late delivery',
    ]);
    expect(await titles('view: "What is late", filter: { tags: null }')).toHaveLength(3);
    expect(await titles('view: null')).toHaveLength(3);
    const { savedView: found } = await client.data<{ savedView: SavedView }>(
      '{ savedView(name: "what IS late") { id } }',
    );
    expect(found.id).toBe(savedView?.id);
  });

  it('page as the list does, and a cursor of the view is none of another filter', async () => {
    await create({ name: 'Late ones', list: 'opportunities', filter: { tags: ['late'] } });
    const page = (args: string) =>
      client.ask<{ opportunities: { nodes: object[]; totalCount: number; pageInfo: { endCursor: string } } }>(
        `{ opportunities(first: 1, ${args}) { totalCount nodes { id } pageInfo { endCursor } } }`,
      );
    const { data } = await page('view: "late ones"');
    expect(data.opportunities.totalCount).toBe(2);
    const after = `after: "${data.opportunities.pageInfo.endCursor}"`;
    expect((await page(`view: "late ones", ${after}`)).data.opportunities.nodes).toHaveLength(1);
    expect((await page(after)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it.each([
    [{ list: 'opportunity' }, ['list'], /^list takes one of .*opportunities.*, not "opportunity"\.$/],
    [{ list: 'opportunities', filter: { tag: 'late' } }, ['filter', 'tag'], /"tag" is not defined by type/],
    [{ list: 'opportunities', filter: { statuses: ['LATE'] } }, ['filter', 'statuses', '0'], /LATE/],
    [{ list: 'opportunities', filter: { text: 'x'.repeat(3_000) } }, ['filter', 'text'], /^text /],
    [{ list: 'opportunities', orderBy: { field: 'LATENESS' } }, ['orderBy', 'field'], /LATENESS/],
    [{ list: 'decisionsDue', orderBy: { field: 'TITLE' } }, ['orderBy'], /always in one order/],
    [
      { list: 'opportunities', filter: { ownerIds: ['01890000-0000-7000-8000-000000000000'] } },
      ['filter', 'ownerIds', '0'],
      /takes the id of a Person; .* names none/,
    ],
  ])('are checked as the list checks them (%#)', async (input, path, message) => {
    const { savedView, userErrors } = await create({ name: 'Wrong', ...input });
    expect(savedView).toBeNull();
    expect(userErrors).toEqual([expect.objectContaining({ path, message: expect.stringMatching(message) as string })]);
  });

  it('have names of their own, which archiving gives free', async () => {
    const { savedView } = await create({ name: 'Mine', list: 'teams' });
    const again = await create({ name: ' mine ', list: 'teams' });
    expect(again.userErrors).toEqual([expect.objectContaining({ code: 'ALREADY_EXISTS', path: ['name'] })]);
    const input = { id: savedView?.id, expectedVersion: 1, reason: 'nobody looks' };
    await client.mutate('savedViewArchive', input);
    const { savedView: other } = await create({ name: 'MINE', list: 'teams' });
    const restored = await client.mutate('savedViewRestore', { id: savedView?.id, expectedVersion: 2 });
    expect(restored.userErrors).toEqual([expect.objectContaining({ code: 'ALREADY_EXISTS' })]);
    const renamed = { id: other?.id, expectedVersion: 1, name: 'Ours', description: 'of the team' };
    expect((await client.mutate('savedViewUpdate', renamed)).userErrors).toEqual([]);
    const { userErrors } = await client.mutate('savedViewRestore', { id: savedView?.id, expectedVersion: 2 });
    expect(userErrors).toEqual([]);
    const list = '{ savedViews(filter: { lists: ["teams"] }, orderBy: { field: NAME }) { nodes { name } } }';
    const { savedViews } = await client.data<{ savedViews: { nodes: object[] } }>(list);
    expect(savedViews.nodes).toEqual([{ name: 'Mine' }, { name: 'Ours' }]);
  });

  it('made by many at once under one name are one', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        create({ name: 'At once', list: 'teams' }, at % 2 ? client.elsewhere() : client),
      ),
    );
    expect(made.filter(({ savedView }) => savedView !== null)).toHaveLength(1);
  });

  it('say of what they name that it is gone, and of another list that it is one', async () => {
    const other = await newWorkspace();
    const { savedView } = await create({ name: 'Of Ada', list: 'opportunities', filter: { ownerIds: [ownerId] } });
    expect(savedView?.problems).toEqual([]);
    const ask = async (query: string, who = client) => (await who.ask(query)).errors?.map(({ message }) => message);
    expect(await ask('{ solutions(view: "Of Ada") { nodes { id } } }')).toEqual([
      'view takes a saved view of the list that is asked for; "Of Ada" is one of opportunities.',
    ]);
    expect(await ask('{ opportunities(view: "Of Ada") { nodes { id } } }', other)).toEqual([
      'view takes the name of a saved view; "Of Ada" names none.',
    ]);
  });

  it('are no way around scopes', async () => {
    const { savedView } = await create({ name: 'Inbox', list: 'insights', filter: { statuses: ['INBOX'] } });
    expect(savedView).not.toBeNull();
    const narrow = await keyWith(client, ['TREE_READ', 'TREE_WRITE']);
    expect((await narrow.ask('{ insights(view: "Inbox") { nodes { id } } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const refused = await create({ name: 'Theirs', list: 'insights' }, narrow);
    expect(refused.userErrors).toEqual([expect.objectContaining({ path: ['list'] })]);
    const { savedView: seen } = await narrow.data<{ savedView: SavedView }>(
      '{ savedView(name: "Inbox") { problems } }',
    );
    expect(seen.problems).toHaveLength(1);
  });

  it('can be of every list that takes a filter, and every such list takes them', async () => {
    const schema = await builtSchema();
    const query = schema.getQueryType() as GraphQLObjectType;
    const lists = Object.values(query.getFields()).filter(({ args }) =>
      args.some(({ name, type }) => name === 'filter' && isInputObjectType(type)),
    );
    expect(lists.length).toBeGreaterThan(30);
    for (const { name } of lists) {
      const { savedView, userErrors } = await create({ name: `Of ${name}`, list: name, filter: {} });
      expect({ name, userErrors }).toEqual({ name, userErrors: [] });
      expect(savedView?.problems).toEqual([]);
    }
    const filters = new Set(lists.map(({ args }) => String(args.find(({ name }) => name === 'filter')?.type)));
    const taking = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ args }) => args.some(({ name, type }) => name === 'filter' && filters.has(String(type))));
    expect(taking.filter(({ args }) => !args.some(({ name }) => name === 'view'))).toEqual([]);
  });
});
