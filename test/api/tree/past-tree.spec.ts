import { grow } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, newWorkspace } from '../../support/service.ts';
import { instantBetween } from '../../support/tree-history.ts';

const SEED = Number(process.env['OST_TEST_SEED'] ?? Date.now() % 1_000_000);

interface PastTree {
  readonly tree: { readonly nodes: readonly { readonly id: string; readonly title: string }[] } | null;
}
const TITLES = 'query ($id: ID!, $asOf: PastDateTime) { tree(outcomeId: $id, asOf: $asOf) { nodes { id title } } }';

describe('a tree of the past', () => {
  let client: Client;
  beforeAll(async () => {
    client = await newWorkspace('past');
  });

  const titlesAt = async (id: string, asOf: Date | string | null): Promise<string[] | null> => {
    const { tree } = await client.data<PastTree>(TITLES, { id, asOf });
    return tree && tree.nodes.map(({ title }) => title);
  };
  const refusalsOf = async (document: string, variables: object): Promise<string[] | undefined> =>
    (await client.ask(document, { ...variables })).errors?.map(({ message }) => message);

  it('has what was there then, what has since left among it, and nothing that came later', async () => {
    const plant = grow(client);
    const before = await instantBetween();
    const [one, other] = [await plant.outcome('One'), await plant.outcome('Other')];
    const stays = await plant.opportunity(one.id, 'Stays');
    const leaves = await plant.opportunity(one.id, 'Leaves');
    await plant.opportunity(leaves.id, 'Leaves with it');
    const then = await instantBetween();
    await client.mutate('nodeMove', { id: leaves.id, expectedVersion: 1, parentId: other.id });
    await client.mutate('opportunityUpdate', { id: stays.id, expectedVersion: 1, title: 'Was reworded' });
    await client.mutate('nodeArchive', { id: stays.id, expectedVersion: 2, reason: 'Done with' });
    await plant.opportunity(one.id, 'Came later');
    expect(await titlesAt(one.id, before)).toBeNull();
    expect(await titlesAt(one.id, then)).toEqual(['One', 'Stays', 'Leaves', 'Leaves with it']);
    expect(await titlesAt(other.id, then)).toEqual(['Other']);
    expect(await titlesAt(one.shortKey, null)).toEqual(['One', 'Came later']);
    expect(await titlesAt(other.id, await instantBetween())).toEqual(['Other', 'Leaves', 'Leaves with it']);
  });

  it('is told for the end of a day of the workspace, and today for this moment', async () => {
    const { id } = await grow(client).outcome('Of today');
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    expect(await titlesAt(id, today)).toEqual(['Of today']);
    expect(await titlesAt(id, yesterday)).toBeNull();
  });

  it('includes what was changed within the millisecond that is named', async () => {
    const { id } = await grow(client).outcome('At once');
    const { node } = await client.data<{ node: { updatedAt: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on Outcome { updatedAt } } }',
      { id },
    );
    expect(await titlesAt(id, node.updatedAt)).toEqual(['At once']);
  });

  it('refuses what is still to come, and what is no instant', async () => {
    const { id } = await grow(client).outcome();
    expect(await refusalsOf(TITLES, { id, asOf: '2999-01-01T00:00:00Z' })).toEqual([
      '"asOf" is 2999-01-01T00:00:00.000Z, which is still to come: name a day or an instant up to now.',
    ]);
    expect(await refusalsOf(TITLES, { id, asOf: '9999-12-31' })).toEqual([
      '"asOf" is 9999-12-31T00:00:00.000Z, which is still to come: name a day or an instant up to now.',
    ]);
    expect(await refusalsOf(TITLES, { id, asOf: 'in September' })).toEqual([
      expect.stringContaining('PastDateTime takes a day such as "2026-11-22", or an instant'),
    ]);
    expect(await titlesAt(id, '0001-01-01')).toBeNull();
    expect(await titlesAt('nothing', new Date())).toBeNull();
  });

  it('says of each field that other rows answer where to ask instead, in fragments too', async () => {
    const { id } = await grow(client).outcome();
    const document = `query ($id: ID!, $asOf: PastDateTime) { tree(outcomeId: $id, asOf: $asOf, first: 50) {
      revision root { owner { name } children { counts { insights } ...More } } } }
      fragment More on Opportunity { scores { value } personas { name } mergedInto { title } }`;
    expect(await refusalsOf(document, { id, asOf: new Date() })).toEqual([
      `"asOf" tells the nodes' own fields, and Tree.revision is none: what it is today is told without "asOf".`,
      `"asOf" tells the nodes' own fields, and Outcome.owner is none: ask for ownerId, and by that for what it is today.`,
      `"asOf" tells the nodes' own fields, and NodeCounts.insights is none: what it is today is told without "asOf".`,
      `"asOf" tells the nodes' own fields, and Opportunity.scores is none: what it is today is told without "asOf", what was changed by history of node(id).`,
      `"asOf" tells the nodes' own fields, and Opportunity.personas is none: ask for personaIds, and by that for what it is today.`,
      `"asOf" tells the nodes' own fields, and Opportunity.mergedInto is none: ask for mergedIntoId, and by that for what it is today.`,
    ]);
  });

  it("is nobody else's", async () => {
    const { id } = await grow(client).outcome();
    const other = await newWorkspace('another');
    expect((await other.data<PastTree>(TITLES, { id, asOf: new Date() })).tree).toBeNull();
  });

  it('has no words any more that were erased since', async () => {
    const { id } = await grow(client).outcome();
    const words = `Zyxwv${SEED} found nuts in it`;
    await grow(client).opportunity(id, 'Nuts', {
      quote: { text: words, origin: 'VERBATIM' },
      description: `So ${words}`,
    });
    const [insightId = ''] = await ingest(client, {
      body: words,
      quotes: [{ text: words }],
      participant: { externalId: `past-${SEED}`, alias: `Zyxwv${SEED}` },
    });
    const asOf = await instantBetween();
    const past = async () =>
      client.data(
        'query ($id: ID!, $asOf: PastDateTime) { tree(outcomeId: $id, asOf: $asOf) { root { children { description ... on Opportunity { quote { text } } } } } }',
        { id, asOf },
      );
    expect(JSON.stringify(await past())).toContain(words);
    const { insight } = await client.data<{ insight: { participant: { id: string; version: number } } }>(
      'query ($id: ID!) { insight: node(id: $id) { ... on Insight { participant { id version } } } }',
      { id: insightId },
    );
    const { id: participantId, version: expectedVersion } = insight.participant;
    await client.mutate('participantErase', { id: participantId, expectedVersion });
    expect(await past()).toMatchObject({ tree: { root: { children: [{ quote: null }] } } });
    expect(JSON.stringify(await past())).not.toContain(`Zyxwv${SEED}`);
  });
});
