import { type Client, newWorkspace } from '../../support/service.ts';

interface Answer {
  outcome: { id: string } | null;
  references: { reference: string; id: string }[] | null;
}
const ANSWER = 'outcome { id } references { reference id }';
const codes = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => [code, path.join('.')]);

describe('a planted tree', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace();
  });
  const plant = (outcome: object, more: object = {}, by = client) =>
    by.mutate<Answer>('treeCreate', { outcome, ...more }, ANSWER);
  const outcomes = async () =>
    (await client.data<{ outcomes: { nodes: object[] } }>('{ outcomes(first: 100) { nodes { id } } }')).outcomes.nodes
      .length;

  it('stands as it was drawn, siblings of several kinds in their order', async () => {
    const { outcome, references, userErrors } = await plant({
      title: 'More planned shops',
      reference: 'root',
      opportunities: [
        {
          title: 'I forget things',
          reference: 'forget',
          status: 'EXPLORING',
          tags: ['kitchen'],
          quote: { text: 'Again no milk', origin: 'VERBATIM' },
          opportunities: [{ title: 'I lose the list' }],
          solutions: [{ title: 'Photo of the fridge', experiments: [{ title: 'Do they look?', reference: 'look' }] }],
          experiments: [{ title: 'Is it real?' }],
        },
        { title: 'The shop is closed' },
      ],
    });
    expect(userErrors).toEqual([]);
    expect(references?.map(({ reference }) => reference)).toEqual(['root', 'forget', 'look']);
    expect(references?.[0]?.id).toBe(outcome?.id);
    const { tree } = await client.data<{ tree: { revision: number; nodes: Record<string, unknown>[] } }>(
      'query ($id: ID!) { tree(outcomeId: $id) { revision nodes { id kind title depth status tags } } }',
      { id: outcome?.id },
    );
    expect(tree.nodes.map(({ kind, title, depth }) => [kind, title, depth])).toEqual([
      ['OUTCOME', 'More planned shops', 0],
      ['OPPORTUNITY', 'I forget things', 1],
      ['OPPORTUNITY', 'I lose the list', 2],
      ['SOLUTION', 'Photo of the fridge', 2],
      ['EXPERIMENT', 'Do they look?', 3],
      ['EXPERIMENT', 'Is it real?', 2],
      ['OPPORTUNITY', 'The shop is closed', 1],
    ]);
    expect(tree.nodes[1]).toMatchObject({ id: references?.[1]?.id, status: 'EXPLORING', tags: ['kitchen'] });
  });

  it('is planted whole or not at all: every fault of every node is told, with its whole path', async () => {
    const before = await outcomes();
    const answer = await plant({
      title: 'Good',
      opportunities: [
        { title: 'Twice', reference: 'same', solutions: [{ title: 'Fine', experiments: [{ title: '  ' }] }] },
        { title: 'Owned', reference: 'same', ownerId: '00000000-0000-4000-8000-000000000000' },
      ],
    });
    expect([answer.outcome, answer.references]).toEqual([null, null]);
    expect(codes(answer).sort()).toEqual([
      ['ALREADY_EXISTS', 'outcome.opportunities.1.reference'],
      ['INVALID_VALUE', 'outcome.opportunities.0.solutions.0.experiments.0.title'],
      ['NOT_FOUND', 'outcome.opportunities.1.ownerId'],
    ]);
    expect(await outcomes()).toBe(before);
  });

  it('may have 2,000 nodes, not one more', async () => {
    const tree = (nodes: number) => ({
      title: 'Large',
      opportunities: Array.from({ length: 19 }, (_, branch) => ({
        title: `Branch ${branch}`,
        opportunities: Array.from({ length: branch === 0 ? nodes - 20 - 18 * 104 : 104 }, (__, leaf) => ({
          title: `Leaf ${branch}/${leaf}`,
        })),
      })),
    });
    const before = await outcomes();
    expect(codes(await plant(tree(2001)))).toEqual([['TOO_MANY', 'outcome']]);
    expect(await outcomes()).toBe(before);
    const { outcome, userErrors } = await plant(tree(2000));
    expect(userErrors).toEqual([]);
    const { tree: read } = await client.data<{ tree: { isCut: boolean; nodes: { title: string; depth: number }[] } }>(
      'query ($id: ID!) { tree(outcomeId: $id, first: 2000) { isCut nodes { title depth } } }',
      { id: outcome?.id },
    );
    expect(read.isCut).toBe(false);
    expect(read.nodes).toHaveLength(2000);
    expect(read.nodes.filter(({ depth }) => depth === 2).map(({ title }) => title)).toEqual(
      tree(2000).opportunities.flatMap(({ opportunities }) => opportunities.map(({ title }) => title)),
    );
  });

  it('may have 12 levels, not one more', async () => {
    const nested = (levels: number): object =>
      levels === 1 ? { title: 'Leaf' } : { title: 'Above', opportunities: [nested(levels - 1)] };
    expect(codes(await plant(nested(13)))).toEqual([['TOO_DEEP', `outcome${'.opportunities.0'.repeat(12)}`]]);
    expect(codes(await plant(nested(12)))).toEqual([]);
  });

  it('is planted once for one idempotency key, and answers the same references again', async () => {
    const outcome = { title: 'Once', reference: 'root', opportunities: [{ title: 'Below', reference: 'below' }] };
    const key = { idempotencyKey: 'tree' };
    const first = await plant(outcome, key);
    const before = await outcomes();
    expect(first.references).toHaveLength(2);
    expect(await plant(outcome, key, client.elsewhere())).toEqual(first);
    expect(await outcomes()).toBe(before);
    expect(codes(await plant({ title: 'Other' }, key))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']]);
  });

  it('keeps no refusal under an idempotency key', async () => {
    const key = { idempotencyKey: 'mended' };
    expect(codes(await plant({ title: ' ' }, key))).toEqual([['INVALID_VALUE', 'outcome.title']]);
    expect(codes(await plant({ title: 'Mended' }, key))).toEqual([]);
  });

  it('names moments of its experience map by their titles', async () => {
    const { outcome, userErrors } = await plant({
      title: 'Mapped',
      experienceMap: ['At home', 'In the shop'],
      opportunities: [{ title: 'I forget things', moment: 'In the shop' }, { title: 'Anywhere' }],
    });
    expect(userErrors).toEqual([]);
    const { tree } = await client.data<{ tree: object }>(
      'query ($id: ID!) { tree(outcomeId: $id) { root { experienceMap { title } } nodes { ... on Opportunity { moment { title } } } } }',
      { id: outcome?.id },
    );
    expect(tree).toEqual({
      root: { experienceMap: [{ title: 'At home' }, { title: 'In the shop' }] },
      nodes: [{}, { moment: { title: 'In the shop' } }, { moment: null }],
    });
    const wrong = await plant({
      title: 'Wrongly mapped',
      experienceMap: ['At home', 'At home'],
      opportunities: [{ title: 'Lost', moment: 'On the moon' }],
    });
    expect(codes(wrong)).toEqual([
      ['ALREADY_EXISTS', 'outcome.experienceMap.1'],
      ['NOT_FOUND', 'outcome.opportunities.0.moment'],
    ]);
  });
});
