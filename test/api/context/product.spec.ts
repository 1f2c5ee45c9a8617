import { type Client, keyWith, newWorkspace } from '../../support/service.ts';

interface Product {
  id: string;
  name: string;
  version: number;
}
interface Page {
  nodes: Product[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const PRODUCT = 'product { id name version }';

describe('products', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });

  const create = (name: string, who = client) => who.mutate<{ product: Product }>('productCreate', { name }, PRODUCT);
  const page = async (first: number, after: string | null = null): Promise<Page> =>
    (
      await client.data<{ products: Page }>(
        'query ($first: Int!, $after: String) { products(first: $first, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }',
        { first, after },
      )
    ).products;

  it('are added and renamed', async () => {
    const { product } = await create('Shop');
    expect(product).toMatchObject({ name: 'Shop', version: 1 });
    const input = { id: product.id, expectedVersion: 1, name: 'Market' };
    expect(await client.mutate('productUpdate', input, PRODUCT)).toEqual({
      product: { id: product.id, name: 'Market', version: 2 },
      userErrors: [],
    });
    expect(await client.mutate('productUpdate', input, PRODUCT)).toEqual({
      product: { id: product.id, name: 'Market', version: 2 },
      userErrors: [expect.objectContaining({ code: 'VERSION_CONFLICT', path: ['expectedVersion'] })],
    });
  });

  it('of another workspace look like those that do not exist', async () => {
    const { product } = await create('Theirs', await newWorkspace());
    const answers = await Promise.all(
      [product.id, '01890000-0000-7000-8000-000000000000', 'nothing'].map(async (id) => {
        const answer = await client.mutate('productUpdate', { id, expectedVersion: 1, name: 'Ours' }, PRODUCT);
        return JSON.stringify(answer).replaceAll(id, 'ID');
      }),
    );
    expect(new Set(answers)).toEqual(
      new Set([
        JSON.stringify({
          product: null,
          userErrors: [{ code: 'NOT_FOUND', message: 'id takes the id of a Product; "ID" names none.', path: ['id'] }],
        }),
      ]),
    );
  });

  it('keep their name when null or too long a one is given', async () => {
    const { product } = await create('Kept');
    for (const name of [null, '', 'n'.repeat(201), 'two\nlines']) {
      const { userErrors } = await client.mutate('productUpdate', { id: product.id, expectedVersion: 1, name });
      expect(userErrors.map(({ code, path }) => [code, path])).toEqual([['INVALID_VALUE', ['name']]]);
    }
    const unchanged = await client.mutate('productUpdate', { id: product.id, expectedVersion: 1 }, PRODUCT);
    expect(unchanged).toMatchObject({ product: { name: 'Kept', version: 1 }, userErrors: [] });
  });

  it('are listed page by page, each once, oldest first', async () => {
    client = await newWorkspace();
    const made: string[] = [];
    for (let index = 0; index < 25; index++) made.push((await create(`Product ${index}`)).product.id);
    const pages: Page[] = [];
    do pages.push(await page(10, pages.at(-1)?.pageInfo.endCursor ?? null));
    while (pages.at(-1)?.pageInfo.hasNextPage);
    expect(pages.map(({ nodes }) => nodes.length)).toEqual([10, 10, 5]);
    expect(pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))).toEqual(made);
  });

  it('are not listed by none, by more than a hundred, or behind a cursor of another list', async () => {
    const foreign = await client.data<{ apiKeys: { pageInfo: { endCursor: string } } }>(
      '{ apiKeys { pageInfo { endCursor } } }',
    );
    const asked = [
      'first: 0',
      'first: 101',
      'first: -1',
      'after: "nowhere"',
      `after: "${foreign.apiKeys.pageInfo.endCursor}"`,
      `after: "${Buffer.from('["Product","1"]').toString('base64url')}"`,
    ];
    const answers = await Promise.all(asked.map((args) => client.ask(`{ products(${args}) { nodes { id } } }`)));
    expect(answers.map(({ errors }) => errors?.map(({ extensions }) => extensions.code))).toEqual(
      asked.map(() => ['BAD_REQUEST']),
    );
  });

  it('are read and written by keys with the scope for it', async () => {
    const reader = await keyWith(client, ['TREE_READ']);
    const writer = await keyWith(client, ['TREE_WRITE']);
    expect((await reader.ask('{ products { nodes { name } } }')).errors).toBeUndefined();
    const write = 'mutation { productCreate(input: { name: "Mine" }) { userErrors { code } } }';
    expect((await reader.ask(write)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await writer.ask(write)).errors).toBeUndefined();
    expect((await writer.ask('{ products { nodes { name } } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
