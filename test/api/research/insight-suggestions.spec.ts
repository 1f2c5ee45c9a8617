import { grow, type Node } from '../../support/grow.ts';
import { ingest } from '../../support/ingest.ts';
import { type Client, look, newWorkspace } from '../../support/service.ts';

interface Suggested {
  id: string;
  suggestions: {
    opportunity: { id: string; title: string; status: string };
    score: number;
    reasons: { word: string; own: number; learnt: number }[];
    earlierLinks: { insight: { id: string }; words: string[] }[];
  }[];
  noSuggestionReason: string | null;
}
const SUGGESTED = `id noSuggestionReason suggestions { opportunity { id title status } score
  reasons { word own learnt } earlierLinks { insight { id } words } }`;

describe('suggestions for insights', () => {
  let client: Client;
  let milk: Node;
  let slots: Node;
  let above: Node;
  beforeAll(async () => {
    client = await newWorkspace();
    const plant = grow(client);
    const outcome = await plant.outcome('More weekly baskets');
    above = await plant.opportunity(outcome.id, 'I cannot rely on my delivery');
    milk = await plant.opportunity(above.id, 'My milk was swapped for oat drink', {
      description: 'Covers: substitutions, swapped articles, replacements nobody asked for.',
    });
    slots = await plant.opportunity(above.id, 'No delivery slot fits my evenings', {
      description: 'Covers: delivery windows, evening slots, booking ahead.',
    });
    await plant.opportunity(outcome.id, 'I lose sight of what I have spent', {
      description: 'Covers: running totals, budgets, receipts.',
    });
  });

  const suggested = async (id: string | undefined): Promise<Suggested> =>
    (
      await client.data<{ insight: Suggested }>(
        `query ($id: ID!) { insight: node(id: $id) { ... on Insight { ${SUGGESTED} } } }`,
        { id },
      )
    ).insight;
  /** All that is kept of words and links, in one order. */
  const kept = () =>
    look(
      client,
      `SELECT word, opportunity_id, own, linked, linked_mass, own_mass FROM opportunity_word JOIN opportunity_profile USING (workspace_id, opportunity_id)
       WHERE workspace_id = current_setting('app.workspace_id')::uuid ORDER BY opportunity_id, word`,
    );

  it('name the opportunity whose words it says, with the words, and never one that has others below it', async () => {
    const [id] = await ingest(client, {
      title: 'Substitution again',
      body: 'They swapped the milk for some oat drink.',
    });
    const { suggestions, noSuggestionReason } = await suggested(id);
    const [best] = suggestions;
    expect(best).toMatchObject({ opportunity: { id: milk.id, status: 'IDENTIFIED' }, earlierLinks: [] });
    expect(noSuggestionReason).toBeNull();
    expect(best?.reasons.map(({ word }) => word)).toEqual(expect.arrayContaining(['swapped', 'milk', 'Substitution']));
    expect(best?.reasons.reduce((sum, { own, learnt }) => sum + own + learnt, 0)).toBeCloseTo(best?.score ?? 0, 9);
    expect(suggestions.map(({ opportunity }) => opportunity.id)).not.toContain(above.id);
  });

  it('are none, and say so, where nothing fits or nothing is said', async () => {
    const [other, silent] = await ingest(
      client,
      { title: 'Your app icon is ugly', body: 'Purple gradients everywhere, please hire an illustrator.' },
      { title: '12 34' },
    );
    expect(await suggested(other)).toMatchObject({
      suggestions: [],
      noSuggestionReason: expect.stringMatching(/telling words|Too little/) as string,
    });
    expect((await suggested(silent)).noSuggestionReason).toContain('no words');
  });

  it('learn from links that come with a batch, name the insights that taught them, and forget exactly', async () => {
    await ingest(client, { title: 'Oat drink instead of milk', links: [{ nodeId: milk.id }] });
    const before = await kept();
    const links = [{ nodeId: slots.id }];
    const taught = [
      { externalId: 'taught-1', title: 'Courier knocks during nursery pickup', links },
      { externalId: 'taught-2', title: 'Courier came while I fetched the kids from nursery', links },
    ];
    const [first] = await ingest(client, ...taught);
    const [id] = await ingest(client, { title: 'The evening slot is gone and the courier comes at nursery time' });
    const { suggestions } = await suggested(id);
    expect(suggestions[0]).toMatchObject({ opportunity: { id: slots.id } });
    expect(suggestions[0]?.reasons.find(({ word }) => word === 'courier')?.learnt).toBeGreaterThan(0);
    expect(suggestions[0]?.earlierLinks.map(({ insight }) => insight.id)).toContain(first);

    await ingest(client, { ...taught[0], title: 'Quite other words by now' });
    const [word] = await look<{ linked: string }>(
      client,
      `SELECT linked FROM opportunity_word WHERE opportunity_id = $1 AND word = 'courier'`,
      [slots.id],
    );
    expect(Number(word?.linked)).toBe(500);
    await ingest(client, ...taught.map(({ externalId }) => ({ externalId, operation: 'DELETE' })));
    expect(await kept()).toEqual(before);
  });

  it('follow an opportunity that is renamed, moved, merged or archived', async () => {
    const plant = grow(client);
    const parent = await plant.opportunity(above.id, 'Payment');
    const one = await plant.opportunity(parent.id, 'Vouchers are refused');
    const [id] = await ingest(client, { title: 'Gift certificate rejected at the terminal' });
    const firstFor = async () => (await suggested(id)).suggestions[0]?.opportunity.id;
    expect(await firstFor()).toBeUndefined();
    const { opportunity: renamed } = await client.mutate<{ opportunity: Node }>(
      'opportunityUpdate',
      { id: one.id, expectedVersion: 1, title: 'My gift certificate is rejected' },
      'opportunity { id version }',
    );
    expect(await firstFor()).toBe(one.id);
    const { node: named } = await client.mutate<{ node: Node }>(
      'nodeArchive',
      { id: one.id, expectedVersion: renamed.version, reason: 'Over' },
      'node { id version }',
    );
    expect(await firstFor()).toBeUndefined();
    await client.mutate('nodeRestore', { id: one.id, expectedVersion: named.version });
    const two = await plant.opportunity(parent.id, 'Terminals');
    await ingest(client, { externalId: 'paid', title: 'Certificate refused', links: [{ nodeId: one.id }] });
    const linked = (opportunityId: string) =>
      look<{ linked: string }>(
        client,
        `SELECT linked FROM opportunity_word WHERE opportunity_id = $1 AND word = 'certif'`,
        [opportunityId],
      );
    expect(await linked(one.id)).toEqual([{ linked: '500' }]);
    const { userErrors } = await client.mutate('opportunityMerge', {
      id: one.id,
      expectedVersion: named.version + 1,
      intoId: two.id,
      intoExpectedVersion: 1,
    });
    expect(userErrors).toEqual([]);
    expect(await linked(two.id)).toEqual([{ linked: '500' }]);
    expect(await linked(one.id)).toEqual([{ linked: '0' }]);
  });

  it('come with the inbox, which holds what nobody decided, in either order, page by page', async () => {
    const here = await newWorkspace();
    const [old, young, middle] = await ingest(
      here,
      { title: 'Old', occurredAt: '2026-01-01T00:00:00Z' },
      { title: 'Young', occurredAt: '2026-03-01T00:00:00Z' },
      { title: 'Middle', occurredAt: '2026-02-01T00:00:00Z' },
    );
    interface Page {
      insights: { nodes: { id: string; noSuggestionReason: string }[]; pageInfo: { endCursor: string } };
    }
    const page = async (args: string, filter = '') =>
      (
        await here.data<Page>(
          `{ insights(${args} filter: { statuses: [INBOX] ${filter} }) { nodes { id noSuggestionReason } pageInfo { endCursor hasNextPage } } }`,
        )
      ).insights;
    const first = await page('first: 2');
    expect(first.nodes.map(({ id }) => id)).toEqual([young, middle]);
    expect(first.nodes[0]?.noSuggestionReason).toBe('There are no opportunities yet.');
    const rest = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(rest.nodes.map(({ id }) => id)).toEqual([old]);
    expect((await page('orderBy: { field: OCCURRED_AT }')).nodes.map(({ id }) => id)).toEqual([old, middle, young]);
    expect((await page('', 'from: "2026-02-15T00:00:00Z"')).nodes.map(({ id }) => id)).toEqual([young]);
    expect((await page('', 'sourceSystems: ["elsewhere"]')).nodes).toEqual([]);
  });
});
