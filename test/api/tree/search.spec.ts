import { grow, type Node } from '../../support/grow.ts';
import { type Client, newWorkspace } from '../../support/service.ts';

interface Page {
  nodes: { node: { id: string; title: string }; snippet: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** What people type to break things. */
const STRANGE = [
  "%' OR 1=1 --",
  "'; DROP TABLE search_word; --",
  '\\',
  '_',
  '%',
  '%%%',
  "'",
  '"',
  '$1',
  '${1}',
  '{"a":1}',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '😀',
  '',
  ' ',
  'x'.repeat(20_000),
  'word '.repeat(5_000),
  '* & | ! ( ) <-> :*',
];

describe('a search', () => {
  let client: Client;
  let plant: ReturnType<typeof grow>;
  let outcome: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    plant = grow(client);
    outcome = await plant.outcome('Unrelated');
  });

  const page = async (text: string, args = '', by = client) =>
    (
      await by.data<{ search: Page }>(
        `query ($text: String!) { search(text: $text${args}) { nodes { snippet node { ... on TreeNode { id title } } } pageInfo { hasNextPage endCursor } } }`,
        { text },
      )
    ).search;
  const titles = async (text: string, args = '', by = client) =>
    (await page(text, args, by)).nodes.map(({ node }) => node.title);

  it('finds words of title, description, quote and tags, those in the title first', async () => {
    await plant.opportunity(outcome.id, 'in the description', { description: 'There is a walrus in it' });
    await plant.opportunity(outcome.id, 'in the quote', { quote: { text: 'A walrus!', origin: 'VERBATIM' } });
    await plant.opportunity(outcome.id, 'in the tags', { tags: ['walrus'] });
    await plant.opportunity(outcome.id, 'a walrus');
    const found = await titles('walrus');
    expect(found[0]).toBe('a walrus');
    expect([...found].sort()).toEqual(['a walrus', 'in the description', 'in the quote', 'in the tags']);
  });

  it('finds without regard to case and accents, either way', async () => {
    await plant.opportunity(outcome.id, 'Crème brûlée in der STRASSE');
    for (const text of ['creme', 'CRÈME', 'brulee', 'Straße', 'strasse'])
      expect(await titles(text)).toEqual(['Crème brûlée in der STRASSE']);
  });

  it('takes the last word as a beginning, and no other', async () => {
    await plant.opportunity(outcome.id, 'Hippopotamus dances');
    expect(await titles('hippo')).toEqual(['Hippopotamus dances']);
    expect(await titles('hippopotamus dan')).toEqual(['Hippopotamus dances']);
    expect(await titles('ippo')).toEqual([]);
    expect(await titles('hippo zzz')).toEqual([]);
  });

  it('puts nodes with more of the words before those with fewer', async () => {
    await plant.opportunity(outcome.id, 'okapi okapi okapi');
    await plant.opportunity(outcome.id, 'okapi with lemur');
    expect(await titles('lemur okapi')).toEqual(['okapi with lemur', 'okapi okapi okapi']);
  });

  it('finds a node by its short key', async () => {
    const node = await plant.opportunity(outcome.id, 'Called by its key');
    expect((await titles(node.shortKey))[0]).toBe('Called by its key');
    expect((await titles(` ${node.shortKey.toLowerCase()} `))[0]).toBe('Called by its key');
  });

  it('shows what is written around the first match', async () => {
    const description = `${'before '.repeat(60)}narwhal ${'after '.repeat(60)}`;
    await plant.opportunity(outcome.id, 'Long', { description });
    const [hit] = (await page('narwhal')).nodes;
    expect(hit?.snippet).toMatch(/^….*narwhal.*…$/);
    expect(Array.from(hit?.snippet ?? '').length).toBeLessThanOrEqual(160);
  });

  it('is read page by page without repeating or missing anything, while others write', async () => {
    const all = await Promise.all(
      Array.from({ length: 25 }, (_, index) => plant.opportunity(outcome.id, `gnu ${index}`)),
    );
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo }: Page = await page(
        'gnu',
        after === null ? ', first: 4' : `, first: 4, after: "${after}"`,
      );
      seen.push(...nodes.map(({ node }) => node.id));
      await plant.opportunity(outcome.id, 'gnu that came late');
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage && seen.length < 200];
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(all.filter(({ id }) => !seen.includes(id))).toEqual([]);
  });

  it('refuses a cursor of another search, and pages of nothing or too much', async () => {
    await plant.opportunity(outcome.id, 'emu one');
    const { pageInfo } = await page('emu');
    const fault = async (text: string, args: string) =>
      (
        await client.ask(`query ($text: String!) { search(text: $text, ${args}) { pageInfo { hasNextPage } } }`, {
          text,
        })
      ).errors?.map(({ extensions }) => extensions.code);
    expect(await fault('other', `after: "${pageInfo.endCursor}"`)).toEqual(['BAD_REQUEST']);
    expect(await fault('emu', `after: "' OR 1=1 --"`)).toEqual(['BAD_REQUEST']);
    expect(await fault('emu', 'first: 0')).toEqual(['BAD_REQUEST']);
    expect(await fault('emu', 'first: 101')).toEqual(['BAD_REQUEST']);
  });

  it('finds archived nodes, and what hangs below them, only when asked to', async () => {
    const above = await plant.opportunity(outcome.id, 'tapir above');
    await plant.solution(above.id, 'tapir below');
    await client.mutate('nodeArchive', { id: above.id, expectedVersion: 1, reason: 'Over' });
    expect(await titles('tapir')).toEqual([]);
    expect((await titles('tapir', ', filter: { includeArchived: true }')).sort()).toEqual([
      'tapir above',
      'tapir below',
    ]);
  });

  it('finds other forms of an English word, and passes over function words', async () => {
    await plant.opportunity(outcome.id, 'Ordering vegetables');
    await plant.opportunity(outcome.id, 'The of and');
    for (const text of ['ordered a', 'orders', 'the order', 'vegetable and'])
      expect(await titles(text)).toEqual(['Ordering vegetables']);
    expect(await titles('the of')).toContain('The of and');
    const [hit] = (await page('ordered')).nodes;
    expect(hit?.snippet).toContain('Ordering');
  });

  it('narrows by kind, tree and status, and counts what it finds on every page', async () => {
    const other = await plant.outcome('Elsewhere');
    const pelican = await plant.opportunity(outcome.id, 'pelican need');
    await plant.solution(pelican.id, 'pelican idea');
    await plant.opportunity(other.id, 'pelican parked', { status: 'PARKED', statusReason: 'Later' });
    const found = async (filter: string): Promise<[string[], number]> => {
      const { search } = await client.data<{ search: Page & { totalCount: number } }>(
        `{ search(text: "pelican", first: 2, filter: { ${filter} }) { totalCount nodes { node { ... on TreeNode { title } } } } }`,
      );
      return [search.nodes.map(({ node }) => node.title).sort(), search.totalCount];
    };
    expect(await found('kinds: [SOLUTION]')).toEqual([['pelican idea'], 1]);
    expect(await found(`outcomeIds: ["${other.id}"]`)).toEqual([['pelican parked'], 1]);
    expect(await found('statuses: [IDENTIFIED, IDEA]')).toEqual([['pelican idea', 'pelican need'], 2]);
    expect((await found(''))[1]).toBe(3);
  });

  it('refuses a cursor that was taken with another filter', async () => {
    const { pageInfo } = await page('pelican', ', first: 1');
    const { errors } = await client.ask(
      `{ search(text: "pelican", after: "${pageInfo.endCursor}", filter: { kinds: [SOLUTION] }) { nodes { snippet } } }`,
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
  });

  it('follows what is written: new words find, old ones no longer do', async () => {
    const { id } = await plant.opportunity(outcome.id, 'Once a quagga');
    await client.mutate('opportunityUpdate', { id, expectedVersion: 1, title: 'Now a zebra' });
    expect([await titles('quagga'), await titles('zebra')]).toEqual([[], ['Now a zebra']]);
  });

  it('finds nothing of another workspace, by word or by short key', async () => {
    const node = await plant.opportunity(outcome.id, 'Secret axolotl');
    const stranger = await newWorkspace();
    expect(await titles('axolotl', ', filter: { includeArchived: true }', stranger)).toEqual([]);
    expect(await titles(node.shortKey, '', stranger)).toEqual([]);
  });
});

describe('a search for what breaks things', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
    await grow(client).outcome('Quokka');
  });

  it.each(STRANGE.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'takes %s as words or as nothing, never as SQL',
    async (_, text) => {
      const { data, errors } = await client.ask<{ search: Page } | null>(
        'query ($text: String!) { search(text: $text) { nodes { snippet } } }',
        { text },
      );
      if (text.includes('\u0000'))
        expect(errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('INTERNAL');
      else expect([errors, data?.search.nodes]).toEqual([undefined, []]);
    },
  );
});
